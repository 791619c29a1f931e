import iconv from 'iconv-lite'

export interface TabField {
  name: string
  type: string
  length: number
  offset: number
}

const lengths: Record<string, number> = {
  integer: 4,
  smallint: 2,
  largeint: 8,
  float: 8,
  date: 4,
  logical: 1,
  time: 4,
  datetime: 8,
}

/** `Fields 2`, then a name and a type a line, as in `NOM Char (50) ;` */
export function fieldsOf(tab: string): TabField[] {
  const found = /^\s*fields\s+(\d+)\s*$/im.exec(tab)
  if (!found) return []
  const lines = tab
    .slice(found.index + found[0].length)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  return lines.slice(0, Number(found[1])).map((line) => {
    const [, name = line.trim(), type = 'Char', size = '0'] = /^\s*(\S+)\s+([a-z]+)\s*(?:\(\s*(\d+))?/i.exec(line) ?? []
    const kind = type.toLowerCase()
    return { name, type: kind, length: lengths[kind] ?? Number(size), offset: 0 }
  })
}

export function tabCell(bytes: Buffer, { type }: TabField, encoding: string): unknown {
  switch (type) {
    case 'integer':
      return bytes.length === 4 ? bytes.readInt32LE(0) : undefined
    case 'smallint':
      return bytes.length === 2 ? bytes.readInt16LE(0) : undefined
    case 'largeint': {
      const value = bytes.length === 8 ? bytes.readBigInt64LE(0) : 0n
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
    }
    case 'float': {
      const value = bytes.length === 8 ? bytes.readDoubleLE(0) : Number.NaN
      return Number.isFinite(value) ? value : undefined
    }
    case 'date':
      return dayOf(bytes)
    case 'time':
      return bytes.length === 4 ? hourOf(bytes.readInt32LE(0)) : undefined
    case 'datetime': {
      const day = dayOf(bytes)
      const hour = bytes.length === 8 ? hourOf(bytes.readInt32LE(4)) : undefined
      return day && hour ? `${day}T${hour}` : day
    }
    case 'logical':
      return bytes[0] === 0x54 ? true : bytes[0] === 0x46 ? false : undefined
    default: {
      const end = bytes.indexOf(0)
      const text = iconv.decode(end < 0 ? bytes : bytes.subarray(0, end), encoding).trim()
      if (text === '') return undefined
      return type === 'decimal' && Number.isFinite(Number(text)) ? Number(text) : text
    }
  }
}

function dayOf(bytes: Buffer): string | undefined {
  if (bytes.length < 4) return undefined
  const [year, month, day] = [bytes.readUInt16LE(0), bytes[2]!, bytes[3]!]
  if (year === 0 || month < 1 || month > 12 || day < 1 || day > 31) return undefined
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function hourOf(milliseconds: number): string | undefined {
  if (milliseconds < 0 || milliseconds >= 86_400_000) return undefined
  return new Date(milliseconds).toISOString().slice(11, 19)
}
