import { sql } from 'kysely'
import Stripe from 'stripe'
import { idOf } from '../collect/handle.ts'
import type { Db } from '../db.ts'
import { countries, findPlan, type Plan } from '../plans/plans.ts'

interface FreeDeps {
  db: Db
  stripe: Stripe
  now: () => Date
}

export type Given = { ok: true; isNew: boolean } | { ok: false; reason: 'no-subscription' }

/**
 * Gives a month, once for its cause (`worth:12:2026-11`): the next invoice asks for nothing, or of a yearly plan for a twelfth less. Several wait for
 * one another. Asked again, it changes nothing and brings to the provider what could not be brought before.
 */
export async function giveFreeMonth(deps: FreeDeps, subscription: number, cause: string): Promise<Given> {
  const { rows: live } =
    await sql`select from subscription where id = ${subscription} and state not in ('asked', 'ended')`.execute(deps.db)
  if (live.length === 0) return { ok: false, reason: 'no-subscription' }
  const { rows } = await sql`
    insert into free_month (cause, subscription_id, given_at) values (${cause}, ${subscription}, ${deps.now()}) on conflict do nothing
    returning cause`.execute(deps.db)
  await applyFreeMonths(deps, subscription)
  return { ok: true, isNew: rows.length > 0 }
}

interface Waiting {
  cause: string
  id: number
  provider: string
  country: string
  plan: string
}

/** Brings to the provider the months that wait, one at a time for each subscription; other reductions stay. How many. */
export async function applyFreeMonths({ db, stripe, now }: FreeDeps, only?: number): Promise<number> {
  const { rows } = await sql<Waiting>`
    select distinct on (s.id) f.cause, s.id, s.provider_subscription as provider, c.country, s.plan
    from free_month f join subscription s on s.id = f.subscription_id join customer c on c.party = s.party
    where f.applied_at is null and s.provider_subscription is not null and s.state not in ('asked', 'ended')
      and not exists (select from free_month o where o.subscription_id = s.id and o.applied_at::date >= s.period_from)
      and (${only ?? null}::bigint is null or s.id = ${only ?? null}) order by s.id, f.given_at, f.cause`.execute(db)
  let applied = 0
  for (const one of rows) {
    const plan = findPlan(one.country, one.plan)
    const { discounts } = await stripe.subscriptions.retrieve(one.provider)
    if (!plan) continue
    const coupon = await couponOf(stripe, plan, countries.get(one.country)!.currency.toLowerCase())
    await stripe.subscriptions.update(
      one.provider,
      { discounts: [...discounts.map((one) => ({ discount: idOf(one) })), { coupon }] },
      { idempotencyKey: `free-month:${one.cause}` },
    )
    await sql`update free_month set applied_at = ${now()} where cause = ${one.cause} and applied_at is null`.execute(db)
    applied += 1
  }
  return applied
}

/** The provider's coupon of a month of this plan, made the first time. */
async function couponOf(stripe: Stripe, plan: Plan, currency: string): Promise<string> {
  const twelfth = Math.round(plan.net / 12)
  const id = plan.every === 'month' ? 'free-month' : `free-month-${currency}-${twelfth}`
  try {
    return (await stripe.coupons.retrieve(id)).id
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
  }
  const taken = plan.every === 'month' ? { percent_off: 100 } : { amount_off: twelfth, currency }
  const made = await stripe.coupons.create(
    { id, name: 'Wiker', duration: 'once', ...taken },
    { idempotencyKey: `coupon:${id}` },
  )
  return made.id
}
