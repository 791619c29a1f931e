import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { nextMonth } from '../payout/statement.ts'
import { planValues, recurring, startOf } from './values.ts'

export const directions = ['new', 'back', 'more', 'less', 'lost'] as const
export type Direction = (typeof directions)[number]

export interface Movement {
  party: string
  name: string
  country: string
  town: string
  townName: string | null
  currency: string
  /** Cents a month without VAT, at the month's first instant and at its last. */
  before: number
  after: number
  direction: Direction
}

/** Whose recurring revenue a month changed: who came, came back, pays more or less, or went. Who buys a shop comes, who sold it goes. */
export async function movementsOf(db: Db, month: string): Promise<Movement[]> {
  const { rows } = await sql<Movement>`
    with at_start as (${valuesAt(month)}), at_end as (${valuesAt(nextMonth(month))})
    select party, c.legal_name as name, c.country, coalesce(b.town, a.town) as town, w.name as "townName", coalesce(b.currency, a.currency) as currency,
      coalesce(a.monthly, 0)::bigint as before, coalesce(b.monthly, 0)::bigint as after,
      case when b.party is null then 'lost' when a.party is not null then case when b.monthly > a.monthly then 'more' else 'less' end
        when exists (select from subscription_state h where h.party = b.party and h.state = any(${[...recurring]}) and h.at < ${startOf(month)})
        then 'back' else 'new' end as direction
    from at_start a full join at_end b using (party) join customer c using (party) left join town w on w.code = coalesce(b.town, a.town)
    where a.monthly is distinct from b.monthly order by 9, c.legal_name, party`.execute(db)
  return rows.map((row) => ({ ...row, before: Number(row.before), after: Number(row.after) }))
}

/** What each party brought a month, by the states that its subscriptions had just before a month began. */
function valuesAt(month: string) {
  return sql`
    select h.party, max(h.town) as town, max(v.currency) as currency, sum(v.monthly) as monthly
    from (select distinct on (subscription_id) * from subscription_state where at < ${startOf(month)} order by subscription_id, at desc, id desc) h
    join customer c on c.party = h.party join ${planValues(month)} on v.country = c.country and v.plan = h.plan
    where h.state = any(${[...recurring]}) group by h.party`
}

export interface MonthEnd {
  /** Its first day. */
  month: string
  currency: string
  customers: number
  monthly: number
}

/** Recurring revenue and who brings it, at the end of each of these months. */
export async function monthEnds(db: Db, months: readonly string[]): Promise<MonthEnd[]> {
  const found = await Promise.all(
    months.map(async (month) => {
      const { rows } = await sql<Omit<MonthEnd, 'month'>>`
        select currency, count(*)::int as customers, sum(monthly)::bigint as monthly from (${valuesAt(nextMonth(month))}) v
        group by currency order by currency`.execute(db)
      return rows.map((row) => ({ ...row, month, monthly: Number(row.monthly) }))
    }),
  )
  return found.flat()
}

/** The last `count` months up to the one of a day, that one included, oldest first, each by its first day. */
export function monthsTo(today: string, count: number): string[] {
  const [year, month] = today.split('-').map(Number)
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year!, month! - count + index, 1)).toISOString().slice(0, 10),
  )
}
