import type { PayoutWay } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import { type Db, inTransaction } from '../db.ts'
import { postTransfer } from '../ledger/post.ts'
import { reverseTransfer } from '../ledger/reverse.ts'
import { noteMoney } from '../notice.ts'

interface Locked {
  animator: string
  cents: number
  currency: string
  batch: number
  way: PayoutWay
}

/** A prepared payout, locked; undefined when it has its end already. */
async function lockPrepared(trx: Db, payout: number): Promise<Locked | undefined> {
  const { rows } = await sql<Locked>`
    select p.animator, p.cents, b.currency, b.id as batch, b.way from payout p join payout_batch b on b.id = p.batch_id
    where p.id = ${payout} and p.state = 'prepared' for update of p`.execute(trx)
  const [found] = rows
  return found && { ...found, cents: Number(found.cents) }
}

export interface PaidPayout {
  payout: number
  on: string
  at: Date
  /** Its id at the provider. */
  transfer?: string
}

/** Writes that a payout was made: in the ledger once, whoever says so and how often. */
export async function keepPaid(trx: Db, { payout, on, at, transfer }: PaidPayout): Promise<boolean> {
  const found = await lockPrepared(trx, payout)
  if (!found) return false
  await sql`update payout set state = 'paid', paid_on = ${on}::date, provider_transfer = ${transfer ?? null} where id = ${payout}`.execute(
    trx,
  )
  await postTransfer(trx, {
    cause: `payout:${payout}`,
    kind: 'payout',
    day: on,
    currency: found.currency,
    at,
    details: { payout, batch: found.batch },
    lines: [
      { account: { of: 'animator', party: found.animator }, cents: found.cents },
      { account: found.way === 'sepa' ? 'bank' : 'provider', cents: -found.cents },
    ],
  })
  await noteMoney(trx, { cause: `payout:${payout}`, kind: 'payout-paid', party: found.animator, about: { payout }, at })
  await closeWhenDone(trx, found.batch, at)
  return true
}

/** A payout that was refused before any money left: what it would have paid is payable again. */
export async function keepFailed(
  trx: Db,
  { payout, problem, at }: { payout: number; problem: string; at: Date },
): Promise<boolean> {
  const found = await lockPrepared(trx, payout)
  if (!found) return false
  await sql`update payout set state = 'failed', problem = ${problem} where id = ${payout}`.execute(trx)
  const cause = `payout-failed:${payout}`
  await noteMoney(trx, { cause, kind: 'payout-failed', party: found.animator, about: { payout }, at })
  await closeWhenDone(trx, found.batch, at)
  return true
}

/** The bank refused one transfer of a file: the others go on. */
export async function bankRefused(
  db: Db,
  { payout, problem, at }: { payout: number; problem: string; at: Date },
): Promise<boolean> {
  return await inTransaction(db, (trx) => keepFailed(trx, { payout, problem, at }))
}

/** The bank made the transfers of a file on a day. */
export async function bankPaid(db: Db, { batch, on, at }: { batch: number; on: string; at: Date }): Promise<number> {
  return await inTransaction(db, async (trx) => {
    const { rows } = await sql<{ id: number }>`
      select p.id from payout p join payout_batch b on b.id = p.batch_id
      where b.id = ${batch} and b.way = 'sepa' and p.state = 'prepared' order by p.id`.execute(trx)
    let paid = 0
    for (const { id } of rows) if (await keepPaid(trx, { payout: id, on, at })) paid += 1
    return paid
  })
}

/** A payment came back (an account that was closed): the ledger takes it back, and it is payable again. */
export async function keepReturned(
  db: Db,
  { payout, problem, on, at }: { payout: number; problem: string; on: string; at: Date },
): Promise<boolean> {
  return await inTransaction(db, async (trx) => {
    const { rows } = await sql<{ transfer: number; animator: string }>`
      update payout p set state = 'returned', problem = ${problem} from ledger_transfer t
      where p.id = ${payout} and p.state = 'paid' and t.cause = 'payout:' || p.id returning t.id as transfer, p.animator`.execute(
      trx,
    )
    if (!rows[0]) return false
    const taken = await reverseTransfer(trx, { of: rows[0].transfer, cause: `payout-return:${payout}`, day: on, at })
    if (!taken.ok) throw new Error(`Payout ${payout} cannot be taken back: ${taken.reason}`)
    const cause = `payout-return:${payout}`
    await noteMoney(trx, { cause, kind: 'payout-returned', party: rows[0].animator, about: { payout }, at })
    return true
  })
}

async function closeWhenDone(trx: Db, batch: number, at: Date): Promise<void> {
  await sql`update payout_batch set closed_at = ${at} where id = ${batch} and closed_at is null
    and not exists (select from payout where batch_id = ${batch} and state = 'prepared')`.execute(trx)
}
