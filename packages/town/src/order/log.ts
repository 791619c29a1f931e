import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** A line of what the transparency report is made of: a report, its decision if any, its appeal if any. No name, no address. */
export interface LogLine {
  reported: Date | null
  reason: string | null
  goodFaith: boolean | null
  page: string
  decided: Date | null
  hours: number | null
  action: string | null
  ground: string | null
  groundText: string | null
  automated: boolean | null
  decidedAs: string | null
  appeal: string | null
}

/** Everything reported and decided in a town (null: the network's pages), oldest first; decisions on one's own initiative included. */
export async function readLog(db: Db, town: string | null): Promise<LogLine[]> {
  const { rows } = await sql<LogLine>`
    select r.created_at as reported, r.reason, r.good_faith as "goodFaith", coalesce(r.page, d.page) as page, d.at as decided,
      round(extract(epoch from d.at - r.created_at) / 3600)::int as hours, d.action, d.ground, d.ground_text as "groundText", d.automated,
      d.decided_as as "decidedAs",
      (select string_agg(coalesce(a.outcome, 'open'), ' ' order by a.id) from appeal a where a.decision_id = d.id) as appeal
    from (select * from report where town is not distinct from ${town}) r
    full join (select * from decision where town is not distinct from ${town}) d on d.id = r.decision_id
    order by coalesce(r.created_at, d.at), r.id`.execute(db)
  return rows
}
