import { Client } from 'pg'
import { errorCode, Problem } from '../problem.ts'

/** A session that holds the data folder: it ends with its process, however that ends, and frees the folder. */
export interface Keeper {
  lost: Promise<void>
  release(): Promise<void>
}

export type Hold = { keeper: Keeper } | { holder: string } | { problem: Problem }

// Any number, as long as it stays the same: the lock's name.
const lockId = 1_886_545_257

/** Takes the folder for this process, or says which process has it. */
export async function hold(connectionString: string): Promise<Hold> {
  const client = new Client({
    connectionString,
    application_name: `process ${process.pid}`,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  })
  const lost = new Promise<void>((resolve) => client.once('end', () => resolve()))
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query('select pg_try_advisory_lock($1) as held', [lockId])
    if (rows[0].held) return { keeper: { lost, release: () => client.end() } }
    const { rows: holders } = await client.query(
      `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
       where l.locktype = 'advisory' and l.granted and l.objid = $1`,
      [lockId],
    )
    await client.end()
    return { holder: holders[0]?.name || 'unknown process' }
  } catch (error) {
    await client.end().catch(() => undefined)
    return {
      problem: new Problem(`PostgreSQL does not answer: ${(error as Error).message} (${errorCode(error) ?? ''})`),
    }
  }
}
