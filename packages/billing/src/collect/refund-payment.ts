import { sql } from 'kysely'
import Stripe from 'stripe'
import type { Db } from '../db.ts'

export type Refunded =
  | { ok: true; refund: string }
  | { ok: false; reason: 'unknown' | 'too-much' | 'disputed' | 'refused' }

interface Refundable {
  charge: string | null
  gross: number
  back: number
  disputed: boolean
}

/**
 * Gives back a payment, whole or in part (cents, VAT included). The credit note, the shares taken back and the letter come with what the provider then
 * tells; asked twice before that, it is one refund. `by` is the person who decides it, `reason` their words.
 */
export async function refundPayment(
  { db, stripe }: { db: Db; stripe: Stripe },
  payment: number,
  cents: number,
  reason: string,
  by: string,
): Promise<Refunded> {
  const { rows } = await sql<Refundable>`
    select p.provider_charge as charge, p.gross,
      (select coalesce(sum(r.gross), 0)::bigint from payment_refund r where r.payment_id = p.id) as back,
      exists (select from payment_dispute d where d.payment_id = p.id and d.state <> 'won') as disputed
    from payment p where p.id = ${payment}`.execute(db)
  const [found] = rows
  if (!found?.charge) return { ok: false, reason: 'unknown' }
  if (found.disputed) return { ok: false, reason: 'disputed' }
  if (!Number.isSafeInteger(cents) || cents <= 0 || cents > found.gross - Number(found.back))
    return { ok: false, reason: 'too-much' }
  try {
    const made = await stripe.refunds.create(
      {
        charge: found.charge,
        amount: cents,
        reason: 'requested_by_customer',
        metadata: { reason: reason.slice(0, 500), by: by.slice(0, 500) },
      },
      { idempotencyKey: `refund:${payment}:${found.back}:${cents}` },
    )
    return { ok: true, refund: made.id }
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError) return { ok: false, reason: 'refused' }
    throw error
  }
}
