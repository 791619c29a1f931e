import { randomBytes } from 'node:crypto'
import type Stripe from 'stripe'
import { type ResourceName, type Resources, shaped } from './shaped.ts'

/** What happens when a payment method is charged. */
export type Behaviour = 'succeeds' | 'declines' | 'has-no-funds'

/** Something that happens by itself at a moment. */
export interface Timer {
  at: number
  what: 'renew' | 'retry' | 'settle' | 'expire'
  id: string
}

/** What a payment page was opened for. */
export interface Wish {
  prices: { price: string; quantity: number }[]
  taxRates: string[]
  trialDays: number | undefined
  metadata: Record<string, string>
  coupon: string | undefined
}

/** All that the double knows: plain data, so that it can be kept in a file. */
export interface Kept {
  resources: { [Name in ResourceName]: Record<string, Resources[Name]> }
  behaviours: Record<string, Behaviour>
  timers: Timer[]
  /** By payment page. */
  wishes: Record<string, Wish>
  /** Answers already given, by idempotency key. */
  answers: Record<string, { path: string; body: string; status: number; answer: unknown }>
  /** Seconds by which its clock is ahead of the real one, or the instant at which it stands. */
  clock: { stands: number | null }
  number: number
}

const names: ResourceName[] = [
  'account',
  'balance_transaction',
  'billing_portal.session',
  'charge',
  'checkout.session',
  'coupon',
  'customer',
  'discount',
  'dispute',
  'event',
  'invoice',
  'invoice_payment',
  'payment_intent',
  'payment_method',
  'price',
  'product',
  'promotion_code',
  'refund',
  'subscription',
  'tax_rate',
  'transfer',
  'transfer_reversal',
]

const prefixes: Record<ResourceName, string> = {
  account: 'acct',
  balance_transaction: 'txn',
  'billing_portal.session': 'bps',
  charge: 'ch',
  'checkout.session': 'cs_test',
  coupon: 'co',
  customer: 'cus',
  discount: 'di',
  dispute: 'du',
  event: 'evt',
  invoice: 'in',
  invoice_payment: 'inpay',
  payment_intent: 'pi',
  payment_method: 'pm',
  price: 'price',
  product: 'prod',
  promotion_code: 'promo',
  refund: 're',
  subscription: 'sub',
  tax_rate: 'txr',
  transfer: 'tr',
  transfer_reversal: 'trr',
}

export function emptyState(): Kept {
  return {
    resources: Object.fromEntries(names.map((name) => [name, {}])) as Kept['resources'],
    behaviours: {},
    timers: [],
    wishes: {},
    answers: {},
    clock: { stands: null },
    number: 0,
  }
}

/** The double at work: its state, its clock, and what it tells of each change. */
export class World {
  kept: Kept
  /** Address of its pages: `http://127.0.0.1:4242`. */
  base = ''
  private readonly realNow: () => number
  private readonly told: (event: Stripe.Event) => void
  /** Payments of invoices, by invoice and by intent: looked up at every charge. */
  private readonly payments = new Map<string, Stripe.InvoicePayment[]>()

  constructor(kept: Kept, realNow: () => number, told: (event: Stripe.Event) => void) {
    this.kept = kept
    kept.timers.sort((a, b) => a.at - b.at)
    for (const payment of this.all('invoice_payment')) this.indexPayment(payment)
    this.realNow = realNow
    this.told = told
  }

  /** Seconds since 1970. */
  now(): number {
    return this.kept.clock.stands ?? this.realNow()
  }

  id(name: ResourceName): string {
    this.kept.number += 1
    return `${prefixes[name]}_${this.kept.number.toString(36).padStart(6, '0')}${randomBytes(6).toString('hex')}`
  }

  /** Makes a resource and keeps it. */
  make<Name extends ResourceName>(name: Name, fields: Partial<Resources[Name]>): Resources[Name] {
    const made = shaped(name, { id: this.id(name), created: this.now(), ...fields } as Partial<Resources[Name]>)
    this.shelf(name)[(made as { id: string }).id] = made
    if (name === 'invoice_payment') this.indexPayment(made as Stripe.InvoicePayment)
    return made
  }

  find<Name extends ResourceName>(name: Name, id: string): Resources[Name] | undefined {
    return this.shelf(name)[id]
  }

  get<Name extends ResourceName>(name: Name, id: string): Resources[Name] {
    const found = this.find(name, id)
    if (!found) throw new Error(`The double has no ${name} ${id}`)
    return found
  }

  all<Name extends ResourceName>(name: Name): Resources[Name][] {
    return Object.values(this.shelf(name))
  }

  /** The payments of an invoice, oldest first. */
  paymentsOf(invoice: string): Stripe.InvoicePayment[] {
    return this.payments.get(invoice) ?? []
  }

  /** What an intent pays. */
  paymentBy(intent: string): Stripe.InvoicePayment {
    const [found] = this.payments.get(intent) ?? []
    if (!found) throw new Error(`The double has no payment of an invoice by ${intent}`)
    return found
  }

  private indexPayment(payment: Stripe.InvoicePayment): void {
    for (const key of [payment.invoice, payment.payment.payment_intent]) {
      if (typeof key === 'string') this.payments.set(key, [...(this.payments.get(key) ?? []), payment])
    }
  }

  private shelf<Name extends ResourceName>(name: Name): Record<string, Resources[Name]> {
    return this.kept.resources[name]
  }

  /** Tells of a change as Stripe does: the resource as it is at that moment. */
  tell(type: Stripe.Event['type'], object: object, previous?: object): void {
    const event = this.make('event', {
      api_version: '2026-10-28.endive',
      type,
      data: { object: structuredClone(object), ...(previous && { previous_attributes: previous }) },
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
    } as Partial<Stripe.Event>)
    this.told(structuredClone(event))
  }

  /** Has something happen at a moment; what is due first stands first. */
  after(at: number, what: Timer['what'], id: string): void {
    const { timers } = this.kept
    let place = timers.length
    while (place > 0 && timers[place - 1]!.at > at) place -= 1
    timers.splice(place, 0, { at, what, id })
  }

  /** The provider keeps what it told for thirty days. */
  forgetOldEvents(): void {
    const events = this.kept.resources.event
    const first = this.now() - 30 * 86_400
    for (const [id, event] of Object.entries(events)) {
      if (event.created >= first) return
      delete events[id]
    }
  }
}
