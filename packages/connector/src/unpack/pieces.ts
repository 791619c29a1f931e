import { open } from 'node:fs/promises'
import { meter } from '../meter.ts'

/**
 * The bytes of a file from `start` on, in pieces of at most `size`. One buffer serves for all: a piece is only good until the
 * next one is asked for. A stream gives each piece memory of its own, and a large file holds a lot of it.
 */
export async function* piecesOf(file: string, size = 1 << 20, start = 0): AsyncGenerator<Buffer> {
  const handle = await open(file)
  try {
    const buffer = Buffer.allocUnsafe(size)
    let position = start
    meter()?.began({ position: () => position, total: (await handle.stat()).size })
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, size, position)
      if (bytesRead === 0) return
      position += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}
