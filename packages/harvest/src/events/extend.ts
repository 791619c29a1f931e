import type { Db } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import { lockKinds } from '../layers/lock.ts'
import { addDays } from './days.ts'
import { daysAhead, layDownDates } from './lay-down.ts'

/**
 * Carries the series on: those laid down less than thirty days short of the horizon are laid down to it. Run daily, it touches each
 * series about once a month. Returns how many were carried on.
 */
export async function extendSeries(db: Db, today: string): Promise<number> {
  return db.transaction().execute(async (trx) => {
    await lockKinds(trx, ['event'])
    const { rows } = await sql<{ id: string }>`
      select id from event where recurring and withdrawn_at is null and coalesce(ends_on, 'infinity') >= ${today}::date
        and (expanded_to is null or expanded_to < ${addDays(today, daysAhead - 30)}::date)`.execute(trx)
    await layDownDates(
      trx,
      rows.map((row) => row.id),
      today,
    )
    return rows.length
  })
}
