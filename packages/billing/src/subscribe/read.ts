import type { SubscriptionState } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { withVat } from '../money/vat.ts'
import { countries, findPlan, type Plan, vatOn } from '../plans/plans.ts'

/** A subscription as the one who pays for it reads it. */
export interface Subscription {
  id: number
  party: string
  town: string
  country: string
  currency: string
  plan: Plan
  /** Cents, VAT included, of one period at today's rate. */
  gross: number
  /** `asked`: nothing was paid or tried yet. Late beyond its grace it is `suspended`, whatever the provider still tries. */
  state: SubscriptionState
  periodFrom: string | null
  /** The day of the next payment, or of the end. */
  periodTo: string | null
  endsAtPeriodEnd: boolean
  /** While late: the last day of publishing. */
  graceTo: string | null
  endedAt: Date | null
  /** Months given that no invoice took yet. */
  freeMonths: number
  provider: string | null
  customer: string | null
}

/** The last subscription of a party: the one that goes on, when there is one. */
export async function readSubscription(db: Db, party: string, today: string): Promise<Subscription | undefined> {
  const { rows } = await sql<Omit<Subscription, 'plan' | 'currency' | 'gross'> & { code: string }>`
    select s.id, s.party, s.town, c.country, s.plan as code, s.state, s.period_from::text as "periodFrom", s.period_to::text as "periodTo",
      s.ends_at_period_end as "endsAtPeriodEnd", s.grace_to::text as "graceTo", s.ended_at as "endedAt", s.provider_subscription as provider,
      c.provider_customer as customer,
      (select count(*)::int from free_month f where f.subscription_id = s.id
        and (f.applied_at is null or s.period_from is null or f.applied_at::date >= s.period_from)) as "freeMonths"
    from subscription s join customer c on c.party = s.party where s.party = ${party}
    order by s.state = 'ended', s.id desc limit 1`.execute(db)
  const [row] = rows
  const plan = row && findPlan(row.country, row.code)
  if (!row || !plan) return undefined
  const { code: _, ...read } = row
  const isOver = row.state === 'late' && row.graceTo !== null && row.graceTo < today
  return {
    ...read,
    ...(isOver && { state: 'suspended' as const }),
    plan,
    currency: countries.get(row.country)!.currency,
    gross: withVat(plan.net, vatOn(row.country, today)).gross,
  }
}

/** Publishes today, or would after one payment: it is not over and not only asked for. */
export const isLive = ({ state }: Subscription): boolean => state !== 'asked' && state !== 'ended'
