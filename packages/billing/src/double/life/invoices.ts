import type Stripe from 'stripe'
import { listOf, shaped } from '../shaped.ts'
import type { World } from '../state.ts'
import { type Item, totalsOf } from './amounts.ts'
import { pay } from './payments.ts'

/** Makes the invoice of a subscription, settles it and pays it at once when there is something to pay. */
export function invoiceSubscription(
  world: World,
  subscription: Stripe.Subscription,
  items: Item[],
  reason: Stripe.Invoice['billing_reason'],
): Stripe.Invoice {
  const customer = world.get('customer', idOf(subscription.customer))
  const rates = subscription.default_tax_rates ?? []
  const totals = totalsOf(items, takeCoupons(world, subscription), rates)
  const { subtotal, discount, tax, total } = totals
  const { used, given, due } = settled(customer, total)
  const number = `${customer.invoice_prefix}-${String(customer.next_invoice_sequence).padStart(4, '0')}`
  customer.next_invoice_sequence = (customer.next_invoice_sequence ?? 1) + 1
  const id = world.id('invoice')
  const now = world.now()
  const invoice = world.make('invoice', {
    id,
    number,
    status: 'open',
    billing_reason: reason,
    collection_method: 'charge_automatically',
    currency: subscription.currency,
    customer: customer.id,
    customer_address: customer.address ?? null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: null,
    customer_shipping: null,
    customer_tax_ids: [],
    account_country: 'FR',
    account_name: 'Wiker',
    subtotal,
    subtotal_excluding_tax: subtotal,
    total,
    total_excluding_tax: total - tax,
    total_discount_amounts: discount > 0 ? [{ amount: discount, discount: `di_${id}` }] : [],
    total_taxes: taxesOf(rates, total - tax, tax),
    total_pretax_credit_amounts: null,
    starting_balance: customer.balance,
    ending_balance: customer.balance + used - given,
    amount_due: due,
    amount_paid: 0,
    amount_remaining: due,
    amount_overpaid: 0,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    discounts: [],
    due_date: null,
    effective_at: now,
    from_invoice: null,
    last_finalization_error: null,
    lines: listOf(
      items.map((item, index) => lineOf(id, index, item, subscription)),
      `/v1/invoices/${id}/lines`,
    ),
    metadata: {},
    next_payment_attempt: null,
    parent: {
      type: 'subscription_details',
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
    },
    period_start: now,
    period_end: now,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    status_transitions: { finalized_at: now, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    hosted_invoice_url: `${world.base}/invoice/${id}`,
    invoice_pdf: null,
    webhooks_delivered_at: null,
  })
  customer.balance += used - given
  subscription.latest_invoice = id
  world.tell('invoice.created', { ...invoice, status: 'draft', number: null })
  world.tell('invoice.finalized', invoice)
  if (due > 0) pay(world, invoice)
  else markPaid(world, invoice)
  return invoice
}

/** What the customer has in hand pays first; what is owed to him is put there. */
function settled({ balance }: Stripe.Customer, total: number) {
  const used = total > 0 ? Math.min(total, Math.max(0, -balance)) : 0
  return { used, given: total < 0 ? -total : 0, due: Math.max(0, total - used) }
}

/** The invoice that these lines would make, which nobody keeps. */
export function previewOf(world: World, subscription: Stripe.Subscription, items: Item[]): Stripe.Invoice {
  const customer = world.get('customer', idOf(subscription.customer))
  const coupons = couponsOf(world, subscription).map(({ coupon }) => coupon)
  const { subtotal, discount, tax, total } = totalsOf(items, coupons, subscription.default_tax_rates ?? [])
  const { used, given, due } = settled(customer, total)
  const id = `upcoming_in_${subscription.id.slice(4)}`
  return shaped('invoice', {
    id,
    number: null,
    status: 'draft',
    billing_reason: 'upcoming',
    created: world.now(),
    currency: subscription.currency,
    customer: customer.id,
    subtotal,
    subtotal_excluding_tax: subtotal,
    total,
    total_excluding_tax: total - tax,
    total_discount_amounts: discount > 0 ? [{ amount: discount, discount: `di_${id}` }] : [],
    total_taxes: taxesOf(subscription.default_tax_rates ?? [], total - tax, tax),
    starting_balance: customer.balance,
    ending_balance: customer.balance + used - given,
    amount_due: due,
    amount_paid: 0,
    amount_remaining: due,
    lines: listOf(
      items.map((item, index) => lineOf(id, index, item, subscription)),
      `/v1/invoices/${id}/lines`,
    ),
    parent: {
      type: 'subscription_details',
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
    },
  })
}

/** The invoice is paid: by a payment, from the customer's balance, or because it asks for nothing. */
export function markPaid(world: World, invoice: Stripe.Invoice): void {
  invoice.status = 'paid'
  invoice.amount_paid = invoice.amount_due
  invoice.amount_remaining = 0
  invoice.attempted = true
  invoice.auto_advance = false
  invoice.next_payment_attempt = null
  invoice.status_transitions = { ...invoice.status_transitions, paid_at: world.now() }
  world.tell('invoice.paid', invoice)
  world.tell('invoice.payment_succeeded', invoice)
}

export function subscriptionOf(world: World, invoice: Stripe.Invoice): Stripe.Subscription | undefined {
  const id = invoice.parent?.subscription_details?.subscription
  return id ? world.find('subscription', idOf(id)) : undefined
}

function lineOf(invoice: string, index: number, item: Item, subscription: Stripe.Subscription): Stripe.InvoiceLineItem {
  return {
    id: `il_${invoice.slice(3)}${index}`,
    object: 'line_item',
    amount: item.amount,
    currency: subscription.currency,
    description: item.description,
    discount_amounts: [],
    discountable: !item.proration,
    discounts: [],
    invoice,
    livemode: false,
    metadata: subscription.metadata,
    parent: {
      type: 'subscription_item_details',
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: null,
        proration: item.proration,
        proration_details: null,
        subscription: subscription.id,
        subscription_item: item.subscriptionItem,
      },
    },
    period: item.period,
    pretax_credit_amounts: null,
    pricing: {
      type: 'price_details',
      price_details: { price: item.price, product: item.product },
      unit_amount_decimal: null,
    },
    quantity: item.quantity,
    quantity_decimal: null,
    subscription: subscription.id,
    subtotal: item.amount,
    taxes: [],
  }
}

