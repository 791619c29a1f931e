import type Stripe from 'stripe'
import { listOf } from '../shaped.ts'
import type { World } from '../state.ts'
import { addInterval, type Item } from './amounts.ts'
import { idOf, invoiceSubscription } from './invoices.ts'

export interface Begin {
  customer: string
  prices: { price: Stripe.Price; quantity: number }[]
  taxRates: Stripe.TaxRate[]
  trialDays: number | undefined
  metadata: Record<string, string>
  coupon?: Stripe.Coupon | undefined
}

/** Begins a subscription: with its first invoice, or with a trial whose invoice asks for nothing. */
export function beginSubscription(world: World, begin: Begin): Stripe.Subscription {
  const now = world.now()
  const id = world.id('subscription')
  const [first] = begin.prices
  const trialEnd = begin.trialDays ? now + begin.trialDays * 86_400 : null
  const { interval } = first!.price.recurring!
  const end = trialEnd ?? addInterval(now, interval as 'month' | 'year', 1)
  const subscription = world.make('subscription', {
    id,
    billing_cycle_anchor: trialEnd ?? now,
    billing_cycle_anchor_config: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: 'charge_automatically',
    currency: first!.price.currency,
    customer: begin.customer,
    default_payment_method: null,
    default_tax_rates: begin.taxRates,
    discounts: [],
    ended_at: null,
    items: listOf(
      begin.prices.map(({ price, quantity }, index) => itemOf(id, index, price, quantity, now, end)),
      `/v1/subscription_items?subscription=${id}`,
    ),
    latest_invoice: null,
    metadata: begin.metadata,
    next_pending_invoice_item_invoice: null,
    pause_collection: null,
    pending_invoice_item_interval: null,
    pending_update: null,
    start_date: now,
    status: trialEnd ? 'trialing' : 'incomplete',
    transfer_data: null,
    trial_end: trialEnd,
    trial_settings: null,
    trial_start: trialEnd ? now : null,
  })
  if (begin.coupon) giveCoupon(world, subscription, begin.coupon)
  world.tell('customer.subscription.created', subscription)
  invoiceSubscription(world, subscription, trialEnd ? [] : wholePeriod(subscription, now, end), 'subscription_create')
  if (!trialEnd && (subscription.status as string) === 'incomplete') settleFirst(world, subscription)
  world.after(end, 'renew', id)
  return subscription
}

/** A direct debit under way, or a first invoice of nothing, makes the subscription active at once. */
function settleFirst(world: World, subscription: Stripe.Subscription): void {
  const invoice = world.get('invoice', idOf(subscription.latest_invoice!))
  const isUnderWay = world.paymentsOf(invoice.id!).some((one) => {
    const intent = one.payment.payment_intent
    return intent && world.get('payment_intent', idOf(intent)).status === 'processing'
  })
  if (invoice.status === 'paid' || isUnderWay) setStatus(world, subscription, 'active')
}

export function giveCoupon(world: World, subscription: Stripe.Subscription, coupon: Stripe.Coupon): void {
  const now = world.now()
  const discount = world.make('discount', {
    checkout_session: null,
    customer: idOf(subscription.customer),
    end: coupon.duration === 'repeating' ? addInterval(now, 'month', coupon.duration_in_months ?? 1) : null,
    invoice: null,
    invoice_item: null,
    promotion_code: null,
    source: { coupon: coupon.id, type: 'coupon' },
    start: now,
    subscription: subscription.id,
  } as Partial<Stripe.Discount>)
  coupon.times_redeemed += 1
  subscription.discounts = [...subscription.discounts.map(idOf), discount.id]
}

/** At the end of a period: the end, or the next one with its invoice. */
export function renew(world: World, id: string): void {
  const subscription = world.get('subscription', id)
  const [item] = subscription.items.data
  if (subscription.status === 'canceled' || !item || item.current_period_end > world.now()) return
  if (subscription.cancel_at_period_end) {
    endSubscription(world, subscription)
    return
  }
  const start = item.current_period_end
  const { interval } = item.price.recurring!
  const end = nextEnd(subscription.billing_cycle_anchor, start, interval as 'month' | 'year')
  for (const one of subscription.items.data)
    Object.assign(one, { current_period_start: start, current_period_end: end })
  world.after(end, 'renew', id)
  if (subscription.status === 'trialing') subscription.status = 'active'
  world.tell('customer.subscription.updated', subscription)
  // Who did not pay has no further invoice until the first is paid.
  if (subscription.status === 'unpaid' || subscription.status === 'incomplete') return
  invoiceSubscription(world, subscription, wholePeriod(subscription, start, end), 'subscription_cycle')
}

export function endSubscription(world: World, subscription: Stripe.Subscription): void {
  const now = world.now()
  Object.assign(subscription, { status: 'canceled', ended_at: now, canceled_at: subscription.canceled_at ?? now })
  world.tell('customer.subscription.deleted', subscription)
}

