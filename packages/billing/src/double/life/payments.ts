import type Stripe from 'stripe'
import { listOf } from '../shaped.ts'
import type { Behaviour, World } from '../state.ts'
import { idOf, markPaid, subscriptionOf } from './invoices.ts'
import { setStatus } from './subscriptions.ts'

const day = 86_400
/** Days after a failed payment on which it is tried again; after the last the subscription is unpaid. */
export const retryDays = [3, 5, 7]
/** Working days that a SEPA direct debit takes, counted plainly. */
const sepaDays = 5

/** Charges what an invoice asks for; not a second time while a direct debit for it is under way. */
export function pay(world: World, invoice: Stripe.Invoice): void {
  const isUnderWay = world
    .paymentsOf(invoice.id!)
    .some(({ payment }) => world.get('payment_intent', payment.payment_intent as string).status === 'processing')
  if (isUnderWay) return
  const customer = world.get('customer', idOf(invoice.customer!))
  const method = methodOf(world, customer)
  invoice.attempt_count += 1
  invoice.attempted = true
  const intent = world.make('payment_intent', {
    amount: invoice.amount_due,
    amount_received: 0,
    amount_details: {},
    automatic_payment_methods: null,
    canceled_at: null,
    currency: invoice.currency,
    customer: customer.id,
    description: `Subscription ${invoice.number}`,
    last_payment_error: null,
    latest_charge: null,
    metadata: {},
    next_action: null,
    payment_method: method?.id ?? null,
    payment_method_configuration_details: null,
    payment_method_types: [method?.type ?? 'card'],
    processing: null,
    setup_future_usage: 'off_session',
    status: 'requires_payment_method',
    transfer_data: null,
  })
  world.make('invoice_payment', {
    invoice: invoice.id!,
    amount_requested: invoice.amount_due,
    amount_paid: null,
    currency: invoice.currency,
    is_default: true,
    payment: { type: 'payment_intent', payment_intent: intent.id },
    status: 'open',
  })
  const charge = makeCharge(world, invoice, intent, method)
  intent.latest_charge = charge.id
  if (!method) {
    fail(world, invoice, intent, charge, 'declines')
    return
  }
  if (method.type === 'sepa_debit') {
    charge.status = 'pending'
    intent.status = 'processing'
    world.tell('payment_intent.processing', intent)
    world.tell('charge.pending', charge)
    world.after(world.now() + sepaDays * day, 'settle', charge.id)
    return
  }
  const behaviour = world.kept.behaviours[method.id] ?? 'succeeds'
  if (behaviour === 'succeeds') succeed(world, invoice, intent, charge)
  else fail(world, invoice, intent, charge, behaviour)
}

/** A direct debit comes to its end: the money is there, or the bank sends it back. */
export function settle(world: World, id: string): void {
  const charge = world.get('charge', id)
  if (charge.status !== 'pending') return
  const intent = world.get('payment_intent', idOf(charge.payment_intent!))
  const invoice = invoiceOf(world, intent)
  const behaviour = world.kept.behaviours[charge.payment_method!] ?? 'succeeds'
  if (behaviour === 'succeeds') succeed(world, invoice, intent, charge)
  else fail(world, invoice, intent, charge, behaviour)
}

function succeed(world: World, invoice: Stripe.Invoice, intent: Stripe.PaymentIntent, charge: Stripe.Charge): void {
  const isSepa = charge.payment_method_details?.type === 'sepa_debit'
  const fee = isSepa ? 35 : Math.round(charge.amount * 0.015) + 25
  charge.status = 'succeeded'
  charge.paid = true
  charge.captured = true
  charge.amount_captured = charge.amount
  charge.balance_transaction = moved(world, charge.amount, fee, 'charge', charge.id, charge.currency).id
  intent.status = 'succeeded'
  intent.amount_received = intent.amount
  const payment = world.paymentBy(intent.id)
  payment.status = 'paid'
  payment.amount_paid = intent.amount
  payment.status_transitions = { canceled_at: null, paid_at: world.now() }
  world.tell('charge.succeeded', charge)
  world.tell('payment_intent.succeeded', intent)
  markPaid(world, invoice)
  const subscription = subscriptionOf(world, invoice)
  if (subscription && subscription.status !== 'canceled') setStatus(world, subscription, 'active')
}

