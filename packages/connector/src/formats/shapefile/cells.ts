import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

/** A cell of a dBASE table as JavaScript has it; `undefined` when it is empty or blanked out with stars. */
export function cellOf(
  bytes: Buffer,
  { type, decimals }: { type: string; decimals: number },
  encoding: string,
): unknown {
  if (type === 'I' || type === '+') return bytes.length === 4 ? bytes.readInt32LE(0) : undefined
  if (type === 'O' || (type === 'B' && bytes.length === 8)) return finite(bytes.readDoubleLE(0))
  if (type === 'Y') return bytes.length === 8 ? Number(bytes.readBigInt64LE(0)) / 10_000 : undefined
  if (type === 'T' || type === '@') return bytes.length === 8 ? instantOf(bytes) : undefined
  if (type === 'M' || type === 'G' || type === '0') return undefined
  if (type === 'C') return textOf(bytes, encoding)
  const text = bytes.toString('latin1').replaceAll('\0', '').trim()
  if (text === '' || /^\*+$/.test(text)) return undefined
  if (type === 'L') return /^[TtYyOo]$/.test(text) ? true : /^[FfNn]$/.test(text) ? false : undefined
  if (type === 'D') return dayOf(text)
  return type === 'N' || type === 'F' ? numberOf(text, decimals) : text
}

/** The cell that lies in a row's bytes, without a view of its own for each. */
export function cellIn(
  row: Buffer,
  field: { type: string; offset: number; length: number; decimals: number },
  encoding: string,
): unknown {
  const { type, offset, length } = field
  return type === 'C'
    ? textIn(row, offset, offset + length, encoding)
    : cellOf(row.subarray(offset, offset + length), field, encoding)
}

const textOf = (bytes: Buffer, encoding: string): string | undefined => textIn(bytes, 0, bytes.length, encoding)

/** A text ends at the first zero. What was cut in the middle of its last character loses that half. */
function textIn(bytes: Buffer, start: number, limit: number, encoding: string): string | undefined {
  let end = start
  let isAscii = true
  let filled = start
  for (; end < limit; end++) {
    const byte = bytes[end]!
    if (byte === 0) break
    if (byte !== 32) filled = end + 1
    if (byte > 127) isAscii = false
  }
  const table = tableOf(encoding)
  if (filled === start && (table.ascii || end === start)) return undefined
  if (isAscii && table.ascii) return bytes.toString('latin1', start, filled).trim() || undefined
  if (table.signs) {
    const { signs } = table
    const text = bytes.toString('latin1', start, filled).replace(table.foreign, (sign) => signs[sign.charCodeAt(0)]!)
    return withoutHalf(text)
  }
  const whole = bytes.subarray(start, end)
  return withoutHalf(
    encoding === 'utf-8' && whole[0] !== 0xef && isUtf8(whole)
      ? whole.toString('utf8')
      : iconv.decode(whole, table.name),
  )
}

function withoutHalf(text: string): string | undefined {
  const clean = text.trim()
  return (clean.endsWith('\ufffd') ? clean.slice(0, -1) : clean) || undefined
}

interface Table {
  name: string
  /** Its first 128 bytes are those of ASCII. */
  ascii: boolean
  /** Of an encoding of one byte a character: all of them, and which are others than in Latin-1. */
  signs?: string
  foreign: RegExp
}

const tables = new Map<string, Table>()

function tableOf(encoding: string): Table {
  const known = tables.get(encoding)
  if (known) return known
  const name = encoding === 'iso-8859-1' ? 'windows-1252' : encoding
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
  const ascii = iconv.decode(bytes.subarray(0, 128), name) === bytes.toString('latin1', 0, 128)
  const single = ascii && /^(?:windows-125\d|cp(?:437|8[56]\d|125\d)|iso-8859-\d+|macintosh)$/.test(name)
  const table: Table = { name, ascii, foreign: name === 'windows-1252' ? /[\u0080-\u009f]/g : /[\u0080-\u00ff]/g }
  if (single) table.signs = iconv.decode(bytes, name)
  tables.set(encoding, table)
  return table
}

/** A code written with leading zeros, or more digits than a number holds, stays text. */
function numberOf(text: string, decimals: number): number | string | undefined {
  if (/^0\d/.test(text) && decimals === 0) return text
  const value = Number(text.replace(',', '.'))
  if (!Number.isFinite(value)) return text
  return /^-?\d{16,}$/.test(text) ? text : value
}

function dayOf(text: string): string | undefined {
  if (/^0+$/.test(text)) return undefined
  return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text
}

/** Julian day and milliseconds; there is no zone: a local time. */
function instantOf(bytes: Buffer): string | undefined {
  const day = bytes.readInt32LE(0)
  if (day <= 0 || day > 5_000_000) return undefined
  const date = new Date((day - 2_440_588) * 86_400_000 + bytes.readInt32LE(4))
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 19)
}

const finite = (value: number) => (Number.isFinite(value) ? value : undefined)
