import iconv from 'iconv-lite'
import { encodingOfBytes } from '../../detect/encoding.ts'
import type { Member } from '../../types.ts'
import { FileWindow } from '../binary/file-window.ts'
import { blockOf, type Memo } from '../dbf/memo.ts'
import { cellIn } from './cells.ts'

export interface Field {
  name: string
  type: string
  offset: number
  length: number
  decimals: number
}

/** The table beside the shapes (dBASE III to 7 layouts): one row a shape, in the same order. */
export interface Attributes {
  fields: Field[]
  rows: number
  encoding: string
  /** `undefined` for a row marked as deleted, no values where the table stops early. */
  row(index: number): Promise<unknown[] | undefined>
  close(): Promise<void>
}

const MOST_FIELDS = 2048
const SAMPLE_ROWS = 400

/** `codePage` is what a `.cpg` says; `memo` has the long texts and is closed with the table. */
export async function openAttributes(member: Member, codePage?: string, memo?: Memo): Promise<Attributes | undefined> {
  const window = await FileWindow.open(member)
  const header = Buffer.from(await window.read(0, 32))
  if (header.length < 32) {
    await window.close()
    await memo?.close()
    return undefined
  }
  const start = header.readUInt16LE(8)
  const width = header.readUInt16LE(10)
  const descriptors = Buffer.from(await window.read(32, Math.max(0, start - 32)))
  const raw = fieldsOf(descriptors, width)
  const encoding = await encodingOf(window, raw, { start, width, codePage, language: header[29]! })
  const present = width > 0 ? Math.floor((member.bytes - start) / width) : 0
  return {
    fields: raw.map((field) => ({ ...field, name: decode(field.label, encoding) })),
    rows: Math.max(0, Math.min(header.readUInt32LE(4), present)),
    encoding,
    row: async (index) => {
      const bytes = await window.read(start + index * width, width)
      if (bytes.length < width) return []
      if (bytes[0] === 0x2a) return undefined
      const values = raw.map((field) => cellIn(bytes, field, encoding))
      if (!memo) return values
      const own = Buffer.from(bytes)
      for (const [column, { type, offset, length }] of raw.entries()) {
        if (type !== 'M') continue
        const text = await memo.text(blockOf(own.subarray(offset, offset + length)))
        values[column] = (text && decode(text, encoding).replaceAll('\u00ec\n', '')) || undefined
      }
      return values
    },
    close: async () => {
      await window.close()
      await memo?.close()
    },
  }
}

interface RawField extends Field {
  label: Buffer
}

function fieldsOf(descriptors: Buffer, width: number): RawField[] {
  const fields: RawField[] = []
  let offset = 1
  for (let at = 0; at + 32 <= descriptors.length && descriptors[at] !== 0x0d; at += 32) {
    const type = String.fromCharCode(descriptors[at + 11]!)
    // Texts longer than 255 keep their upper byte where numbers keep their decimals.
    const isText = type === 'C'
    const length = descriptors[at + 16]! + (isText ? descriptors[at + 17]! * 256 : 0)
    if (offset + length > width || fields.length >= MOST_FIELDS) break
    const end = descriptors.indexOf(0, at)
    const label = descriptors.subarray(at, end >= at && end < at + 11 ? end : at + 11)
    fields.push({ name: '', label, type, offset, length, decimals: isText ? 0 : descriptors[at + 17]! })
    offset += length
  }
  return fields
}

interface Hints {
  start: number
  width: number
  codePage?: string | undefined
  language: number
}

/** What the bytes prove (UTF-8 with accents), then what the `.cpg` and the table's header say, then what the letters look like. */
async function encodingOf(window: FileWindow, fields: RawField[], hints: Hints): Promise<string> {
  const texts: Buffer[] = fields.map(({ label }) => label)
  const columns = fields.filter(({ type }) => type === 'C')
  for (let index = 0; index < SAMPLE_ROWS && columns.length > 0; index++) {
    const row = await window.read(hints.start + index * hints.width, hints.width)
    if (row.length < hints.width) break
    for (const { offset, length } of columns) texts.push(trimmed(row.subarray(offset, offset + length)))
  }
  const sample = Buffer.concat(texts.flatMap((text) => [text, Buffer.from('\n')]))
  const seen = encodingOfBytes(sample)
  const hasAccents = sample.some((byte) => byte > 127)
  if (seen === 'utf-8' && hasAccents) return seen
  const said = declared(hints.codePage) ?? byLanguage[hints.language]
  if (said && !(said === 'utf-8' && hasAccents)) return said
  return hasAccents ? seen : 'windows-1252'
}

/** A copy without the blanks at its end and the half character a full cell was cut in. */
function trimmed(cell: Buffer): Buffer {
  let end = cell.length
  while (end > 0 && (cell[end - 1] === 0x20 || cell[end - 1] === 0)) end--
  if (end === cell.length)
    for (let back = 1; back <= 3 && back <= end; back++) {
      const byte = cell[end - back]!
      if (byte >= 0xc0) {
        end -= back
        break
      }
      if (byte < 0x80) break
    }
  return Buffer.from(cell.subarray(0, end))
}

const byLanguage: Record<number, string> = Object.fromEntries(
  Object.entries({
    cp437: [0x01, 0x09, 0x0b, 0x0d, 0x0f, 0x11, 0x15, 0x18, 0x19, 0x1b],
    cp850: [0x02, 0x0a, 0x0e, 0x10, 0x12, 0x14, 0x16, 0x1a, 0x1d, 0x25, 0x37],
    'windows-1252': [0x03, 0x57, 0x58, 0x59],
    macintosh: [0x04],
    cp852: [0x1f, 0x22, 0x23, 0x40, 0x64, 0x87],
    cp860: [0x24],
    cp865: [0x08, 0x17, 0x66],
    cp866: [0x26, 0x65],
    'windows-1250': [0xc8],
    'windows-1251': [0xc9],
    'windows-1254': [0xca],
    'windows-1253': [0xcb],
    'windows-1257': [0xcc],
  }).flatMap(([encoding, codes]) => codes.map((code) => [code, encoding])),
)

/** `UTF-8`, `1252`, `ANSI 1252`, `ISO-8859-1`, `ISO88591`, `88591`, `system`: what stands in a `.cpg`. */
function declared(said: string | undefined): string | undefined {
  const text = (said ?? '').trim().toLowerCase()
  if (text === '') return undefined
  if (/utf-?8|^65001$/.test(text)) return 'utf-8'
  const iso = /8859-?_?(\d{1,2})$/.exec(text)?.[1]
  const name = iso ? (iso === '1' ? 'windows-1252' : `iso-8859-${iso}`) : text.replace(/^.*?(\d{3,4})$/, 'cp$1')
  return iconv.encodingExists(name) ? name : undefined
}

function decode(bytes: Buffer, encoding: string): string {
  return iconv.decode(bytes, encoding === 'iso-8859-1' ? 'windows-1252' : encoding).trim()
}