function fail(
  world: World,
  invoice: Stripe.Invoice,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
  behaviour: Behaviour,
): void {
  charge.status = 'failed'
  charge.paid = false
  charge.failure_code = behaviour === 'has-no-funds' ? 'insufficient_funds' : 'card_declined'
  charge.failure_message =
    behaviour === 'has-no-funds' ? 'Your card has insufficient funds.' : 'Your card was declined.'
  intent.status = 'requires_payment_method'
  world.tell('charge.failed', charge)
  world.tell('payment_intent.payment_failed', intent)
  const subscription = subscriptionOf(world, invoice)
  const isFirst = invoice.billing_reason === 'subscription_create'
  const wait = retryDays[invoice.attempt_count - 1]
  invoice.next_payment_attempt = isFirst || wait === undefined ? null : world.now() + wait * day
  if (invoice.next_payment_attempt) world.after(invoice.next_payment_attempt, 'retry', invoice.id!)
  world.tell('invoice.payment_failed', invoice)
  if (!subscription || subscription.status === 'canceled') return
  setStatus(world, subscription, isFirst ? 'incomplete' : invoice.next_payment_attempt ? 'past_due' : 'unpaid')
}

function makeCharge(
  world: World,
  invoice: Stripe.Invoice,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod | undefined,
): Stripe.Charge {
  const id = world.id('charge')
  return world.make('charge', {
    id,
    amount: invoice.amount_due,
    amount_captured: 0,
    amount_refunded: 0,
    balance_transaction: null,
    captured: false,
    currency: invoice.currency,
    customer: idOf(invoice.customer!),
    description: intent.description,
    disputed: false,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    metadata: {},
    outcome: null,
    paid: false,
    payment_intent: intent.id,
    payment_method: method?.id ?? null,
    payment_method_details: detailsOf(method),
    receipt_url: null,
    refunded: false,
    refunds: listOf([], `/v1/charges/${id}/refunds`),
    shipping: null,
    source: null,
    transfer_data: null,
  })
}

function detailsOf(method: Stripe.PaymentMethod | undefined): Stripe.Charge.PaymentMethodDetails | null {
  if (method?.type === 'sepa_debit') {
    return {
      type: 'sepa_debit',
      sepa_debit: {
        bank_code: null,
        branch_code: null,
        country: 'FR',
        fingerprint: null,
        last4: method.sepa_debit?.last4 ?? null,
        mandate: `mandate_${method.id.slice(3)}`,
      },
    }
  }
  return { type: 'card' }
}

/** A movement of our balance at the provider. */
export function moved(
  world: World,
  amount: number,
  fee: number,
  type: Stripe.BalanceTransaction['type'],
  source: string,
  currency: string,
): Stripe.BalanceTransaction {
  return world.make('balance_transaction', {
    amount,
    fee,
    net: amount - fee,
    currency,
    type,
    reporting_category: type,
    source,
    status: 'pending',
    available_on: world.now() + 2 * day,
    description: null,
    exchange_rate: null,
    fee_details:
      fee === 0
        ? []
        : [{ amount: fee, application: null, currency, description: 'Stripe processing fees', type: 'stripe_fee' }],
  })
}

function methodOf(world: World, customer: Stripe.Customer): Stripe.PaymentMethod | undefined {
  const id = customer.invoice_settings.default_payment_method
  return id ? world.find('payment_method', idOf(id)) : undefined
}

function invoiceOf(world: World, intent: Stripe.PaymentIntent): Stripe.Invoice {
  const payment = world.paymentBy(intent.id)
  return world.get('invoice', idOf(payment.invoice as string))
}
