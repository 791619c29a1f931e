import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** To whom letters about an animator's money go: the address that she gave for it, else her account's. */
export async function recipientOf(
  db: Db,
  animator: string,
): Promise<{ email: string; language: string; name: string } | undefined> {
  const { rows } = await sql<{ email: string; language: string; name: string }>`
    select email, language, legal_name as name from animator_identity where animator = ${animator}
    union all select email, 'fr', coalesce(nullif(name, ''), email) from person where 'animator:' || id = ${animator} limit 1`.execute(
    db,
  )
  return rows[0]
}

export interface PayoutTold {
  cents: number
  currency: string
  /** The end of the account. */
  account: string
  problem: string | null
}

/** What a letter says of a payout. */
export async function payoutTold(db: Db, payout: number): Promise<PayoutTold | undefined> {
  const { rows } = await sql<PayoutTold>`
    select p.cents, b.currency, right(p.account, 4) as account, p.problem from payout p join payout_batch b on b.id = p.batch_id where p.id = ${payout}`.execute(
    db,
  )
  return rows[0] && { ...rows[0], cents: Number(rows[0].cents) }
}
