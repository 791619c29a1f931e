import type { CanonicalRecord } from '@wiker/model'
import { flatRows } from '../table/flat-rows.ts'
import type { WriteOptions } from '../write-options.ts'

/**
 * RFC 4180 with a byte order mark, so that spreadsheets read accents. Nested fields have dotted names, lists are
 * joined by ` | `. A cell that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export async function* writeCsv(
  records: AsyncIterable<CanonicalRecord>,
  options: WriteOptions,
): AsyncGenerator<string> {
  yield* writeCsvRows(flatRows(records), options.delimiter ?? ',')
}

/** Any rows, the names of their columns first. */
export async function* writeCsvRows(rows: AsyncIterable<unknown[]>, delimiter: string): AsyncGenerator<string> {
  let start = '\ufeff'
  for await (const row of rows) {
    yield `${start}${row.map((value) => cell(value, delimiter)).join(delimiter)}\r\n`
    start = ''
  }
}

/** A value as one cell, quoted where it must be, and never a formula. */
export function cell(value: unknown, delimiter: string): string {
  if (value === undefined) return ''
  const text = typeof value === 'string' ? harmless(value) : String(value)
  return text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A phone number or a negative amount runs nothing and stays as it is. */
function harmless(text: string): string {
  return /^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && !/^[+-][\d\s().,€%-]*$/.test(text)) ? `'${text}` : text
}
