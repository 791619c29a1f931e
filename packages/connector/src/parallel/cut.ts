import { open } from 'node:fs/promises'
import { meter } from '../meter.ts'
import type { Piece } from './types.ts'

const PIECE = 64 * 1024

/** Finds where the bytes of a file may be cut. Keeps what it saw from one call to the next. */
export interface Cutter {
  /** Guessed number of the first line or item behind the last cut, from 1. */
  readonly where: number
  /** What follows the last cut is of no interest. */
  readonly done: boolean
  /** How many of these bytes make a piece; 0 when it takes more of them. The first `seen` ones were looked at in the call before. */
  cut(bytes: Buffer, seen: number): number
}

/** Memory of at least so many bytes that was used before, if there is any. */
export type Room = (size: number) => ArrayBuffer | undefined

/** The bytes of a file from `start` on, cut. Each piece has memory of its own, to be handed to another thread. */
export async function* cutInPieces(
  file: string,
  cutter: Cutter,
  { start = 0, size = PIECE, room }: { start?: number; size?: number | undefined; room?: Room | undefined },
): AsyncGenerator<Piece> {
  const handle = await open(file)
  try {
    let position = start
    meter()?.began({ position: () => position, total: (await handle.stat()).size })
    let first = true
    let held: Uint8Array = new Uint8Array(0)
    for (;;) {
      const wanted = Math.max(size, held.length * 2)
      const bytes = Buffer.from(room?.(wanted) ?? new ArrayBuffer(wanted))
      bytes.set(held)
      let length = held.length
      while (length < bytes.length) {
        const { bytesRead } = await handle.read(bytes, length, bytes.length - length, position)
        if (bytesRead === 0) break
        position += bytesRead
        length += bytesRead
      }
      const { where } = cutter
      const end = cutter.cut(bytes.subarray(0, length), held.length)
      const last = cutter.done || length < bytes.length
      // Kept before the piece is handed over: its memory goes with it.
      held = new Uint8Array(bytes.subarray(end, length))
      if (end === 0 && !last) continue
      yield { bytes: new Uint8Array(bytes.buffer, 0, last && !cutter.done ? length : end), where, first, last }
      if (last) return
      first = false
    }
  } finally {
    await handle.close()
  }
}
