import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { planValues } from './values.ts'

export interface SubscriptionLine {
  id: number
  party: string
  name: string
  country: string
  town: string
  townName: string | null
  plan: string
  state: string
  /** Asked for on that day. */
  since: string
  periodTo: string | null
  endsAtPeriodEnd: boolean
  currency: string
  /** Cents a month without VAT; what one period asks for, VAT included. */
  monthly: number
  asked: number
}

export interface Wanted {
  states?: readonly string[]
  town?: string | undefined
  country?: string | undefined
  currency?: string | undefined
  party?: string | undefined
}

/** Subscriptions in some states, by town and name; what nobody paid or tried is only `asked`. */
export async function subscriptionLines(db: Db, wanted: Wanted, today: string): Promise<SubscriptionLine[]> {
  const { rows } = await sql<SubscriptionLine>`
    select s.id, s.party, c.legal_name as name, c.country, s.town, w.name as "townName", s.plan, s.state, s.created_at::date::text as since,
      s.period_to::text as "periodTo", s.ends_at_period_end as "endsAtPeriodEnd", v.currency, v.monthly, v.asked
    from subscription s join customer c on c.party = s.party join ${planValues(today)} on v.country = c.country and v.plan = s.plan
    left join town w on w.code = s.town
    where (${wanted.states ?? null}::text[] is null or s.state = any(${wanted.states ?? null}::text[]))
      and (${wanted.town ?? null}::text is null or s.town = ${wanted.town ?? null})
      and (${wanted.country ?? null}::text is null or c.country = ${wanted.country ?? null})
      and (${wanted.currency ?? null}::text is null or v.currency = ${wanted.currency ?? null})
      and (${wanted.party ?? null}::text is null or s.party = ${wanted.party ?? null})
    order by w.name nulls last, c.legal_name, s.id`.execute(db)
  return rows.map((row) => ({ ...row, monthly: Number(row.monthly), asked: Number(row.asked) }))
}

export interface Standing {
  country: string
  town: string
  townName: string | null
  state: string
  currency: string
  merchants: number
  monthly: number
  asked: number
}

/** How many subscriptions are in which state, and what they bring, by town. */
export async function standings(db: Db, today: string): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select c.country, s.town, w.name as "townName", s.state, v.currency, count(*)::int as merchants, sum(v.monthly)::bigint as monthly,
      sum(v.asked)::bigint as asked
    from subscription s join customer c on c.party = s.party join ${planValues(today)} on v.country = c.country and v.plan = s.plan
    left join town w on w.code = s.town group by 1, 2, 3, 4, 5 order by c.country, w.name nulls last, s.town`.execute(
    db,
  )
  return rows.map((row) => ({ ...row, monthly: Number(row.monthly), asked: Number(row.asked) }))
}
