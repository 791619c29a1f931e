import { sql } from 'kysely'
import { ZipFile } from 'yazl'
import type { Db } from '../db.ts'
import { personalData } from './personal-data/index.ts'
import type { Who } from './personal-data/shape.ts'

type Row = Record<string, unknown>

/** All that is known of a person, table by table, in the order of the registry; tables without a row of hers are left out. */
export async function readPersonalData(db: Db, who: Who): Promise<Map<string, Row[]>> {
  const found = new Map<string, Row[]>()
  for (const { table, of, hidden = [], exported = true } of personalData) {
    if (!of || !exported) continue
    const { rows } = await sql<Row>`select to_jsonb(t) as row from ${sql.table(table)} t where ${of(who)}`.execute(db)
    const read = rows.map(({ row }) => without(row as Row, hidden))
    const known = found.get(table) ?? []
    const seen = new Set(known.map((one) => JSON.stringify(one)))
    const all = [...known, ...read.filter((one) => !seen.has(JSON.stringify(one)))]
    if (all.length > 0) found.set(table, all)
  }
  return found
}

export interface ExportWords {
  /** What the archive says of itself, in the reader's language. */
  readMe: string
  names: { readMe: string; data: string; tables: string; pictures: string }
}

/**
 * An archive of all that is known of a person: everything as JSON (Article 20: structured, machine-readable), each table as CSV for a spreadsheet, and
 * the pictures. `pictureOf` reads the file of a picture; undefined when it is gone.
 */
export async function zipPersonalData(
  db: Db,
  who: Who,
  { readMe, names }: ExportWords,
  pictureOf: (row: Row) => Promise<{ name: string; bytes: Buffer } | undefined>,
): Promise<NodeJS.ReadableStream> {
  const found = await readPersonalData(db, who)
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from(readMe), names.readMe)
  zip.addBuffer(Buffer.from(JSON.stringify(Object.fromEntries(found), null, 2)), names.data)
  for (const [table, rows] of found) zip.addBuffer(Buffer.from(csvOf(rows)), `${names.tables}/${table}.csv`)
  for (const row of found.get('picture') ?? []) {
    const picture = await pictureOf(row)
    if (picture) zip.addBuffer(picture.bytes, `${names.pictures}/${picture.name}`, { compress: false })
  }
  zip.end()
  return zip.outputStream
}

function without(row: Row, hidden: string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !hidden.includes(column)))
}

/** RFC 4180, with the mark by which a spreadsheet knows UTF-8. What it would take for a formula is text. */
export function csvOf(rows: Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))]
  return `\ufeff${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(value: unknown): string {
  const text =
    value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