function taxesOf(rates: Stripe.TaxRate[], net: number, tax: number): Stripe.Invoice.TotalTax[] | null {
  const [rate] = rates
  if (!rate) return []
  return [
    {
      amount: tax,
      tax_behavior: 'exclusive',
      tax_rate_details: { tax_rate: rate.id },
      taxability_reason: 'standard_rated',
      taxable_amount: net,
      type: 'tax_rate_details',
    },
  ]
}

/** The coupons of a subscription that work today; what works once is taken off. */
function takeCoupons(world: World, subscription: Stripe.Subscription): Stripe.Coupon[] {
  const working = couponsOf(world, subscription)
  subscription.discounts = working.filter(({ coupon }) => coupon.duration !== 'once').map(({ discount }) => discount)
  return working.map(({ coupon }) => coupon)
}

export function couponsOf(
  world: World,
  subscription: Stripe.Subscription,
): { discount: string; coupon: Stripe.Coupon }[] {
  return subscription.discounts.flatMap((reference) => {
    const discount = world.get('discount', idOf(reference))
    const { coupon } = discount.source
    const isOver = discount.end !== null && discount.end <= world.now()
    return isOver || !coupon ? [] : [{ discount: discount.id, coupon: world.get('coupon', idOf(coupon)) }]
  })
}

export function idOf(reference: string | { id: string }): string {
  return typeof reference === 'string' ? reference : reference.id
}
