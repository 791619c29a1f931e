import type Stripe from 'stripe'
import { shaped } from '../shaped.ts'
import type { Behaviour, World } from '../state.ts'
import { idOf } from './invoices.ts'
import { beginSubscription } from './subscriptions.ts'

export interface Method {
  type: 'card' | 'sepa_debit'
  last4?: string
  behaves?: Behaviour
}

/** What the customer does on the payment page: the session is complete, the subscription begins. */
export function completeCheckout(world: World, id: string, method: Method): Stripe.Checkout.Session {
  const session = world.get('checkout.session', id)
  if (session.status !== 'open') throw new Error(`Session ${id} is ${session.status}`)
  const customer = customerOf(world, session)
  keepMethod(world, customer, method)
  const wish = world.kept.wishes[id]
  if (!wish) throw new Error(`Nobody asked for ${id}`)
  const subscription = beginSubscription(world, {
    customer: customer.id,
    prices: wish.prices.map(({ price, quantity }) => ({ price: world.get('price', price), quantity })),
    taxRates: wish.taxRates.map((rate) => world.get('tax_rate', rate)),
    trialDays: wish.trialDays,
    metadata: wish.metadata,
    coupon: wish.coupon === undefined ? undefined : world.get('coupon', wish.coupon),
  })
  const invoice = world.get('invoice', idOf(subscription.latest_invoice!))
  Object.assign(session, {
    status: 'complete',
    subscription: subscription.id,
    invoice: invoice.id,
    customer: customer.id,
    payment_status: invoice.status !== 'paid' ? 'unpaid' : invoice.total === 0 ? 'no_payment_required' : 'paid',
    url: null,
  })
  world.tell('checkout.session.completed', session)
  return session
}

/** A payment method kept for a customer, as the one that pays. */
export function keepMethod(world: World, customer: Stripe.Customer, method: Method): Stripe.PaymentMethod {
  const { type, last4 = '4242', behaves = 'succeeds' } = method
  const bare = { customer: customer.id, type, metadata: {}, billing_details: emptyBilling(customer) }
  const kept = world.make(
    'payment_method',
    type === 'card'
      ? { ...bare, card: { ...shaped('payment_method', {}).card!, last4 } }
      : {
          ...bare,
          card: undefined,
          sepa_debit: {
            bank_code: null,
            branch_code: null,
            country: 'FR',
            fingerprint: null,
            generated_from: null,
            last4,
          },
        },
  )
  world.kept.behaviours[kept.id] = behaves
  customer.invoice_settings = { ...customer.invoice_settings, default_payment_method: kept.id }
  world.tell('payment_method.attached', kept)
  world.tell('customer.updated', customer)
  return kept
}

function customerOf(world: World, session: Stripe.Checkout.Session): Stripe.Customer {
  if (!session.customer) throw new Error(`Session ${session.id} has no customer`)
  return world.get('customer', idOf(session.customer))
}

function emptyBilling(customer: Stripe.Customer): Stripe.PaymentMethod.BillingDetails {
  return { address: null, email: customer.email, name: customer.name ?? null, phone: null, tax_id: null }
}
