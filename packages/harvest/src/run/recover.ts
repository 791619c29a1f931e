import type { Db } from '@wiker/platform'
import { sql } from 'kysely'
import { failInterrupted } from './journal.ts'
import { withSourceLock } from './lock.ts'

/** Ends the runs whose process died, and gives the sources to take up again. A run that is going on keeps its lock and is left alone. */
export async function recoverInterruptedRuns(db: Db, now: Date): Promise<number[]> {
  const { rows } = await sql<{ source_id: number }>`
    select distinct source_id from run where state = 'running' order by source_id`.execute(db)
  const recovered: number[] = []
  for (const { source_id } of rows) {
    const ended = await withSourceLock(db, source_id, (session) => failInterrupted(session, source_id, now))
    if (ended) recovered.push(source_id)
  }
  return recovered
}
