import { sql } from 'kysely'
import Stripe from 'stripe'
import type { Db } from '../db.ts'
import { keepFailed, keepPaid } from './finish.ts'

export interface ConnectDeps {
  db: Db
  stripe: Stripe
  now: () => Date
  dayOf: (moment: Date) => string
}

/**
 * Pays what is prepared in a batch by transfers of Stripe. Killed anywhere, it is called again: a payout that was made is found by its group, and
 * asked twice at once it is one by its key. A refusal ends the payout; a failure of the line leaves it prepared, for the next time.
 */
export async function payByConnect(deps: ConnectDeps, batch: number): Promise<{ paid: number; failed: number }> {
  const { rows } = await sql<{ id: number; cents: number; account: string; currency: string }>`
    select p.id, p.cents, p.account, b.currency from payout p join payout_batch b on b.id = p.batch_id
    where b.id = ${batch} and b.way = 'connect' and p.state = 'prepared' order by p.id`.execute(deps.db)
  let paid = 0
  let failed = 0
  for (const row of rows) {
    const made = await transfer(deps.stripe, { ...row, cents: Number(row.cents) })
    const at = deps.now()
    await deps.db.transaction().execute(async (trx) => {
      if ('refused' in made) {
        if (await keepFailed(trx, { payout: row.id, problem: made.refused, at })) failed += 1
      } else if (await keepPaid(trx, { payout: row.id, on: deps.dayOf(made.at), at, transfer: made.id })) paid += 1
    })
  }
  return { paid, failed }
}

async function transfer(
  stripe: Stripe,
  { id, cents, account, currency }: { id: number; cents: number; account: string; currency: string },
): Promise<{ id: string; at: Date } | { refused: string }> {
  const group = `payout:${id}`
  // A key is forgotten after a day; the group is not.
  const before = await stripe.transfers.list({ transfer_group: group, limit: 1 })
  const [found] = before.data
  if (found) return { id: found.id, at: new Date(found.created * 1000) }
  try {
    const made = await stripe.transfers.create(
      {
        amount: cents,
        currency: currency.toLowerCase(),
        destination: account,
        transfer_group: group,
        metadata: { payout: String(id) },
      },
      { idempotencyKey: group },
    )
    return { id: made.id, at: new Date(made.created * 1000) }
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError) return { refused: error.code ?? error.message }
    throw error
  }
}
