import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { pageOfParty } from '../party.ts'
import { countries, findPlan, promisedIn } from '../plans/plans.ts'
import { type Given, giveFreeMonth } from '../subscribe/free-month.ts'
import { coversMonth, isUnder, monthAfter } from './judge.ts'

/** What the town counted of a merchant's month; `figures` is kept as it is given. */
export interface Counted {
  readings: number
  publications: number
  figures: object
}

export interface OpenMonth {
  subscription: number
  page: number
  town: string
  country: string
  plan: string
  /** The day it was subscribed. */
  since: string
}

/** Merchants' subscriptions that lived in a month, `2026-11`, which is not closed for them. */
export async function monthsToClose(db: Db, month: string): Promise<OpenMonth[]> {
  const { rows } = await sql<Omit<OpenMonth, 'page'> & { party: string }>`
    select s.id as subscription, s.party, s.town, c.country, s.plan, to_char(s.created_at at time zone 'Europe/Paris', 'YYYY-MM-DD') as since
    from subscription s join customer c on c.party = s.party
    where s.state <> 'asked' and s.created_at < ${`${monthAfter(month)}-01`}::date and (s.ended_at is null or s.ended_at >= ${`${month}-01`}::date)
      and not exists (select from worth_month w where w.subscription_id = s.id and w.month = ${month}) order by s.id`.execute(
    db,
  )
  return rows.flatMap(({ party, ...row }) => {
    const page = pageOfParty(party)
    return page === undefined ? [] : [{ ...row, page }]
  })
}

export interface MonthPaid {
  isPaid: boolean
  /** Cents without VAT that the month cost; undefined when it cost nothing. */
  price: number | undefined
}

/**
 * What a month of a subscription cost: what was paid, and kept, for the period its last day is in; a twelfth of it by the year. A payment refunded in full or
 * lost in a dispute paid for nothing.
 */
export async function monthPaid(db: Db, subscription: number, plan: string, country: string, month: string) {
  const { rows } = await sql<{ from: string; to: string; kept: number; net: number }>`
    select p.period_from::text as from, p.period_to::text as to, p.net::int as net, (p.net - coalesce((select sum(r.net) from payment_refund r where r.payment_id = p.id), 0)
      - coalesce((select sum(d.net) from payment_dispute d where d.payment_id = p.id and d.state = 'lost'), 0))::int as kept
    from payment p where p.subscription_id = ${subscription} and p.period_to > ${`${month}-01`}::date and p.period_from < ${`${monthAfter(month)}-01`}::date
    order by p.period_from, p.id`.execute(db)
  const paid = rows.filter(({ kept }) => kept > 0)
  const end = `${monthAfter(month)}-01`
  const last = paid.findLast(({ from, to }) => from < end && to >= end)
  const months = findPlan(country, plan)?.every === 'year' ? 12 : 1
  return {
    isPaid: coversMonth(month, paid),
    price: last && Math.round(last.kept / months),
  } satisfies MonthPaid
}

/**
 * Closes a month of a subscription, once: what was counted, what it cost, what was promised and whether a month is due. False when it was closed already: what
 * was told stays.
 */
export async function closeMonth(trx: Db, one: OpenMonth, month: string, counted: Counted, at: Date): Promise<boolean> {
  const { subscription, page, town, country, plan, since } = one
  const paid = await monthPaid(trx, subscription, plan, country, month)
  const promised = promisedIn(country, { month, since })
  const under = isUnder({ ...counted, isPaid: paid.isPaid }, promised)
  const { rows } = await sql`
    insert into worth_month (subscription_id, month, page, town, readings, publications, figures, price, currency, promised, is_paid, is_under, closed_at)
    values (${subscription}, ${month}, ${page}, ${town}, ${counted.readings}, ${counted.publications}, ${JSON.stringify(counted.figures)}::jsonb,
      ${paid.price ?? null}, ${countries.get(country)!.currency}, ${promised ? JSON.stringify(promised) : null}::jsonb, ${paid.isPaid}, ${under}, ${at})
    on conflict do nothing returning month`.execute(trx)
  return rows.length > 0
}

type FreeDeps = Parameters<typeof giveFreeMonth>[0]

/** Gives the months that are due and were not given: each once for its subscription and month, however often it is tried. How many, and what failed. */
export async function giveDueMonths(
  deps: FreeDeps,
  give: typeof giveFreeMonth = giveFreeMonth,
): Promise<{ given: number; failed: unknown[] }> {
  const { rows } = await sql<{ subscription: number; month: string }>`
    select subscription_id as subscription, month from worth_month where is_under and free_at is null and free_refused is null
    order by month, subscription_id`.execute(deps.db)
  const failed: unknown[] = []
  let given = 0
  for (const { subscription, month } of rows) {
    try {
      const answer: Given = await give(deps, subscription, worthCause(subscription, month))
      const told = answer.ok ? sql`free_at = ${deps.now()}` : sql`free_refused = ${answer.reason}`
      await sql`update worth_month set ${told} where subscription_id = ${subscription} and month = ${month} and free_at is null`.execute(
        deps.db,
      )
      if (answer.ok) given += 1
    } catch (error) {
      failed.push(error)
    }
  }
  return { given, failed }
}

export const worthCause = (subscription: number, month: string) => `worth:${subscription}:${month}`
