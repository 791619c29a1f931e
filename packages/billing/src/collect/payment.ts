import { sql } from 'kysely'
import type Stripe from 'stripe'
import type { Db } from '../db.ts'
import { type Issued, issueInvoice } from '../invoice/issue.ts'
import { type Line, postTransfer } from '../ledger/post.ts'
import { type Rate, splitGross } from '../money/vat.ts'
import { noteMoney } from '../notice.ts'
import { vatOn } from '../plans/plans.ts'
import { settleShares } from '../share/settle.ts'
import type { CollectDeps, PaidInvoice } from './handle.ts'
import { type OurSubscription, ourSubscription } from './subscription.ts'

/**
 * Writes a paid invoice of the provider: our invoice with its number, what was asked for, what came in, what it cost, what the animators earn. An
 * invoice that asks for nothing leaves no trace; one that gives back (a plan changed in the middle of a period) is a credit note.
 */
export async function keepPayment(
  trx: Db,
  { invoice, subscription, charge }: PaidInvoice,
  deps: CollectDeps,
): Promise<boolean> {
  const ours = await ourSubscription(trx, subscription)
  if (!ours || !invoice.id) return false
  const on = deps.dayOf(new Date((invoice.status_transitions.paid_at ?? invoice.created) * 1000))
  const at = deps.now()
  const net = invoice.total_excluding_tax ?? invoice.total
  const vat = invoice.total - net
  if (invoice.total === 0) return true
  const rate = vatOn(ours.country, on)
  const period = periodOf(invoice, deps)
  const common = { day: on, currency: invoice.currency.toUpperCase(), at }
  const issued = await issueInvoice(trx, {
    issuer: 'house',
    kind: net < 0 ? 'credit-note' : 'invoice',
    cause: `invoice:${invoice.id}`,
    party: ours.party,
    ...common,
    net,
    vat,
    content: await contentOf(trx, ours, invoice, rate, period),
    ...(net < 0 && { corrects: await lastInvoice(trx, ours.party) }),
  })
  await noteMoney(trx, {
    cause: `invoice:${issued.id}`,
    kind: net < 0 ? 'credit-note' : 'invoice',
    party: ours.party,
    about: { invoice: issued.id },
    at,
  })
  const details = { invoice: issued.number, subscription: ours.id }
  await postTransfer(trx, {
    cause: `invoice:${invoice.id}`,
    kind: net < 0 ? 'credit-note' : 'invoice',
    ...common,
    day: issued.day,
    details,
    lines: soldLines(ours.party, net, vat),
  })
  if (charge && invoice.amount_paid > 0) {
    await keepCollected(trx, { ours, invoice, charge, issued, rate, period, on, at })
  }
  return true
}

interface Collecting {
  ours: OurSubscription
  invoice: Stripe.Invoice
  charge: Stripe.Charge
  issued: Issued
  rate: Rate
  period: { from: string; to: string }
  on: string
  at: Date
}

async function keepCollected(
  trx: Db,
  { ours, invoice, charge, issued, rate, period, on, at }: Collecting,
): Promise<void> {
  const currency = invoice.currency.toUpperCase()
  const { net, vat, gross } = splitGross(invoice.amount_paid, rate)
  const { rows } = await sql<{ id: number }>`
    insert into payment (provider_invoice, provider_charge, subscription_id, party, town, invoice_id, currency, net, vat, gross, rate, collected_on,
      period_from, period_to, at)
    values (${invoice.id}, ${charge.id}, ${ours.id}, ${ours.party}, ${ours.town}, ${issued.id}, ${currency}, ${net}, ${vat}, ${gross}, ${rate},
      ${on}::date, ${period.from}::date, ${period.to}::date, ${at})
    on conflict (provider_invoice) do nothing returning id`.execute(trx)
  const [payment] = rows
  if (!payment) return
  const details = { payment: payment.id }
  await postTransfer(trx, {
    cause: `payment:${invoice.id}`,
    kind: 'payment',
    day: on,
    currency,
    at,
    details,
    lines: [
      { account: 'provider', cents: gross },
      { account: { of: 'customer', party: ours.party }, cents: -gross },
    ],
  })
  await keepFee(trx, charge.balance_transaction, {
    cause: `payment-fee:${charge.id}`,
    day: on,
    at,
    payment: payment.id,
  })
  await settleShares(trx, payment.id, { day: on, at, why: 'payment' })
}

/** What the provider kept of a movement. It is the house's cost alone. */
export async function keepFee(
  trx: Db,
  movement: string | Stripe.BalanceTransaction | null,
  { cause, day, at, payment }: { cause: string; day: string; at: Date; payment: number },
): Promise<void> {
  if (!movement || typeof movement === 'string' || movement.fee === 0) return
  await postTransfer(trx, {
    cause,
    kind: 'payment-fee',
    day,
    currency: movement.currency.toUpperCase(),
    at,
    details: { payment },
    lines: [
      { account: 'paymentFees', cents: movement.fee },
      { account: 'provider', cents: -movement.fee },
    ],
  })
}

/** A sale, or with negative amounts what is taken back of one. */
export function soldLines(party: string, net: number, vat: number): Line[] {
  return [
    { account: { of: 'customer', party }, cents: net + vat },
    { account: 'services', cents: -net },
    { account: 'vatCollected', cents: -vat },
  ]
}

/** The days of service that an invoice is for: those of its longest line. */
function periodOf(invoice: Stripe.Invoice, { dayOf }: CollectDeps): { from: string; to: string } {
  const periods = invoice.lines.data.filter((line) => line.amount >= 0).map((line) => line.period)
  const [longest] = (periods.length > 0 ? periods : invoice.lines.data.map((line) => line.period)).toSorted(
    (a, b) => b.end - b.start - (a.end - a.start),
  )
  const from = dayOf(new Date((longest?.start ?? invoice.created) * 1000))
  const to = dayOf(new Date((longest?.end ?? invoice.created) * 1000))
  return to > from ? { from, to } : { from, to: nextDay(from) }
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

async function contentOf(
  trx: Db,
  ours: OurSubscription,
  invoice: Stripe.Invoice,
  rate: Rate,
  period: { from: string; to: string },
): Promise<object> {
  const { rows } = await sql<{ buyer: object }>`
    select json_build_object('legalName', legal_name, 'legalId', legal_id, 'vatId', vat_id, 'address', address, 'email', email, 'country', country,
      'serviceCode', service_code, 'orderNumber', order_number) as buyer
    from customer where party = ${ours.party}`.execute(trx)
  return {
    buyer: rows[0]?.buyer ?? {},
    plan: ours.plan,
    town: ours.town,
    rate,
    period,
    lines: invoice.lines.data.map((line) => ({
      // The provider's words are in its own language: the paper says it in the buyer's.
      net: line.amount,
      quantity: line.quantity,
      isPart: line.parent?.subscription_item_details?.proration ?? false,
    })),
    discount: (invoice.total_discount_amounts ?? []).reduce((sum, one) => sum + one.amount, 0),
  }
}

async function lastInvoice(trx: Db, party: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select id from invoice where party = ${party} and kind = 'invoice' order by day desc, id desc limit 1`.execute(trx)
  if (!rows[0]) throw new Error(`${party} is given back what it was never asked for`)
  return rows[0].id
}
