import { join } from 'node:path'
import { Client } from 'pg'
import { type Cluster, openCluster } from '../postgres/cluster.ts'
import { errorCode, Problem } from '../problem.ts'
import { type Connection, connect, type Db } from './connect.ts'
import { migrate } from './migrate.ts'

export interface OpenDatabaseOptions {
  /** Address of a server of one's own; empty: the embedded one. */
  databaseUrl?: string | undefined
  dataDir: string
  /** A read-only copy for anonymous pages; empty: the same database. */
  replicaUrl?: string | undefined
  /** A command beside the running application, rather than a second application. */
  beside?: boolean
  log?: { warn(message: string): void }
  /** The embedded server died and could not be brought back: the process should end. */
  onLost?(problem: Problem): void
}

export interface OpenedDatabase extends Connection {
  /** For anonymous reads: the replica when there is one. */
  replica: Db
  /** Address of the database, password included: never to be logged. */
  url: string
  /** Names of the migrations just applied. */
  migrated: string[]
}

/** Opens the product's database, embedded or elsewhere, and brings its tables to the present shape. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenedDatabase> {
  const { url, cluster } = await locate(options)
  const onError = (error: Error) => options.log?.warn(`A database session ended: ${error.message}`)
  const connection = connect(url, { onError })
  const replica = options.replicaUrl ? connect(options.replicaUrl, { onError }) : null
  const close = async () => {
    await Promise.all([connection.close(), replica?.close()])
    await cluster?.stop()
  }
  try {
    const migrated = await migrate(connection.pool)
    return { ...connection, url, migrated, replica: replica?.db ?? connection.db, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function locate(options: OpenDatabaseOptions): Promise<{ url: string; cluster?: Cluster }> {
  if (options.databaseUrl) {
    await checkServer(options.databaseUrl)
    return { url: options.databaseUrl }
  }
  const cluster = await openEmbedded(options)
  try {
    await createDatabase(cluster.url('postgres'), 'wiker')
    return { url: cluster.url('wiker'), cluster }
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

async function openEmbedded(options: OpenDatabaseOptions): Promise<Cluster> {
  const { dataDir, beside = false, log, onLost } = options
  return openCluster({ folder: join(dataDir, 'postgres'), beside, ...(log && { log }), ...(onLost && { onLost }) })
}

/** A server of one's own must be recent enough and hold accents. */
async function checkServer(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
    )
    if (rows[0].version < 150_000)
      throw new Problem(
        `DATABASE_URL leads to PostgreSQL ${Math.floor(rows[0].version / 10_000)}: Wiker needs 15 or later.`,
      )
    if (rows[0].encoding !== 'UTF8')
      throw new Problem(
        `The database of DATABASE_URL keeps its texts in ${rows[0].encoding}: create it with "encoding 'UTF8' template template0".`,
      )
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem(
      `The database of DATABASE_URL cannot be opened (${(error as Error).message || errorCode(error)}): check the address, the password and that the server runs.`,
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Creates a database unless it is there. */
export async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } catch (error) {
    if (errorCode(error) !== '42P04') throw error // another process was quicker
  } finally {
    await client.end()
  }
}
