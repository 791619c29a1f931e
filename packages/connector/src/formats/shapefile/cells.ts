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

/** What was cut in the middle of its last character loses that half. */
function textOf(bytes: Buffer, encoding: string): string | undefined {
  const end = bytes.indexOf(0)
  const whole = end < 0 ? bytes : bytes.subarray(0, end)
  const text = iconv.decode(whole, encoding === 'iso-8859-1' ? 'windows-1252' : encoding)
  const clean = text.trim().replace(/\ufffd$/, '')
  return clean === '' ? undefined : clean
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
