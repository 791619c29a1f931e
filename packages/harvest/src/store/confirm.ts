import type { Db } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import { lockSource } from '../layers/lock.ts'
import { type Moment, refreshThings } from '../layers/refresh.ts'
import { openTouched } from '../layers/touched.ts'
import { runsBeforeWithdrawal, withdraw } from './apply.ts'
import { ranOut } from './plan.ts'

/**
 * A source that says the same as the last time says so of what it no longer gives too: that is its second good run without it. Returns how many
 * records were withdrawn. Costs one look at an index when nothing was missing.
 */
export async function confirmMissing(db: Db, sourceId: number, { now, today }: Moment): Promise<number> {
  const missing = sql`l.missing_runs > 0 and l.missing_runs + 1 >= ${runsBeforeWithdrawal} and not coalesce(${ranOut(today)}, false)`
  const { rows } = await sql`
    select from source_record l where l.source_id = ${sourceId} and l.withdrawn_at is null and ${missing} limit 1`.execute(
    db,
  )
  if (rows.length === 0) return 0
  return db.transaction().execute(async (trx) => {
    await lockSource(trx, sourceId)
    await openTouched(trx)
    const withdrawn = await withdraw(trx, sourceId, now, missing)
    await refreshThings(trx, { now, today })
    return withdrawn
  })
}
