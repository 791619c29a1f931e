import type { Db } from '@wiker/platform'
import { sql } from 'kysely'

/** Any number, as long as it stays the same and is no other lock's. */
const lockClass = 1_886_545_301

/**
 * Runs `work` on one session that holds the source's lock: a source is harvested by one process at a time, and the lock of a process
 * that dies goes with it. `undefined` when another has it.
 */
export async function withSourceLock<T>(
  db: Db,
  sourceId: number,
  work: (session: Db) => Promise<T>,
): Promise<T | undefined> {
  return db.connection().execute(async (session) => {
    const { rows } = await sql<{ held: boolean }>`
      select pg_try_advisory_lock(${lockClass}::int, ${sourceId}::int) as held`.execute(session)
    if (!rows[0]!.held) return undefined
    try {
      return await work(session)
    } finally {
      await sql`select pg_advisory_unlock(${lockClass}::int, ${sourceId}::int)`.execute(session).catch(() => undefined)
    }
  })
}
