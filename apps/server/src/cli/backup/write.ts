import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Db, errorCode, Problem } from '@wiker/platform'
import { sql } from 'kysely'
import { type FileCounts, fileLines } from './files.ts'
import { backupTables, migrationNames } from './tables.ts'

export const backupFormat = 'wiker-backup-2'
const batch = 1000

export interface BackupCounts extends FileCounts {
  tables: number
  rows: number
}

/**
 * Writes every table into one gzipped file, a line a row, as they stood at one moment: the site goes on meanwhile. Lines are
 * `{"table":…,"columns":[…]}` followed by the rows of that table as JSON, which any PostgreSQL and any other program can read; then the files that
 * the house keeps in `folder` (files.ts). The file has its name only when it is whole.
 */
export async function writeBackup(db: Db, file: string, folder: string, now: Date): Promise<BackupCounts> {
  const counts = { tables: 0, rows: 0, files: 0, bytes: 0 }
  const unfinished = `${file}.unfinished`
  try {
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((trx) =>
        pipeline(
          Readable.from(lines(trx, folder, now, counts)),
          createGzip(),
          createWriteStream(unfinished, { mode: 0o600 }),
        ),
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

async function* lines(trx: Db, folder: string, now: Date, counts: BackupCounts): AsyncGenerator<string> {
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
  yield* fileLines(folder, counts)
  yield `${JSON.stringify({ end: true, ...counts })}\n`
}
