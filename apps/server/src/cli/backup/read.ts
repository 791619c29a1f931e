import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { adoptRows } from '@wiker/harvest'
import { type Db, Problem } from '@wiker/platform'
import { sql } from 'kysely'
import { FilesTaken } from './files.ts'
import { type BackupTable, backupTables, migrationNames } from './tables.ts'
import { type BackupCounts, backupFormat } from './write.ts'

const batch = 1000
/** Of before files were in it: it is read as it was. */
const formats = [backupFormat, 'wiker-backup-1']

/**
 * Puts a backup back, all of it or nothing. Into an empty database; with `replace`, in place of what is there. A backup of an older
 * Wiker is read (new columns take their default), one of a newer Wiker is refused. Files come into `folder` when all of it was read and is sound.
 */
export async function readBackup(db: Db, file: string, folder: string, replace: boolean): Promise<BackupCounts> {
  const files = new FilesTaken(folder)
  try {
    return await db.transaction().execute((trx) => readInto(trx, file, files, { folder, replace }))
  } finally {
    await files.clear()
  }
}

async function readInto(
  trx: Db,
  file: string,
  files: FilesTaken,
  { folder, replace }: { folder: string; replace: boolean },
): Promise<BackupCounts> {
  const known = await backupTables(trx)
  await makeRoom(trx, known, replace)
  const counts = { tables: 0, rows: 0 }
  let before: string | undefined
  let table: BackupTable | undefined
  let waiting: string[] = []
  let whole = false
  const flush = async () => {
    if (table && waiting.length > 0) await insert(trx, table, waiting)
    counts.rows += waiting.length
    waiting = []
  }
  for await (const line of linesOf(file)) {
    const mark = /^\{"(?:format|table|files|end)"/.test(line) ? JSON.parse(line) : undefined
    if (mark?.format) await checkVersion(trx, mark, file)
    else if (mark?.table && Array.isArray(mark.columns)) {
      await flush()
      table = tableOf(mark, known)
      counts.tables++
    } else if (mark?.end === true) whole = true
    else if (before !== undefined) await files.line(line)
    else if (typeof mark?.files === 'string') before = mark.files
    else if (waiting.push(line) === batch) await flush()
  }
  await flush()
  if (!whole) throw new Problem(`${file} is not whole: its end is missing. Nothing was changed.`)
  await adoptRows(trx)
  for (const { name } of known) await catchUpIdentity(trx, name)
  if (before !== undefined) await moveSources(trx, before, folder)
  await files.settle()
  return { ...counts, ...files.counts }
}

/** A source that somebody gave as a file is read where that file is now. */
async function moveSources(trx: Db, before: string, now: string): Promise<void> {
  await sql`update source set url = ${now}::text || substr(url, ${before.length + 1}) where starts_with(url, ${`${before}/`})`.execute(
    trx,
  )
}

async function* linesOf(file: string): AsyncGenerator<string> {
  try {
    const content = createReadStream(file)
    const lines = createInterface({ input: content.pipe(createGunzip()), crlfDelay: Number.POSITIVE_INFINITY })
    content.on('error', (error) => lines.emit('error', error))
    for await (const line of lines) yield line
  } catch (error) {
    throw new Problem(`${file} cannot be read as a backup (${(error as Error).message}). Nothing was changed.`)
  }
}

async function checkVersion(trx: Db, mark: { format: string; migrations: string[] }, file: string): Promise<void> {
  if (!formats.includes(mark.format)) throw new Problem(`${file} is no backup of Wiker.`)
  const known = new Set(await migrationNames(trx))
  if (mark.migrations.some((name) => !known.has(name))) {
    throw new Problem(`${file} was written by a newer Wiker: restore it with that one.`)
  }
}

function tableOf({ table, columns }: { table: string; columns: string[] }, known: BackupTable[]): BackupTable {
  const present = known.find((one) => one.name === table)
  if (!present)
    throw new Problem(`The backup has a table "${table}" that this Wiker does not have. Nothing was changed.`)
  return { name: table, columns: columns.filter((column) => present.columns.includes(column)) }
}

async function makeRoom(trx: Db, tables: BackupTable[], replace: boolean): Promise<void> {
  const names = sql.join(tables.map(({ name }) => sql.table(name)))
  if (replace) {
    // `canonical` holds no rows, but refers to towns. The ledger lets itself be emptied for this alone.
    await sql`set local wiker.restoring = 'yes'`.execute(trx)
    await sql`truncate ${names}, canonical`.execute(trx)
    return
  }
  for (const { name } of tables) {
    const { rows } = await sql`select from ${sql.table(name)} limit 1`.execute(trx)
    if (rows.length > 0)
      throw new Problem('The database is not empty: add --replace to put the backup in place of what is there.')
  }
}

async function insert(trx: Db, { name, columns }: BackupTable, lines: string[]): Promise<void> {
  const list = sql.join(columns.map((column) => sql.ref(column)))
  await sql`insert into ${sql.table(name)} (${list}) overriding system value
    select ${list} from json_populate_recordset(null::${sql.table(name)}, ${`[${lines.join(',')}]`}::json)`.execute(trx)
}

/** The next number given is above those that came back. */
async function catchUpIdentity(trx: Db, table: string): Promise<void> {
  const { rows } = await sql<{ column: string }>`select a.attname as column from pg_attribute a
    where a.attrelid = ${table}::regclass and a.attidentity <> ''`.execute(trx)
  for (const { column } of rows) {
    await sql`select setval(pg_get_serial_sequence(${table}, ${column}),
      coalesce((select max(${sql.ref(column)}) from ${sql.table(table)}), 0) + 1, false)`.execute(trx)
  }
}
