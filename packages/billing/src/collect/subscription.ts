import type { SubscriptionState } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import type Stripe from 'stripe'
import type { Db } from '../db.ts'
import { type NoticeKind, noteMoney } from '../notice.ts'
import { countries } from '../plans/plans.ts'
import type { CollectDeps } from './handle.ts'

export interface OurSubscription {
  id: number
  party: string
  town: string
  plan: string
  country: string
  state: SubscriptionState
  endsAtPeriodEnd: boolean
}

/** Ours, by the number that was given to the provider when it was sold: known whatever event comes first. */
export async function ourSubscription(
  trx: Db,
  subscription: Stripe.Subscription | undefined,
): Promise<OurSubscription | undefined> {
  const number = Number(subscription?.metadata.subscription)
  if (!subscription || !Number.isSafeInteger(number)) return undefined
  const { rows } = await sql<OurSubscription & { provider: string | null }>`
    select s.id, s.party, s.town, s.plan, s.state, s.ends_at_period_end as "endsAtPeriodEnd", c.country, s.provider_subscription as provider
    from subscription s join customer c on c.party = s.party where s.id = ${number} for update of s`.execute(trx)
  const [found] = rows
  if (found?.provider && found.provider !== subscription.id)
    throw new PaidTwice(`${found.party} has ${found.provider} and ${subscription.id}`)
  return found
}

/** One sale became two subscriptions at the provider: a person must give one back. */
export class PaidTwice extends Error {}

/** Brings ours to the state that the provider tells. False when it is none of ours. */
export async function keepSubscription(
  trx: Db,
  told: Stripe.Subscription,
  { now, dayOf, onSubscription }: CollectDeps,
): Promise<boolean> {
  const ours = await ourSubscription(trx, told)
  if (!ours) return false
  const [item] = told.items.data
  const at = now()
  const state = stateOf(told.status)
  const graceDays = countries.get(ours.country)?.graceDays ?? 0
  const day = (seconds: number | undefined) => (seconds === undefined ? null : dayOf(new Date(seconds * 1000)))
  const { rows } = await sql<Written>`
    update subscription set
      provider_subscription = ${told.id}, state = ${state}, updated_at = ${at},
      plan = coalesce(${item?.price.nickname ?? null}, plan),
      period_from = ${day(item?.current_period_start)}::date, period_to = ${day(item?.current_period_end)}::date,
      ends_at_period_end = ${told.cancel_at_period_end},
      grace_to = case when ${state} = 'late' then coalesce(grace_to, ${dayOf(at)}::date + ${graceDays}::int)
                      when ${state} = 'suspended' then grace_to end,
      ended_at = case when ${state} = 'ended' then coalesce(ended_at, ${at}::timestamptz) end
    where id = ${ours.id}
    returning state, plan, period_from::text, period_to::text, grace_to::text, ends_at_period_end`.execute(trx)
  const [written] = rows
  await noteChange(trx, ours, written!, at)
  await onSubscription?.(trx, { ...ours, publishesTo: publishesTo(written!) })
  return true
}

interface Written {
  state: SubscriptionState
  plan: string
  period_from: string | null
  period_to: string | null
  grace_to: string | null
  ends_at_period_end: boolean
}

/** What its owner must hear of, once for each period of the subscription. */
async function noteChange(trx: Db, before: OurSubscription, after: Written, at: Date): Promise<void> {
  const { id, party, town } = before
  const period = after.period_to ?? ''
  const note = (kind: NoticeKind, of: string) =>
    noteMoney(trx, { cause: `${kind}:${id}:${of}`, kind, party, about: { subscription: id, town, period }, at })
  if (after.ends_at_period_end && !before.endsAtPeriodEnd) await note('ends-at-period-end', period)
  if (before.state !== 'asked' && before.plan !== after.plan) await note('plan-changed', `${after.plan}:${period}`)
  if (after.state === before.state) return
  if (after.state === 'trial') await note('trial-began', period)
  else if (after.state === 'late') await note('payment-failed', period)
  else if (after.state === 'suspended') await note('suspended', period)
  else if (after.state === 'ended' && before.state !== 'asked') await note('ended', period)
  else if (after.state === 'active' && (before.state === 'late' || before.state === 'suspended'))
    await note('back', period)
}

/** The provider's states in our words. What is suspended publishes no more and loses nothing. */
function stateOf(status: Stripe.Subscription.Status): SubscriptionState {
  if (status === 'trialing') return 'trial'
  if (status === 'active') return 'active'
  if (status === 'past_due') return 'late'
  if (status === 'canceled' || status === 'incomplete_expired') return 'ended'
  return status === 'incomplete' ? 'asked' : 'suspended'
}

/** The last day on which this subscription lets its owner publish, that day included; undefined when it does not. */
export function publishesTo(row: {
  state: SubscriptionState
  period_to: string | null
  grace_to: string | null
}): string | undefined {
  if (row.state === 'trial' || row.state === 'active') return row.period_to ?? undefined
  return row.state === 'late' ? (row.grace_to ?? undefined) : undefined
}
