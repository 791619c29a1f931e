import type { Member } from '../../types.ts'
import { FileWindow } from '../binary/file-window.ts'

/** Long texts of a table, in blocks of the file beside it (`.dbt` of dBASE III and IV, `.fpt` of FoxPro). */
export interface Memo {
  /** Bytes of the text that begins at a block; nothing where there is none. */
  text(block: number): Promise<Buffer | undefined>
  close(): Promise<void>
}

const LONGEST = 1024 * 1024

export async function openMemo(member: Member): Promise<Memo> {
  const window = await FileWindow.open(member)
  const head = Buffer.from(await window.read(0, 24))
  const isFox = /\.fpt$/i.test(member.path)
  const size = blockSize(head, isFox)
  return {
    text: async (block) => {
      const offset = block * size
      if (block <= 0 || offset >= member.bytes) return undefined
      const start = Buffer.from(await window.read(offset, 8))
      if (start.length < 8) return undefined
      if (isFox) return sized(window, offset, start.readUInt32BE(4))
      // dBASE IV marks its blocks and says how long they are, its own eight bytes included.
      if (start.readUInt32LE(0) === 0x0008ffff) return sized(window, offset, start.readUInt32LE(4) - 8)
      const bytes = await window.read(offset, Math.min(LONGEST, member.bytes - offset))
      const end = bytes.indexOf(0x1a)
      return Buffer.from(bytes.subarray(0, end < 0 ? Math.min(bytes.length, 64 * 1024) : end))
    },
    close: () => window.close(),
  }
}

function blockSize(head: Buffer, isFox: boolean): number {
  if (head.length < 24) return 512
  const said = isFox ? head.readUInt16BE(6) : head.readUInt16LE(20)
  return said > 0 ? said : isFox ? 1 : 512
}

async function sized(window: FileWindow, offset: number, length: number): Promise<Buffer | undefined> {
  if (length <= 0 || length > LONGEST) return undefined
  return Buffer.from(await window.read(offset + 8, length))
}

/** A memo cell holds its block as digits or, four bytes wide, as a number. */
export function blockOf(cell: Buffer): number {
  if (cell.length === 4) return cell.readUInt32LE(0)
  const text = cell.toString('latin1').trim()
  return /^\d+$/.test(text) ? Number(text) : 0
}
