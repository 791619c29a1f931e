import type { PayoutWay } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import { type Db, inTransaction } from '../db.ts'
import { payableTo } from './due.ts'

export interface PreparedBatch {
  id: number
  way: PayoutWay
  payouts: { id: number; animator: string; cents: number }[]
}

/**
 * Sets aside what is payable on a day to the animators who are paid this way (by Stripe when they have an account there, else by the bank): from then
 * on no other batch pays it. Undefined when nothing is payable.
 */
export async function prepareBatch(
  db: Db,
  { way, currency, day, at }: { way: PayoutWay; currency: string; day: string; at: Date },
): Promise<PreparedBatch | undefined> {
  if (way === 'sepa' && currency !== 'EUR') throw new RangeError('A SEPA transfer is in euros')
  return await inTransaction(db, async (trx) => {
    const { rows: animators } = await sql<{ animator: string; name: string; account: string }>`
      select animator, legal_name as name, case when ${way} = 'connect' then provider_account else iban end as account from animator_identity
      where case when ${way} = 'connect' then provider_account is not null else iban is not null and provider_account is null end
      order by animator for update`.execute(trx)
    const due: { animator: string; name: string; account: string; cents: number }[] = []
    for (const one of animators) {
      const cents = await payableTo(trx, one.animator, currency, day)
      if (cents > 0) due.push({ ...one, cents })
    }
    if (due.length === 0) return undefined
    const { rows } = await sql<{ id: number }>`
      insert into payout_batch (way, currency, day, created_at) values (${way}, ${currency}, ${day}::date, ${at}) returning id`.execute(
      trx,
    )
    const { id } = rows[0]!
    const { rows: payouts } = await sql<{ id: number; animator: string; cents: number }>`
      insert into payout (batch_id, animator, cents, account, name)
      select ${id}, d.animator, d.cents, d.account, d.name
      from jsonb_to_recordset(${JSON.stringify(due)}::jsonb) as d(animator text, cents bigint, account text, name text) order by d.animator
      returning id, animator, cents`.execute(trx)
    return { id, way, payouts: payouts.map((one) => ({ ...one, cents: Number(one.cents) })) }
  })
}
