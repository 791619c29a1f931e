import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { contractsOf, type ShareReason } from './settle.ts'
import { type Contract, type DaysHeld, daysHeld, rateOn } from './share-out.ts'

/** A movement of what an animator earns: a share, or one that was taken back. */
export interface EarnedLine {
  /** Of the ledger. */
  transfer: number
  /** The day it counts for. */
  day: string
  currency: string
  /** Cents; below zero what was taken back. */
  cents: number
  why: ShareReason | 'correction'
  /** Code and name of the town. */
  town: string | null
  townName: string | null
  /** Whose subscription, by its legal name, and its number. */
  shop: string | null
  subscription: number | null
  /** The days of service that were paid: the first, and the day after the last. */
  from: string | null
  to: string | null
  /** Cents without VAT that came in. */
  collected: number | null
  /** Hundredths of a percent, of the day of collection. */
  rate: number | null
  held: DaysHeld | undefined
  /** On which statement it was told; none yet. */
  statement: number | null
}

export interface EarnedQuery {
  animator: string
  /** First day, and the day after the last. */
  from?: string
  to?: string
  /** Those of one statement. */
  statement?: number
}

type Row = Omit<EarnedLine, 'rate' | 'held'> & { collectedOn: string | null }

/** What an animator earned, movement by movement, oldest first: from whom, for which days, at what rate. */
export async function earnedLines(db: Db, { animator, from, to, statement }: EarnedQuery): Promise<EarnedLine[]> {
  const { rows } = await sql<Row>`
    select t.id as transfer, t.day::text as day, t.currency, -sum(e.cents)::bigint as cents,
      case when o.id is not null then 'correction' else coalesce(t.details->>'why', 'payment') end as why,
      p.town, max(w.name) as "townName", max(c.legal_name) as shop, p.subscription_id as subscription,
      p.period_from::text as from, p.period_to::text as to, p.net as collected, p.collected_on::text as "collectedOn", max(l.statement_id) as statement
    from ledger_account a join ledger_entry e on e.account_id = a.id join ledger_transfer t on t.id = e.transfer_id
    left join ledger_transfer o on o.id = t.reverses
    left join animator_statement_line l on l.transfer_id = t.id and l.animator = a.party
    left join payment p on p.id = (coalesce(o.details, t.details)->>'payment')::bigint
    left join customer c on c.party = p.party left join town w on w.code = p.town
    where a.number = '401' and a.party = ${animator} and (t.kind = 'share' or o.kind = 'share')
      and (${from ?? null}::date is null or t.day >= ${from ?? null}::date) and (${to ?? null}::date is null or t.day < ${to ?? null}::date)
      and (${statement ?? null}::bigint is null or l.statement_id = ${statement ?? null})
    group by t.id, o.id, p.id having sum(e.cents) <> 0 order by t.day, t.id`.execute(db)
  const towns = new Map<string, Contract[]>()
  for (const { town } of rows) if (town && !towns.has(town)) towns.set(town, await contractsOf(db, town))
  return rows.map(({ collectedOn, ...row }) => {
    const contracts = row.town ? towns.get(row.town)! : []
    const period = row.from && row.to ? { from: row.from, to: row.to } : undefined
    return {
      ...row,
      cents: Number(row.cents),
      collected: row.collected === null ? null : Number(row.collected),
      rate: period && collectedOn ? rateFor(animator, period, collectedOn, contracts) : null,
      held: period && daysHeld(animator, period, contracts),
    }
  })
}

/** The rate of her contract in force during a service: the last of them. */
function rateFor(animator: string, { from, to }: { from: string; to: string }, on: string, contracts: Contract[]) {
  const hers = contracts.filter((one) => one.animator === animator)
  const during = hers.findLast((one) => one.from < to && (one.to === null || one.to > from)) ?? hers.at(-1)
  return during ? rateOn(during, on) : null
}

export interface EarnedMonth {
  /** Its first day. */
  month: string
  currency: string
  town: string | null
  townName: string | null
  cents: number
}

/** What an animator earned by month and town, the newest first: to be added up as one likes, within a currency. */
export async function earnedByMonth(db: Db, animator: string): Promise<EarnedMonth[]> {
  const { rows } = await sql<EarnedMonth>`
    select date_trunc('month', t.day)::date::text as month, t.currency, p.town, max(w.name) as "townName", -sum(e.cents)::bigint as cents
    from ledger_account a join ledger_entry e on e.account_id = a.id join ledger_transfer t on t.id = e.transfer_id
    left join ledger_transfer o on o.id = t.reverses
    left join payment p on p.id = (coalesce(o.details, t.details)->>'payment')::bigint left join town w on w.code = p.town
    where a.number = '401' and a.party = ${animator} and (t.kind = 'share' or o.kind = 'share')
    group by 1, 2, 3 order by 1 desc, 2, 4`.execute(db)
  return rows.map((row) => ({ ...row, cents: Number(row.cents) }))
}
