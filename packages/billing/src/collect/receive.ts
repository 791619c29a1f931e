import { sql } from 'kysely'
import Stripe from 'stripe'
import type { Db } from '../db.ts'

export type Received = { ok: true; id: string; isNew: boolean } | { ok: false; reason: 'not-from-the-provider' }

/** Kinds of events that change something here; of the others the provider is only told that they came. */
export const heeded = new Set([
  'invoice.paid',
  'invoice.payment_failed',
  'charge.refunded',
  'charge.dispute.created',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
  'charge.dispute.closed',
  'checkout.session.completed',
  'checkout.session.expired',
  'customer.subscription.created',
  'customer.subscription.updated',
  'customer.subscription.deleted',
  'account.updated',
])

/**
 * Keeps what the payment provider tells, once for its id, and has it handled: `handle` puts the work into the same transaction. Only what bears the
 * provider's signature is kept. Answering the provider means that nothing can be lost any more.
 */
export async function receiveEvent(
  db: Db,
  { body, signature, secret, now }: { body: string; signature: string; secret: string; now: Date },
  handle: (trx: Db, id: string) => Promise<unknown>,
): Promise<Received> {
  const event = verified(body, signature, secret)
  if (!event) return { ok: false, reason: 'not-from-the-provider' }
  const isNew = await db.transaction().execute(async (trx) => {
    const { rows } = await sql`
      insert into provider_event (id, type, created, subject, received_at, handled_at)
      values (${event.id}, ${event.type}, ${new Date(event.created * 1000)}, ${(event.data.object as { id?: string }).id ?? ''}, ${now},
        ${heeded.has(event.type) ? null : now}) on conflict (id) do nothing returning id`.execute(trx)
    if (rows.length > 0 && heeded.has(event.type)) await handle(trx, event.id)
    return rows.length > 0
  })
  return { ok: true, id: event.id, isNew }
}

/** Signed by the provider, at whatever time: events come late by days, and each counts once. */
function verified(body: string, signature: string, secret: string): Stripe.Event | undefined {
  try {
    return Stripe.webhooks.constructEvent(body, signature, secret, Number.POSITIVE_INFINITY)
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError || error instanceof SyntaxError)
      return undefined
    throw error
  }
}
