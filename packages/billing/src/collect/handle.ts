import { sql } from 'kysely'
import type Stripe from 'stripe'
import type { Db } from '../db.ts'
import { type DisputeRead, keepDispute } from './dispute.ts'
import { keepPayment } from './payment.ts'
import { keepRefunds } from './refund.ts'
import { keepSubscription, type OurSubscription } from './subscription.ts'

export interface CollectDeps {
  db: Db
  stripe: Stripe
  /** The house's clock, and a day of its calendar. */
  now: () => Date
  dayOf: (moment: Date) => string
  /** Told, in the transaction, of every subscription that was brought up to date: who has it may publish up to that day, or not at all. */
  onSubscription?: ((trx: Db, subscription: SubscriptionKept) => Promise<void>) | undefined
}

export interface SubscriptionKept extends OurSubscription {
  /** The last day of publishing, `YYYY-MM-DD`. */
  publishesTo: string | undefined
}

export type Handled = 'done' | 'before' | 'not-ours'

/**
 * Does what an event asks for, in one transaction that also marks it handled: killed anywhere, it is done again from the start and nothing is doubled.
 * What the event is about is asked of the provider anew, so that the order in which events come does not matter.
 */
export async function handleEvent(deps: CollectDeps, id: string): Promise<Handled> {
  const { rows } = await sql<{ type: string; subject: string; handled: boolean }>`
    update provider_event set attempts = attempts + 1 where id = ${id} returning type, subject, handled_at is not null as handled`.execute(
    deps.db,
  )
  const [event] = rows
  if (!event || event.handled) return 'before'
  try {
    return await handled(deps, id, event)
  } catch (error) {
    const problem = error instanceof Error ? `${error.constructor.name}: ${error.message}` : String(error)
    await sql`update provider_event set problem = ${problem.slice(0, 1000)} where id = ${id} and handled_at is null`.execute(
      deps.db,
    )
    throw error
  }
}

async function handled(deps: CollectDeps, id: string, event: { type: string; subject: string }): Promise<Handled> {
  const work = await prepare(deps, event.type, event.subject)
  return deps.db.transaction().execute(async (trx) => {
    const { rows: open } =
      await sql`select from provider_event where id = ${id} and handled_at is null for update`.execute(trx)
    if (open.length === 0) return 'before'
    const ours = await work(trx)
    await sql`update provider_event set handled_at = ${deps.now()}, problem = null where id = ${id}`.execute(trx)
    return ours ? 'done' : 'not-ours'
  })
}

/** Reads from the provider all that the work needs; what is written comes after, in the transaction. */
async function prepare(deps: CollectDeps, type: string, subject: string): Promise<(trx: Db) => Promise<boolean>> {
  const { stripe } = deps
  if (type === 'invoice.paid') {
    const read = await readPaid(stripe, subject)
    return (trx) => keepPayment(trx, read, deps)
  }
  if (type === 'charge.refunded') {
    const charge = await stripe.charges.retrieve(subject, { expand: ['refunds'] })
    return (trx) => keepRefunds(trx, charge, deps)
  }
  if (type.startsWith('charge.dispute.')) {
    const dispute: DisputeRead = await stripe.disputes.retrieve(subject)
    return (trx) => keepDispute(trx, dispute, deps)
  }
  const subscription = await readSubscription(stripe, type, subject)
  return subscription ? (trx) => keepSubscription(trx, subscription, deps) : async () => false
}

export interface PaidInvoice {
  invoice: Stripe.Invoice
  subscription: Stripe.Subscription | undefined
  /** The payment that paid it; none when the customer's credit did. */
  charge: Stripe.Charge | undefined
}

async function readPaid(stripe: Stripe, id: string): Promise<PaidInvoice> {
  const invoice = await stripe.invoices.retrieve(id, { expand: ['payments'] })
  const reference = invoice.parent?.subscription_details?.subscription
  const subscription = reference ? await stripe.subscriptions.retrieve(idOf(reference)) : undefined
  const paid = invoice.payments?.data.find((one) => one.status === 'paid')
  const intentId = paid?.payment.payment_intent
  if (!intentId) return { invoice, subscription, charge: undefined }
  const intent = await stripe.paymentIntents.retrieve(idOf(intentId), { expand: ['latest_charge.balance_transaction'] })
  return { invoice, subscription, charge: (intent.latest_charge as Stripe.Charge | null) ?? undefined }
}

async function readSubscription(
  stripe: Stripe,
  type: string,
  subject: string,
): Promise<Stripe.Subscription | undefined> {
  if (type.startsWith('customer.subscription.')) return stripe.subscriptions.retrieve(subject)
  if (type === 'invoice.payment_failed') {
    const invoice = await stripe.invoices.retrieve(subject)
    const reference = invoice.parent?.subscription_details?.subscription
    return reference ? stripe.subscriptions.retrieve(idOf(reference)) : undefined
  }
  if (type === 'checkout.session.completed') {
    const session = await stripe.checkout.sessions.retrieve(subject)
    return session.subscription ? stripe.subscriptions.retrieve(idOf(session.subscription)) : undefined
  }
  return undefined
}

export function idOf(reference: string | { id: string }): string {
  return typeof reference === 'string' ? reference : reference.id
}
