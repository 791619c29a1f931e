import Stripe from 'stripe'
import { keepSubscription } from '../collect/subscription.ts'
import type { Money } from '../open.ts'
import { plansOn } from '../plans/plans.ts'
import type { Subscription } from './read.ts'
import { priceOf } from './sell.ts'

type Deps = Pick<Money, 'db' | 'stripe' | 'collect' | 'today'>
type Kept = Subscription & { provider: string; customer: string }

/** What somebody changes of their own subscription. Ours follows at once; what the provider tells later finds it done. */
export type Managed = { ok: true } | { ok: false; reason: 'not-live' | 'unknown-plan' }

/** It goes on to the end of what was paid, or of the trial, and asks for nothing any more. */
export async function endAtPeriodEnd(deps: Deps, subscription: Subscription): Promise<Managed> {
  return change(deps, subscription, { cancel_at_period_end: true })
}

/** It goes on after all. */
export async function goOn(deps: Deps, subscription: Subscription): Promise<Managed> {
  return change(deps, subscription, { cancel_at_period_end: false })
}

/** It is over today: a trial that is given up, a shop that is sold. */
export async function endToday(deps: Deps, subscription: Subscription): Promise<Managed> {
  if (!isKept(subscription)) return { ok: false, reason: 'not-live' }
  const { stripe } = deps
  const owed = await stripe.invoices.list({ subscription: subscription.provider, status: 'open', limit: 10 })
  await keep(deps, await stripe.subscriptions.cancel(subscription.provider))
  for (const { id } of owed.data) if (id) await forget(stripe, id)
  return { ok: true }
}

export interface Preview {
  plan: string
  /** Seconds: given again with the change, so that what was shown is what is asked for. */
  at: number
  currency: string
  lines: { cents: number; isBack: boolean }[]
  vat: number
  /** Cents, VAT included; below zero what stays in hand for the next invoices. */
  total: number
  /** To be paid at once. */
  due: number
  /** During a trial nothing is due before its end. */
  isTrial: boolean
}

/** What another plan would ask for today. */
export async function previewChange(
  deps: Deps,
  subscription: Subscription,
  code: string,
): Promise<Preview | undefined> {
  const asked = await askedChange(deps, subscription, code)
  if (!asked || !isKept(subscription)) return undefined
  const at = Math.floor(deps.collect.now().getTime() / 1000)
  const invoice = await deps.stripe.invoices.createPreview({
    customer: subscription.customer,
    subscription: subscription.provider,
    subscription_details: { items: [asked], proration_behavior: 'always_invoice', proration_date: at },
  })
  const net = invoice.total_excluding_tax ?? invoice.total
  const isTrial = subscription.state === 'trial'
  return {
    plan: code,
    at,
    currency: invoice.currency.toUpperCase(),
    lines: invoice.lines.data.map(({ amount }) => ({ cents: amount, isBack: amount < 0 })),
    vat: invoice.total - net,
    total: invoice.total,
    due: isTrial ? 0 : invoice.amount_due,
    isTrial,
  }
}

/** Takes the other plan from today on; `at` is the moment that a preview was made for, when it was less than an hour ago. */
export async function changePlan(deps: Deps, subscription: Subscription, code: string, at?: number): Promise<Managed> {
  const asked = await askedChange(deps, subscription, code)
  if (!asked) return { ok: false, reason: 'unknown-plan' }
  const now = Math.floor(deps.collect.now().getTime() / 1000)
  const recent = at !== undefined && at <= now && at > now - 3600
  return change(deps, subscription, {
    items: [asked],
    proration_behavior: 'always_invoice',
    ...(recent && subscription.state !== 'trial' && { proration_date: at }),
  })
}

/** The item of the subscription with the price of another plan that is sold to the same kind of buyer. */
async function askedChange({ stripe, today }: Deps, subscription: Subscription, code: string) {
  const { country, plan } = subscription
  const other = plansOn(country, today()).find((one) => one.code === code && one.for === plan.for)
  if (!other || other.code === plan.code || !isKept(subscription)) return undefined
  if (subscription.state !== 'trial' && subscription.state !== 'active') return undefined
  const told = await stripe.subscriptions.retrieve(subscription.provider)
  return { id: told.items.data[0]!.id, price: await priceOf(stripe, country, code) }
}

async function change(
  deps: Deps,
  subscription: Subscription,
  params: Stripe.SubscriptionUpdateParams,
): Promise<Managed> {
  if (!isKept(subscription)) return { ok: false, reason: 'not-live' }
  await keep(deps, await deps.stripe.subscriptions.update(subscription.provider, params))
  return { ok: true }
}

/** What is owed for days that nobody will have is not asked for again; what is on its way from a bank comes, and is given back by hand. */
async function forget(stripe: Stripe, invoice: string): Promise<void> {
  try {
    await stripe.invoices.voidInvoice(invoice)
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
  }
}

async function keep({ db, collect }: Deps, told: Stripe.Subscription): Promise<void> {
  await db.transaction().execute((trx) => keepSubscription(trx, told, collect))
}

const isKept = (subscription: Subscription): subscription is Kept =>
  subscription.provider !== null && subscription.customer !== null && subscription.state !== 'ended'
