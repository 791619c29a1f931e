import type { Db } from '@wiker/platform'
import { sql } from 'kysely'

export interface BackupTable {
  name: string
  /** Columns that hold something of their own: generated ones are made again. */
  columns: string[]
}

/** Tables of the product, those that others refer to first. The job queue and the list of migrations are not data. */
export async function backupTables(db: Db): Promise<BackupTable[]> {
  const { rows: tables } = await sql<BackupTable>`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('migration', 'canonical')
    group by c.relname order by c.relname`.execute(db)
  const { rows: references } = await sql<{ from: string; to: string }>`
    select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint
    where contype = 'f' and conrelid <> confrelid and connamespace = 'public'::regnamespace`.execute(db)
  const ordered: BackupTable[] = []
  const waiting = new Set(tables)
  while (waiting.size > 0) {
    const names = new Set([...waiting].map((table) => table.name))
    const free = [...waiting].filter((table) => !references.some((one) => one.from === table.name && names.has(one.to)))
    if (free.length === 0) throw new Error('Tables refer to each other in a circle')
    for (const table of free) {
      ordered.push(table)
      waiting.delete(table)
    }
  }
  return ordered
}

export async function migrationNames(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(db)
  return rows.map((row) => row.name)
}
