import { Unreadable } from '../../problem.ts'
import type { Member } from '../../types.ts'
import { FileWindow } from '../binary/file-window.ts'

export interface Place {
  /** Of the shape's content, past its header. */
  offset: number
  length: number
}

/**
 * Where each shape lies, in order: by the index (`.shx`), which alone knows shapes that were moved by an editor; by their own
 * lengths when there is none or when it does not fit the file.
 */
export async function* shapePlaces(member: Member, shapes: FileWindow): AsyncGenerator<Place> {
  const index = member.parts?.get('shx')
  if (index && (await fits(index, shapes))) yield* byIndex(index, shapes)
  else yield* byLength(shapes)
}

async function fits(index: Member, shapes: FileWindow): Promise<boolean> {
  const head = Buffer.from(await index.head(108))
  if (head.length < 108 || head.readInt32BE(0) !== 9994) return false
  if ((index.bytes - 100) % 8 !== 0) return false
  const offset = head.readInt32BE(100) * 2
  const record = await shapes.read(offset, 8)
  return offset >= 100 && record.length === 8 && record.readInt32BE(4) === head.readInt32BE(104)
}

async function* byIndex(index: Member, shapes: FileWindow): AsyncGenerator<Place> {
  const entries = await FileWindow.open(index)
  let spent = 0
  try {
    for (let at = 100; at + 8 <= index.bytes; at += 8) {
      const entry = await entries.read(at, 8)
      const offset = entry.readInt32BE(0) * 2 + 8
      const length = within(offset, entry.readInt32BE(4) * 2, shapes)
      // Every shape has its own place: an index that names the same bytes over and over is a trap.
      spent += length
      if (spent > shapes.bytes * 2) throw new Unreadable('broken', { reason: '.shx' })
      yield { offset, length }
    }
  } finally {
    await entries.close()
  }
}

async function* byLength(shapes: FileWindow): AsyncGenerator<Place> {
  let at = 100
  while (at + 8 <= shapes.bytes) {
    const length = (await shapes.read(at, 8)).readInt32BE(4) * 2
    if (length < 4) return
    yield { offset: at + 8, length: within(at + 8, length, shapes) }
    at += 8 + length
  }
}

/** Nothing lies beyond the end of the file, whatever is announced. */
const within = (offset: number, length: number, shapes: FileWindow) =>
  offset < 0 || length < 0 ? 0 : Math.max(0, Math.min(length, shapes.bytes - offset))
