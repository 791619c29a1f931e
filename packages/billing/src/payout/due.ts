import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { balanceOf } from '../ledger/balance.ts'

/** Cents that we owe an animator today, invoiced or not; below zero: what its next shares will make good. */
export async function dueTo(db: Db, animator: string, currency: string): Promise<number> {
  return 0 - (await balanceOf(db, { account: 'animator', currency, party: animator }))
}

/**
 * Cents that may be paid to an animator: what its statements say that are invoiced and past the time to contest, those below zero at once, less
 * what was paid or is on its way; never more than what the ledger owes. Nothing, not less, when it is below zero: that is carried over.
 */
export async function payableTo(db: Db, animator: string, currency: string, day: string): Promise<number> {
  const { rows } = await sql<{ told: number; gone: number; way: number }>`
    select
      (select coalesce(sum(gross), 0)::bigint from animator_statement where animator = ${animator} and currency = ${currency}
        and (gross < 0 or (payable_from <= ${day}::date and contested_at is null))) as told,
      coalesce(sum(p.cents), 0)::bigint as gone, coalesce(sum(p.cents) filter (where p.state = 'prepared'), 0)::bigint as way
    from payout p join payout_batch b on b.id = p.batch_id
    where p.animator = ${animator} and b.currency = ${currency} and p.state in ('prepared', 'paid')`.execute(db)
  const { told, gone, way } = rows[0]!
  const owed = await dueTo(db, animator, currency)
  return Math.max(0, Math.min(Number(told) - Number(gone), owed - Number(way)))
}
