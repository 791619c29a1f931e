import type Stripe from 'stripe'
import samples from '../../data/stripe-samples.json' with { type: 'json' }

/** The resources that the double keeps, by Stripe's own names and types. */
export interface Resources {
  account: Stripe.Account
  balance_transaction: Stripe.BalanceTransaction
  'billing_portal.session': Stripe.BillingPortal.Session
  charge: Stripe.Charge
  'checkout.session': Stripe.Checkout.Session
  coupon: Stripe.Coupon
  customer: Stripe.Customer
  discount: Stripe.Discount
  dispute: Stripe.Dispute
  event: Stripe.Event
  invoice: Stripe.Invoice
  invoice_payment: Stripe.InvoicePayment
  payment_intent: Stripe.PaymentIntent
  payment_method: Stripe.PaymentMethod
  price: Stripe.Price
  product: Stripe.Product
  promotion_code: Stripe.PromotionCode
  refund: Stripe.Refund
  subscription: Stripe.Subscription
  tax_rate: Stripe.TaxRate
  transfer: Stripe.Transfer
  transfer_reversal: Stripe.TransferReversal
}

export type ResourceName = keyof Resources

/**
 * A resource in the shape of the sample that Stripe publishes of it, with these fields: a field or a value that Stripe's SDK does not know is
 * refused by the compiler. Every field that the sample fills with a made-up thing must be given or emptied by the caller.
 */
export function shaped<Name extends ResourceName>(name: Name, fields: Partial<Resources[Name]>): Resources[Name] {
  const sample = structuredClone((samples as unknown as Record<Name, Resources[Name]>)[name])
  return { ...sample, livemode: false, ...fields }
}

/** An empty list of Stripe's, or one with these. */
export function listOf<T>(data: T[], url: string): Stripe.ApiList<T> {
  return { object: 'list', data, has_more: false, url }
}
