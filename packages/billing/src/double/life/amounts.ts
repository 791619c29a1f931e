import type Stripe from 'stripe'

/** A line of an invoice before taxes. */
export interface Item {
  /** Cents, negative what is given back. */
  amount: number
  description: string
  price: string
  product: string
  quantity: number
  subscriptionItem: string
  period: { start: number; end: number }
  proration: boolean
}

export interface Totals {
  subtotal: number
  discount: number
  tax: number
  total: number
}

/** Stripe's order: the lines, less what the coupons take, plus the taxes that are not in the prices, each rounded half up. */
export function totalsOf(items: Item[], coupons: Stripe.Coupon[], rates: Stripe.TaxRate[]): Totals {
  const subtotal = items.reduce((sum, item) => sum + item.amount, 0)
  const whole = Math.max(0, subtotal)
  const discount = coupons.reduce((taken, coupon) => taken + discountOf(whole - taken, coupon), 0)
  const net = subtotal - discount
  const tax = rates.reduce((sum, rate) => sum + Math.sign(net) * Math.round((Math.abs(net) * rate.percentage) / 100), 0)
  return { subtotal, discount, tax, total: net + tax }
}

function discountOf(subtotal: number, { percent_off, amount_off }: Stripe.Coupon): number {
  return percent_off ? Math.round((subtotal * percent_off) / 100) : Math.min(subtotal, amount_off ?? 0)
}

/** The same day of a later month, at the same moment; the last day of a shorter month, as Stripe counts from the anchor. */
export function addInterval(anchor: number, interval: 'month' | 'year', count: number): number {
  const date = new Date(anchor * 1000)
  const months = interval === 'year' ? count * 12 : count
  const first = Date.UTC(
    date.getUTCFullYear(),
    date.getUTCMonth() + months,
    1,
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  )
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate()
  return first / 1000 + (Math.min(date.getUTCDate(), last) - 1) * 86_400
}
