import type Stripe from 'stripe'
import type { World } from '../state.ts'
import { idOf } from './invoices.ts'
import { moved } from './payments.ts'

/** Cents that the bank asks for a dispute. */
const disputeFee = 2000

/** Gives a payment back, whole or in part. Throws nothing: the caller has checked the amount. */
export function refund(
  world: World,
  charge: Stripe.Charge,
  amount: number,
  { reason, metadata }: { reason: Stripe.Refund['reason']; metadata: Record<string, string> },
): Stripe.Refund {
  const id = world.id('refund')
  const movement = moved(world, -amount, 0, 'refund', id, charge.currency)
  const made = world.make('refund', {
    id,
    amount,
    balance_transaction: movement.id,
    charge: charge.id,
    currency: charge.currency,
    metadata,
    payment_intent: charge.payment_intent,
    reason,
    status: 'succeeded',
  })
  charge.amount_refunded += amount
  charge.refunded = charge.amount_refunded === charge.amount
  charge.refunds?.data.unshift(made)
  world.tell('refund.created', made)
  world.tell('charge.refunded', charge)
  return made
}

/** The cardholder's bank takes the money back until the dispute is settled. */
export function openDispute(world: World, chargeId: string): Stripe.Dispute {
  const charge = world.get('charge', chargeId)
  const id = world.id('dispute')
  const amount = charge.amount - charge.amount_refunded
  const taken = moved(world, -amount, disputeFee, 'adjustment', id, charge.currency)
  const dispute = world.make('dispute', {
    id,
    amount,
    balance_transactions: [taken],
    charge: charge.id,
    currency: charge.currency,
    is_charge_refundable: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: 'fraudulent',
    status: 'needs_response',
  })
  charge.disputed = true
  world.tell('charge.dispute.created', dispute)
  world.tell('charge.dispute.funds_withdrawn', dispute)
  return dispute
}

export function closeDispute(world: World, id: string, outcome: 'won' | 'lost'): Stripe.Dispute {
  const dispute = world.get('dispute', id)
  dispute.status = outcome
  if (outcome === 'won') {
    const back = moved(world, dispute.amount, 0, 'adjustment', id, dispute.currency)
    dispute.balance_transactions.push(back)
    world.tell('charge.dispute.funds_reinstated', dispute)
  }
  world.get('charge', idOf(dispute.charge)).disputed = true
  world.tell('charge.dispute.closed', dispute)
  return dispute
}
