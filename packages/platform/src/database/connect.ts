import { Kysely, PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import type { Database } from './schema.ts'

export type Db = Kysely<Database>

export interface Connection {
  db: Db
  pool: Pool
  close(): Promise<void>
}

/** Opens a pool of sessions on one database. Broken sessions are replaced; nothing is sent until it is used. */
export function connect(url: string, options: { max?: number; onError?: (error: Error) => void } = {}): Connection {
  const pool = new Pool({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
    application_name: 'wiker',
    options: '-c timezone=UTC',
    types: { getTypeParser: parserOf as typeof types.getTypeParser },
  })
  pool.on('error', (error) => options.onError?.(error))
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  const close = async () => {
    await db.destroy()
    if (!pool.ending) await pool.end() // Kysely leaves alone a pool that it has not used yet
  }
  return { db, pool, close }
}

const { DATE, INT8, NUMERIC } = types.builtins
const dateArray = 1182
const int8Array = 1016
const numericArray = 1231
const asText = (value: string) => value
const asTexts = types.getTypeParser(1009 as never) as unknown as (value: string) => (string | null)[]
const asNumbers = (value: string) => asTexts(value).map((item) => (item === null ? null : Number(item)))

/**
 * Days stay `YYYY-MM-DD` (as a `Date` they would move with the zone of the machine). Identifiers, counts and amounts
 * are numbers: none comes near 2^53 units or cents.
 */
const parsers = new Map<number, (value: string) => unknown>([
  [DATE, asText],
  [dateArray, asTexts],
  [INT8, Number],
  [NUMERIC, Number],
  [int8Array, asNumbers],
  [numericArray, asNumbers],
])

function parserOf(oid: number, format?: 'text' | 'binary'): unknown {
  return (format !== 'binary' && parsers.get(oid)) || types.getTypeParser(oid, format as 'text')
}
