import { sql } from 'kysely'
import { refundPayment } from '../collect/refund-payment.ts'
import type { Db } from '../db.ts'
import type { Money } from '../open.ts'
import { endAccount, openAccounts } from './accounts.ts'
import { endAtPeriodEnd, endToday } from './manage.ts'
import { isLive, readSubscription } from './read.ts'

type Deps = Pick<Money, 'db' | 'stripe' | 'collect' | 'today' | 'now'>

/** Cents, VAT included, of the days that were paid and will not be had; of which payment. */
export interface Unused {
  payment: number
  cents: number
  days: number
}

/** What was paid for days from tomorrow on: of the last payment, in whole days. */
export async function unusedOf(db: Db, subscription: number, today: string): Promise<Unused | undefined> {
  const { rows } = await sql<{ payment: number; left: number; days: number; whole: number }>`
    select p.id as payment, p.gross - coalesce((select sum(r.gross) from payment_refund r where r.payment_id = p.id), 0)::bigint as left,
      p.period_to - (${today}::date + 1) as days, p.period_to - p.period_from as whole
    from payment p where p.subscription_id = ${subscription} and p.period_to > ${today}::date + 1 order by p.period_to desc limit 1`.execute(
    db,
  )
  const [row] = rows
  if (!row) return undefined
  const days = Math.min(row.days, row.whole)
  const cents = Math.floor((Number(row.left) * days) / row.whole)
  return cents > 0 ? { payment: row.payment, cents, days } : undefined
}

/**
 * The shop passes into other hands: its subscription is over today, what was paid for the days to come is given back, and its account takes no sale any
 * more. The next owner begins one of their own.
 */
export async function handOver(deps: Deps, party: string, by: string): Promise<{ back: number }> {
  const { db, today, now } = deps
  const subscription = await readSubscription(db, party, today())
  let back = 0
  if (subscription && isLive(subscription)) {
    const unused = await unusedOf(db, subscription.id, today())
    await endToday(deps, subscription)
    if (unused) {
      const given = await refundPayment(deps, unused.payment, unused.cents, 'hand-over', by)
      if (given.ok) back = unused.cents
    }
  }
  await endAccount(db, party, now())
  return { back }
}

/**
 * Accounts whose holders have all left their page (`ownersOf`), or whose page is no more: nothing further is asked of them, and whoever comes next
 * begins anew. What was paid runs to its end.
 */
export async function endLeftAccounts(deps: Deps, ownersOf: (page: number) => Promise<string[]>): Promise<number> {
  let ended = 0
  for (const { party, page, holders } of await openAccounts(deps.db)) {
    const owners = await ownersOf(page)
    if (holders.some((one) => owners.includes(one))) continue
    const subscription = await readSubscription(deps.db, party, deps.today())
    if (subscription && isLive(subscription) && !subscription.endsAtPeriodEnd) await endAtPeriodEnd(deps, subscription)
    await endAccount(deps.db, party, deps.now())
    ended += 1
  }
  return ended
}
