import { sql } from 'kysely'
import type Stripe from 'stripe'
import type { Db } from '../db.ts'
import { issueInvoice } from '../invoice/issue.ts'
import { postTransfer } from '../ledger/post.ts'
import { splitGross } from '../money/vat.ts'
import { noteMoney } from '../notice.ts'
import { settleShares } from '../share/settle.ts'
import type { CollectDeps } from './handle.ts'
import { soldLines } from './payment.ts'

export interface KeptPayment {
  id: number
  party: string
  currency: string
  net: number
  vat: number
  gross: number
  rate: number
  invoice: number
}

/** The payment of a charge, locked; undefined when it is none of ours, or not kept yet. */
export async function paymentOf(trx: Db, charge: string): Promise<KeptPayment | undefined> {
  const { rows } = await sql<KeptPayment>`
    select id, party, currency, net, vat, gross, rate, invoice_id as invoice from payment where provider_charge = ${charge} for update`.execute(
    trx,
  )
  return rows[0]
}

/** A refund came before its payment was kept: the event waits for its turn. */
export class PaymentNotKept extends Error {}

/** Writes every refund of a charge that is not written yet: a credit note, the money that left, the shares taken back. */
export async function keepRefunds(trx: Db, charge: Stripe.Charge, deps: CollectDeps): Promise<boolean> {
  const payment = await paymentOf(trx, charge.id)
  if (!payment) return await notKeptYet(trx, charge)
  for (const refund of (charge.refunds?.data ?? []).toReversed()) {
    if (refund.status === 'succeeded' || refund.status === 'pending') await keepRefund(trx, payment, refund, deps)
  }
  return true
}

async function keepRefund(
  trx: Db,
  payment: KeptPayment,
  refund: Stripe.Refund,
  { now, dayOf }: CollectDeps,
): Promise<void> {
  const at = now()
  const day = dayOf(new Date(refund.created * 1000))
  const { net, vat, gross } = await partOf(trx, payment, refund.amount)
  const before = await sql`select from payment_refund where provider_refund = ${refund.id}`.execute(trx)
  if (before.rows.length > 0) return
  const note = await issueInvoice(trx, {
    issuer: 'house',
    kind: 'credit-note',
    cause: `refund:${refund.id}`,
    party: payment.party,
    day,
    currency: payment.currency,
    net: -net,
    vat: -vat,
    content: { refund: refund.id, reason: refund.reason, rate: payment.rate },
    corrects: payment.invoice,
    at,
  })
  await noteMoney(trx, {
    cause: `invoice:${note.id}`,
    kind: 'credit-note',
    party: payment.party,
    about: { invoice: note.id },
    at,
  })
  await sql`insert into payment_refund (provider_refund, payment_id, net, vat, gross, refunded_on, credit_note_id, at)
    values (${refund.id}, ${payment.id}, ${net}, ${vat}, ${gross}, ${day}::date, ${note.id}, ${at})`.execute(trx)
  const common = {
    day: note.day,
    currency: payment.currency,
    at,
    details: { payment: payment.id, invoice: note.number },
  }
  await postTransfer(trx, {
    cause: `credit-note:${refund.id}`,
    kind: 'credit-note',
    ...common,
    lines: soldLines(payment.party, -net, -vat),
  })
  await postTransfer(trx, {
    cause: `refund:${refund.id}`,
    kind: 'refund',
    ...common,
    lines: [
      { account: { of: 'customer', party: payment.party }, cents: gross },
      { account: 'provider', cents: -gross },
    ],
  })
  await settleShares(trx, payment.id, { day, at, why: 'refund' })
}

/** Net and VAT of a part given back: the last part takes what is left, so that all together are the payment's own. */
async function partOf(trx: Db, payment: KeptPayment, amount: number) {
  const { rows } = await sql<{ gross: number; net: number }>`
    select coalesce(sum(gross), 0)::bigint as gross, coalesce(sum(net), 0)::bigint as net from payment_refund where payment_id = ${payment.id}`.execute(
    trx,
  )
  const before = { gross: Number(rows[0]!.gross), net: Number(rows[0]!.net) }
  if (before.gross + amount !== payment.gross) return splitGross(amount, payment.rate)
  const net = payment.net - before.net
  return { net, vat: amount - net, gross: amount }
}

/** Of a customer of ours the payment will come; of another this is none of our business. */
async function notKeptYet(trx: Db, charge: Stripe.Charge): Promise<boolean> {
  const customer = typeof charge.customer === 'string' ? charge.customer : charge.customer?.id
  const { rows } = await sql`select from customer where provider_customer = ${customer ?? ''}`.execute(trx)
  if (rows.length === 0) return false
  throw new PaymentNotKept(`The payment ${charge.id} is not kept yet`)
}
