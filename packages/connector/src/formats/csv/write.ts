import type { CanonicalRecord } from '@wiker/model'
import type { WriteOptions } from '../write-options.ts'

/** Columns are those of the first records; what later ones have beside them goes into `additional`. */
const FIRST = 5000

/**
 * RFC 4180 with a byte order mark, so that spreadsheets read accents. Nested fields have dotted names, lists are
 * joined by ` | `. A cell that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export async function* writeCsv(
  records: AsyncIterable<CanonicalRecord>,
  options: WriteOptions,
): AsyncGenerator<string> {
  const delimiter = options.delimiter ?? ','
  let waiting: Map<string, unknown>[] = []
  let columns: string[] | undefined
  const line = (row: Map<string, unknown>) =>
    `${columns!.map((name) => cell(valueIn(row, name, columns!), delimiter)).join(delimiter)}\r\n`
  const start = () => {
    columns = columnsOf(waiting)
    return `\ufeff${columns.map((name) => cell(name, delimiter)).join(delimiter)}\r\n`
  }
  for await (const record of records) {
    const row = flat(record)
    if (columns) yield line(row)
    else if (waiting.push(row) >= FIRST) {
      yield start()
      for (const one of waiting) yield line(one)
      waiting = []
    }
  }
  if (!columns) {
    yield start()
    for (const one of waiting) yield line(one)
  }
}

/** `provenance` last: people read names and dates first. */
function columnsOf(rows: Map<string, unknown>[]): string[] {
  const names = new Set<string>()
  for (const row of rows) for (const name of row.keys()) names.add(name)
  const late = (name: string) => (name.startsWith('provenance.') ? 2 : name.startsWith('additional') ? 1 : 0)
  return [...names].sort((a, b) => late(a) - late(b))
}

function flat(value: object, prefix = '', row = new Map<string, unknown>()): Map<string, unknown> {
  for (const [key, one] of Object.entries(value)) {
    const name = prefix + key
    if (one === undefined || one === null) continue
    if (Array.isArray(one))
      row.set(name, one.every((part) => typeof part !== 'object') ? one.join(' | ') : JSON.stringify(one))
    else if (typeof one === 'object' && name !== 'geometry') flat(one as object, `${name}.`, row)
    else row.set(name, name === 'geometry' ? JSON.stringify(one) : one)
  }
  return row
}

function valueIn(row: Map<string, unknown>, name: string, columns: string[]): unknown {
  if (name !== 'additional') return row.get(name)
  const rest = [...row].filter(([key]) => !columns.includes(key))
  return rest.length > 0 ? JSON.stringify(Object.fromEntries(rest)) : undefined
}

function cell(value: unknown, delimiter: string): string {
  if (value === undefined) return ''
  const text = typeof value === 'string' ? harmless(value) : String(value)
  return text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A phone number or a negative amount runs nothing and stays as it is. */
function harmless(text: string): string {
  return /^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && !/^[+-][\d\s().,-]*$/.test(text)) ? `'${text}` : text
}
