import { sql } from 'kysely'
import type { Db } from '../db.ts'

/**
 * A year after the last day of appeal, who reported, who was told and what they wrote is erased; the decision, its reasons and the counts of the
 * transparency report stay. Published replies stay beside their article, without the address of who wrote them. Returns how many lines were changed.
 */
export async function forgetOrder(db: Db, now: Date): Promise<number> {
  const over = sql`${now}::timestamptz - interval '18 months'`
  let changed = 0
  for (const query of [
    sql`update report set contact = null, reporter_name = '', message = '', secret = null
      where handled_at < ${over} and secret is not null
        and not exists (select from appeal a where a.decision_id = report.decision_id and (a.outcome is null or a.decided_at > ${over}))`,
    sql`delete from decision_side s using decision d where d.id = s.decision_id and d.at < ${over}
      and not exists (select from appeal a where a.decision_id = d.id and (a.outcome is null or a.decided_at > ${over}))`,
    sql`update reply set email = '' where decided_at < ${over} and email <> ''`,
    sql`delete from reply where state = 'refused' and decided_at < ${over}`,
  ]) {
    const { numAffectedRows } = await query.execute(db)
    changed += Number(numAffectedRows ?? 0)
  }
  return changed
}
