import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { alteredActs } from '../townhall/acts.ts'

export interface Finding {
  rule: string
  broken: number
  examples: string[]
}

/** What must always be true of order, each a query that gives what breaks it, one `id` a row. Some the database refuses by itself: said twice on purpose. */
const rules: Record<string, string> = {
  'a decision has its reasons': `select id::text from decision where btrim(facts) = ''
    or (action in ('hidden', 'removed') and (ground = 'none' or btrim(ground_text) = ''))`,
  'nothing is hidden by hand without a decision': `select h.record_id as id from hiding h where h.shown_at is null
    and not exists (select from decision d where d.subject_id = h.thing_id and d.action in ('hidden', 'removed'))`,
  'a report that is answered has its decision': `select id::text from report where decision_id is null and handled_at is not null
    and secret is not null`,
  'who reported and left an address was told of the decision': `select r.id::text from report r join decision d on d.id = r.decision_id
    where r.contact is not null and not exists (select from decision_side s where s.decision_id = d.id and s.side = 'reporter'
      and s.email = r.contact and s.told_at is not null)`,
  'nobody decides of an appeal against their own decision': `select a.id::text from appeal a join decision d on d.id = a.decision_id
    where a.decided_by = d.decided_by`,
  'both sides are told what came of an appeal': `select a.id::text from appeal a join decision_side s on s.decision_id = a.decision_id
    where a.outcome is not null and not exists (select from appeal_told t where t.appeal_id = a.id and t.side_id = s.id)`,
  'an appeal came within six months': `select a.id::text from appeal a join decision d on d.id = a.decision_id where a.at > d.at + interval '6 months'`,
}

/** Checks them all. Reads only. */
export async function examineOrder(db: Db): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [rule, query] of Object.entries(rules)) {
    const { rows } = await sql<{ id: string; total: number }>`
      select id, count(*) over ()::int as total from (${sql.raw(query)}) broken order by id limit 5`.execute(db)
    findings.push({ rule, broken: rows[0]?.total ?? 0, examples: rows.map((row) => row.id) })
  }
  const altered = await alteredActs(db)
  const rule = 'an act of the town hall is what was displayed'
  return [...findings, { rule, broken: altered.length, examples: altered.slice(0, 5).map(String) }]
}
