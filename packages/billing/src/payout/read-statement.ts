import { sql } from 'kysely'
import type { Db } from '../db.ts'

export interface StatementLine {
  /** The day it counts for. */
  day: string
  /** Whose subscription. */
  who: string | null
  town: string | null
  /** Cents without VAT that came in. */
  collected: number | null
  /** Hundredths of a percent, of the day of collection. */
  rate: number | null
  /** Cents; below zero what was taken back. */
  share: number
}

/** What a statement tells, payment by payment, oldest first. */
export async function statementLines(db: Db, statement: number): Promise<StatementLine[]> {
  const { rows } = await sql<StatementLine>`
    select t.day::text as day, c.legal_name as who, w.name as town, p.net as collected, l.cents as share,
      (select r.rate from share_contract sc join share_rate r on r.contract_id = sc.id where sc.town = p.town and sc.animator = l.animator
       order by r.begins <= p.collected_on desc, case when r.begins <= p.collected_on then r.begins end desc nulls last, r.begins limit 1) as rate
    from animator_statement_line l join ledger_transfer t on t.id = l.transfer_id left join ledger_transfer o on o.id = t.reverses
    left join payment p on p.id = (coalesce(o.details, t.details)->>'payment')::bigint
    left join customer c on c.party = p.party left join town w on w.code = p.town
    where l.statement_id = ${statement} order by t.day, t.id`.execute(db)
  return rows.map((row) => ({
    ...row,
    collected: row.collected === null ? null : Number(row.collected),
    share: Number(row.share),
  }))
}
