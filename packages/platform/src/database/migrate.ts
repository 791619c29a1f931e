import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Pool, PoolClient } from 'pg'
import { Problem } from '../problem.ts'

export interface Migration {
  /** File name without `.sql`: its four digits give the order. */
  name: string
  text: string
}

// Any number, as long as it stays the same: only one process migrates at a time.
const lockId = 1_886_545_258

/** Brings the database to the present shape, forward only. Returns the names of what was applied. */
export async function migrate(pool: Pool, migrations?: Migration[]): Promise<string[]> {
  const wanted = migrations ?? (await readMigrations())
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockId])
    const applied = await appliedMigrations(client)
    checkHistory(applied, wanted)
    const missing = wanted.filter(({ name }) => !applied.has(name))
    for (const migration of missing) await apply(client, migration)
    return missing.map(({ name }) => name)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockId]).catch(() => undefined)
    client.release()
  }
}

const shippedFolder = fileURLToPath(new URL('../../migrations/', import.meta.url))

/** The numbered files of a folder, the product's own by default, in order. */
export async function readMigrations(folder = shippedFolder): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  const numbers = new Set<string>()
  for (const file of files) {
    const number = file.match(/^(\d{4})_[a-z0-9_]+\.sql$/)?.[1]
    if (!number) throw new Error(`A migration is called 0001_what_it_does.sql, not ${file}`)
    if (numbers.has(number)) throw new Error(`Two migrations have the number ${number}`)
    numbers.add(number)
  }
  return Promise.all(
    files.map(async (file) => ({ name: file.slice(0, -4), text: await readFile(`${folder}/${file}`, 'utf8') })),
  )
}

async function appliedMigrations(client: PoolClient): Promise<Map<string, string>> {
  await client.query(`create table if not exists migration (
    name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
  const { rows } = await client.query('select name, checksum from migration order by name')
  return new Map(rows.map(({ name, checksum }) => [name, checksum]))
}

function checkHistory(applied: Map<string, string>, wanted: Migration[]): void {
  const last = [...applied.keys()].at(-1) ?? ''
  for (const [name, checksum] of applied) {
    const migration = wanted.find((one) => one.name === name)
    if (!migration)
      throw new Problem(
        `The database has the change "${name}", which this Wiker does not know: it was used by a newer one. Start the newer one, or restore a backup.`,
      )
    if (checksumOf(migration) !== checksum)
      throw new Problem(
        `The file migrations/${name}.sql was changed after the database received it: put the file back, and make the change in a new migration.`,
      )
  }
  for (const { name } of wanted) {
    if (!applied.has(name) && name < last)
      throw new Problem(
        `The migration "${name}" comes before "${last}", which the database already has: give it the next number.`,
      )
  }
}

async function apply(client: PoolClient, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(migration.text)
    await client.query('insert into migration (name, checksum) values ($1, $2)', [
      migration.name,
      checksumOf(migration),
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw new Error(`The migration "${migration.name}" failed: ${(error as Error).message}`, { cause: error })
  }
}

function checksumOf({ text }: Migration): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')
}
