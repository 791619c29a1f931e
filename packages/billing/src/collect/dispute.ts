import { sql } from 'kysely'
import type Stripe from 'stripe'
import type { Db } from '../db.ts'
import { postTransfer } from '../ledger/post.ts'
import { splitGross } from '../money/vat.ts'
import { noteMoney } from '../notice.ts'
import { settleShares } from '../share/settle.ts'
import { type CollectDeps, idOf } from './handle.ts'
import { keepFee } from './payment.ts'
import { type KeptPayment, PaymentNotKept, paymentOf } from './refund.ts'

export type DisputeRead = Stripe.Dispute

/**
 * Writes what a dispute moved: the bank takes the money (the merchant owes it again, the shares are taken back), gives it back when it is won, and when
 * it is lost what is owed is written off. Each movement once, whatever order the events come in.
 */
export async function keepDispute(trx: Db, dispute: DisputeRead, { now, dayOf }: CollectDeps): Promise<boolean> {
  const payment = await paymentOf(trx, idOf(dispute.charge))
  if (!payment) throw new PaymentNotKept(`The payment ${idOf(dispute.charge)} is not kept yet`)
  const [taken, ...others] = dispute.balance_transactions
  if (!taken) return true
  const at = now()
  const day = (moment: number) => dayOf(new Date(moment * 1000))
  const { net } = splitGross(dispute.amount, payment.rate)
  const state = dispute.status === 'won' || dispute.status === 'lost' ? dispute.status : 'open'
  await sql`
    insert into payment_dispute (provider_dispute, payment_id, gross, net, state, opened_on, closed_on)
    values (${dispute.id}, ${payment.id}, ${dispute.amount}, ${net}, ${state}, ${day(dispute.created)}::date, ${state === 'open' ? null : dayOf(at)}::date)
    on conflict (provider_dispute) do update set state = excluded.state, closed_on = coalesce(payment_dispute.closed_on, excluded.closed_on)
      where payment_dispute.state = 'open'`.execute(trx)
  await noteMoney(trx, {
    cause: `dispute:${dispute.id}:${state}`,
    kind: 'dispute',
    party: payment.party,
    about: { payment: payment.id, state },
    at,
  })
  await move(trx, payment, { cause: `dispute:${dispute.id}:taken`, cents: dispute.amount, day: day(taken.created), at })
  await keepFee(trx, taken, { cause: `dispute:${dispute.id}:fee`, day: day(taken.created), at, payment: payment.id })
  const [back] = others
  if (state === 'won' && back)
    await move(trx, payment, {
      cause: `dispute:${dispute.id}:back`,
      cents: -dispute.amount,
      day: day(back.created),
      at,
    })
  if (state === 'lost') await writeOff(trx, payment, dispute, net, { day: await closedOn(trx, dispute.id), at })
  await settleShares(trx, payment.id, { day: dayOf(at), at, why: state === 'won' ? 'dispute-won' : 'dispute' })
  return true
}

async function move(
  trx: Db,
  payment: KeptPayment,
  { cause, cents, day, at }: { cause: string; cents: number; day: string; at: Date },
): Promise<void> {
  await postTransfer(trx, {
    cause,
    kind: 'dispute',
    day,
    currency: payment.currency,
    at,
    details: { payment: payment.id },
    lines: [
      { account: { of: 'customer', party: payment.party }, cents },
      { account: 'provider', cents: -cents },
    ],
  })
}

/** What will never be paid: a loss, whose VAT is had back (CGI art. 272). */
async function writeOff(
  trx: Db,
  payment: KeptPayment,
  dispute: DisputeRead,
  net: number,
  { day, at }: { day: string; at: Date },
): Promise<void> {
  await postTransfer(trx, {
    cause: `dispute:${dispute.id}:lost`,
    kind: 'write-off',
    day,
    currency: payment.currency,
    at,
    details: { payment: payment.id },
    lines: [
      { account: 'badDebts', cents: net },
      { account: 'vatCollected', cents: dispute.amount - net },
      { account: { of: 'customer', party: payment.party }, cents: -dispute.amount },
    ],
  })
}

async function closedOn(trx: Db, dispute: string): Promise<string> {
  const { rows } = await sql<{
    day: string
  }>`select closed_on::text as day from payment_dispute where provider_dispute = ${dispute}`.execute(trx)
  return rows[0]!.day
}
