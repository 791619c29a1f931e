import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { meter } from '../meter.ts'
import type { Member } from '../types.ts'

/** One file on disk under the name its source gives it. */
export function fileMember(path: string, file: string, bytes: number, contentType?: string): Member {
  return {
    path,
    file,
    bytes,
    ...(contentType ? { contentType } : {}),
    open: () => {
      const stream = createReadStream(file, { highWaterMark: 64 * 1024 })
      meter()?.began({ position: () => stream.bytesRead, total: bytes })
      return stream
    },
    head: async (length) => {
      const handle = await open(file)
      try {
        const buffer = Buffer.alloc(Math.min(length, bytes))
        let read = 0
        while (read < buffer.length) {
          const { bytesRead } = await handle.read(buffer, read, buffer.length - read, read)
          if (bytesRead === 0) break
          read += bytesRead
        }
        return buffer.subarray(0, read)
      } finally {
        await handle.close()
      }
    },
  }
}

/** A part that has no file of its own. */
export function heldMember(path: string, held: Buffer): Member {
  return {
    path,
    bytes: held.length,
    file: '',
    held,
    open: () => Readable.from([held]),
    head: async (length) => held.subarray(0, length),
  }
}
