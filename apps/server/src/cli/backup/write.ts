import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Db, errorCode, Problem } from '@wiker/platform'
import { sql } from 'kysely'
import { backupTables, migrationNames } from './tables.ts'

export const backupFormat = 'wiker-backup-1'
const batch = 1000

/**
 * Writes every table into one gzipped file, a line a row, as they stood at one moment: the site goes on meanwhile. Lines are
 * `{"table":…,"columns":[…]}` followed by the rows of that table as JSON, which any PostgreSQL and any other program can read.
 * The file has its name only when it is whole.
 */
export async function writeBackup(db: Db, file: string, now: Date): Promise<{ tables: number; rows: number }> {
  const counts = { tables: 0, rows: 0 }
  const unfinished = `${file}.unfinished`
  try {
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((trx) =>
        pipeline(Readable.from(lines(trx, now, counts)), createGzip(), createWriteStream(unfinished, { mode: 0o600 })),
      )
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    if (errorCode(error) === 'ENOSPC')
      throw new Problem(`The disk is full: the backup needs more room than is left for ${file}.`)
    if (['EACCES', 'ENOENT', 'EISDIR', 'EROFS'].includes(errorCode(error) ?? ''))
      throw new Problem(`${file} cannot be written.`)
    throw error
  }
  return counts
}

async function* lines(trx: Db, now: Date, counts: { tables: number; rows: number }): AsyncGenerator<string> {
  yield `${JSON.stringify({ format: backupFormat, written: now.toISOString(), migrations: await migrationNames(trx) })}\n`
  for (const { name, columns } of await backupTables(trx)) {
    counts.tables++
    yield `${JSON.stringify({ table: name, columns })}\n`
    const selected = sql.join(columns.map((column) => sql.ref(column)))
    await sql`declare reading cursor for select row_to_json(r)::text as line from (select ${selected} from ${sql.table(name)}) r`.execute(
      trx,
    )
    for (;;) {
      const { rows } = await sql<{ line: string }>`fetch ${sql.lit(batch)} from reading`.execute(trx)
      if (rows.length === 0) break
      counts.rows += rows.length
      yield rows.map((row) => `${row.line}\n`).join('')
    }
    await sql`close reading`.execute(trx)
  }
  yield `${JSON.stringify({ end: true, ...counts })}\n`
}