/** Another price from now on: what is left of the old one is given back, what is left of the period at the new one is asked for. */
export function changePrice(
  world: World,
  subscription: Stripe.Subscription,
  price: Stripe.Price,
  behaviour: 'none' | 'create_prorations' | 'always_invoice',
  at = world.now(),
): void {
  const item = subscription.items.data[0]!
  const old = item.price
  const isTrial = subscription.status === 'trialing'
  const { lines, end } = changeLines(subscription, price, at)
  const keepsPeriod = isTrial || end === item.current_period_end
  item.price = price
  if (!keepsPeriod) {
    Object.assign(item, { current_period_start: at, current_period_end: end })
    subscription.billing_cycle_anchor = at
    world.after(end, 'renew', subscription.id)
  }
  world.tell('customer.subscription.updated', subscription, { items: { data: [{ price: old }] } })
  // Nothing was paid for the days of a trial: nothing is given back, and it ends when it was to end.
  if (isTrial || behaviour === 'none') return
  if (!keepsPeriod || behaviour === 'always_invoice') {
    invoiceSubscription(world, subscription, lines, 'subscription_update')
  } else {
    const customer = world.get('customer', idOf(subscription.customer))
    customer.balance += lines.reduce((sum, one) => sum + one.amount, 0)
  }
}

/** What a change of price at a moment asks for, and when the period then ends. */
export function changeLines(
  subscription: Stripe.Subscription,
  price: Stripe.Price,
  at: number,
): { lines: Item[]; end: number } {
  const item = subscription.items.data[0]!
  const { current_period_start: start, current_period_end: end, price: old } = item
  const next: Stripe.SubscriptionItem = { ...item, price }
  if (subscription.status === 'trialing')
    return { lines: nextPeriod({ ...subscription, items: listOf([next], '') }), end }
  const left = (end - at) / (end - start)
  const part = (amount: number | null) => Math.round((amount ?? 0) * left)
  const credit = prorated(item, -part(old.unit_amount), `Unused time on ${old.id}`, { start: at, end })
  if (old.recurring?.interval === price.recurring?.interval) {
    const rest = prorated(next, part(price.unit_amount), `Remaining time on ${price.id}`, { start: at, end })
    return { lines: [credit, rest], end }
  }
  const newEnd = addInterval(at, price.recurring!.interval as 'month' | 'year', 1)
  return { lines: [credit, ...itemsFor([next], at, newEnd)], end: newEnd }
}

/** What the next invoice will ask for. */
export function nextPeriod({ items, billing_cycle_anchor: anchor }: Stripe.Subscription): Item[] {
  const { current_period_end: start, price } = items.data[0]!
  return itemsFor(items.data, start, nextEnd(anchor, start, price.recurring!.interval as 'month' | 'year'))
}

export function setStatus(
  world: World,
  subscription: Stripe.Subscription,
  status: Stripe.Subscription['status'],
): void {
  if (subscription.status === status) return
  const previous = { status: subscription.status }
  subscription.status = status
  world.tell('customer.subscription.updated', subscription, previous)
}

function nextEnd(anchor: number, after: number, interval: 'month' | 'year'): number {
  for (let count = 1; ; count += 1) {
    const end = addInterval(anchor, interval, count)
    if (end > after) return end
  }
}

function wholePeriod(subscription: Stripe.Subscription, start: number, end: number): Item[] {
  return itemsFor(subscription.items.data, start, end)
}

function itemsFor(items: Stripe.SubscriptionItem[], start: number, end: number): Item[] {
  return items.map((item) => ({
    amount: (item.price.unit_amount ?? 0) * (item.quantity ?? 1),
    description: item.price.nickname ?? item.price.id,
    price: item.price.id,
    product: idOf(item.price.product as string),
    quantity: item.quantity ?? 1,
    subscriptionItem: item.id,
    period: { start, end },
    proration: false,
  }))
}

function prorated(item: Stripe.SubscriptionItem, amount: number, description: string, period: Item['period']): Item {
  return {
    amount,
    description,
    price: item.price.id,
    product: idOf(item.price.product as string),
    quantity: item.quantity ?? 1,
    subscriptionItem: item.id,
    period,
    proration: true,
  }
}

function itemOf(
  subscription: string,
  index: number,
  price: Stripe.Price,
  quantity: number,
  start: number,
  end: number,
): Stripe.SubscriptionItem {
  return {
    id: `si_${subscription.slice(4)}${index}`,
    object: 'subscription_item',
    billing_thresholds: null,
    created: start,
    current_period_start: start,
    current_period_end: end,
    discounts: [],
    metadata: {},
    price,
    quantity,
    subscription,
    tax_rates: [],
  } as unknown as Stripe.SubscriptionItem
}
