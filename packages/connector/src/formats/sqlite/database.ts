import type { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import type { Member } from '../../types.ts'

/**
 * The file as it lies, never written to: no journal is made beside it, no lock is taken. Functions a hostile schema
 * would call are not trusted.
 */
export async function openDatabase(member: Member): Promise<DatabaseSync> {
  const { DatabaseSync } = await import('node:sqlite')
  const url = pathToFileURL(member.file)
  url.searchParams.set('immutable', '1')
  const database = new DatabaseSync(url, { readOnly: true, allowExtension: false })
  try {
    database.exec(
      'PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY',
    )
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

export interface Table {
  name: string
  columns: string[]
}

/** Tables with their stored columns, in the order they were made; what the library keeps for itself is left out. */
export function tablesOf(database: DatabaseSync): Table[] {
  const named = database.prepare(
    `SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid`,
  )
  const all = named.all() as { name: string; sql: string | null }[]
  const virtual = all.filter(({ sql }) => /^\s*CREATE\s+VIRTUAL\b/i.test(sql ?? '')).map(({ name }) => name)
  const isVirtual = (name: string) =>
    virtual.some((one) => name === one || (name.startsWith(`${one}_`) && shadow.test(name)))
  return all
    .filter(({ name }) => !isVirtual(name))
    .map(({ name }) => ({ name, columns: columnsOf(database, name) }))
    .filter(({ columns }) => columns.length > 0)
}

/** Where full-text and spatial indexes keep their parts. */
const shadow = /_(data|idx|content|docsize|config|segments|segdir|stat|node|rowid|parent)$/

function columnsOf(database: DatabaseSync, table: string): string[] {
  const columns = database.prepare(`PRAGMA table_xinfo(${quoted(table)})`).all() as { name: string; hidden: number }[]
  // Generated columns are formulas over the others.
  return columns.filter(({ hidden }) => hidden === 0).map(({ name }) => name)
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
