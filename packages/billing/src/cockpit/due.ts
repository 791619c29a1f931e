import { sql } from 'kysely'
import type { Db } from '../db.ts'

export interface AnimatorLine {
  animator: string
  name: string | null
  /** Names of the towns of its contracts in force. */
  towns: string[]
  currency: string | null
  /** Cents that the ledger owes; below zero, what the next shares will make good. */
  due: number
}

/** The animators with a contract in force, and those to whom something is due, a line a currency. */
export async function animatorLines(db: Db, today: string, town?: string): Promise<AnimatorLine[]> {
  const { rows } = await sql<AnimatorLine>`
    with own as (
      select animator, array_agg(distinct coalesce(w.name, s.town)) as towns from share_contract s left join town w on w.code = s.town
      where begins <= ${today}::date and (ends is null or ends > ${today}::date) and (${town ?? null}::text is null or s.town = ${town ?? null})
      group by animator),
    due as (
      select a.party as animator, a.currency, -sum(e.cents)::bigint as cents from ledger_account a join ledger_entry e on e.account_id = a.id
      where a.number = '401' group by 1, 2 having sum(e.cents) <> 0)
    select animator, i.legal_name as name, coalesce(o.towns, '{}') as towns, d.currency, coalesce(d.cents, 0)::bigint as due
    from own o full join due d using (animator) left join animator_identity i using (animator)
    where ${town ?? null}::text is null or o.animator is not null
    order by i.legal_name nulls last, animator, d.currency`.execute(db)
  return rows.map((row) => ({ ...row, due: Number(row.due) }))
}

export interface VatMonth {
  month: string
  currency: string
  /** Cents: collected from customers, and had back of what animators invoiced. */
  collected: number
  deductible: number
}

/** The VAT of each month, the newest first. */
export async function vatMonths(db: Db): Promise<VatMonth[]> {
  const { rows } = await sql<VatMonth>`
    select date_trunc('month', t.day)::date::text as month, a.currency, coalesce(-sum(e.cents) filter (where a.number = '44571'), 0)::bigint as collected,
      coalesce(sum(e.cents) filter (where a.number = '44566'), 0)::bigint as deductible
    from ledger_account a join ledger_entry e on e.account_id = a.id join ledger_transfer t on t.id = e.transfer_id
    where a.number in ('44571', '44566') group by 1, 2 order by 1 desc, 2`.execute(db)
  return rows.map((row) => ({ ...row, collected: Number(row.collected), deductible: Number(row.deductible) }))
}
