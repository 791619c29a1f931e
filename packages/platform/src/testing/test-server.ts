import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { connect } from '../database/connect.ts'
import { migrate } from '../database/migrate.ts'
import { openCluster } from '../postgres/cluster.ts'
import { isAlive, runningServer } from '../postgres/pid-file.ts'

/** What the tests of one run share: a server, and a migrated database to copy from. */
export interface TestServer {
  /** Address of the server's own database, from where others are made. */
  adminUrl: string
  template: string
  stop(): Promise<void>
}

/** Starts the server of a test run: the embedded one in a temporary folder, or `url`'s (any PostgreSQL ≥ 15). */
export async function startTestServer(url: string | undefined): Promise<TestServer> {
  const { adminUrl, stop } = url ? { adminUrl: url, stop: async () => undefined } : await temporaryCluster()
  const run = `wiker_test_${process.pid}_${Date.now().toString(36)}`
  const template = `${run}_template`
  await asAdmin(adminUrl, `create database ${template} template template0 encoding 'UTF8'`)
  const { pool, close } = connect(databaseUrl(adminUrl, template), { max: 1 })
  await migrate(pool)
  await close()
  return {
    adminUrl,
    template,
    stop: async () => {
      if (url) await dropDatabasesOf(adminUrl, run)
      await stop()
    },
  }
}

async function temporaryCluster() {
  await removeLeftovers()
  const dataDir = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`))
  const cluster = await openCluster({
    folder: join(dataDir, 'postgres'),
    // What a test writes need not survive a power cut.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
  })
  const stop = async () => {
    await cluster.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { adminUrl: cluster.url('postgres'), stop }
}

const prefix = 'wiker-test-'

/** A test run that was killed leaves its server and its folder behind. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const maker = name.match(/^wiker-test-(\d+)-/)?.[1]
    if (maker === undefined || isAlive(Number(maker))) continue
    const folder = join(tmpdir(), name)
    const server = await runningServer(join(folder, 'postgres'))
    try {
      if (server) process.kill(server.pid, 'SIGQUIT')
      await rm(folder, { recursive: true, force: true })
    } catch {} // another user's
  }
}

/** The same server, another database. */
export function databaseUrl(adminUrl: string, database: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  return url.href
}

export async function asAdmin(adminUrl: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

async function dropDatabasesOf(adminUrl: string, run: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  const { rows } = await client.query('select datname from pg_database where starts_with(datname, $1)', [run])
  for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`)
  await client.end()
}
