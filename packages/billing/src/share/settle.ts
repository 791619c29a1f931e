import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { accounts } from '../ledger/accounts.ts'
import { type Line, postTransfer } from '../ledger/post.ts'
import { type Contract, shareOut, shareRule, shareStillDue } from './share-out.ts'

/** What made it be reckoned: a first payment, what was given back, a dispute opened or won, a contract that changed. */
export type ShareReason = 'payment' | 'refund' | 'dispute' | 'dispute-won' | 'contract'

/**
 * Writes what is still missing for the animators to have their share of what a payment has left in our hands: at its collection, when some of it is
 * given back or taken by a dispute, when a contract ends before the days it paid. The payment's row is locked by the caller or here.
 */
export async function settleShares(
  trx: Db,
  payment: number,
  { day, at, why = 'contract' }: { day: string; at: Date; why?: ShareReason },
): Promise<void> {
  // A range and not `like`: the index is not used for a pattern that is made of a column.
  const { rows } = await sql<{
    town: string
    currency: string
    net: number
    on: string
    from: string
    to: string
    times: number
  }>`
    select p.town, p.currency, collected_on::text as on, period_from::text as from, period_to::text as to,
      p.net - coalesce((select sum(r.net) from payment_refund r where r.payment_id = p.id), 0)::bigint
            - coalesce((select sum(d.net) from payment_dispute d where d.payment_id = p.id and d.state <> 'won'), 0)::bigint as net,
      (select count(*) from ledger_transfer t where t.kind = 'share'
        and t.cause ~>=~ ('share:' || p.id || ':') and t.cause ~<~ ('share:' || p.id || ';'))::int as times
    from payment p where p.id = ${payment} for update of p`.execute(trx)
  const found = rows[0]!
  // Whoever changes the town's contracts waits for us, and we for them: no payment is shared by contracts that are no more.
  await sql`select pg_advisory_xact_lock_shared(${townKey(found.town)})`.execute(trx)
  const net = Math.max(0, Number(found.net))
  const due = net === 0 ? [] : shareOut({ ...found, net }, await contractsOf(trx, found.town))
  const still = shareStillDue(due, found.times === 0 ? new Map() : await sharedOf(trx, payment))
  if (still.size === 0) return
  const parts = [...still].sort(([a], [b]) => a.localeCompare(b))
  const total = parts.reduce((sum, [, cents]) => sum + cents, 0)
  const lines: Line[] = parts.map(([party, cents]) => ({ account: { of: 'animator', party }, cents: -cents }))
  await postTransfer(trx, {
    cause: `share:${payment}:${found.times + 1}`,
    kind: 'share',
    day,
    currency: found.currency,
    at,
    details: { payment, rule: shareRule, why },
    lines: [{ account: 'share', cents: total }, ...lines],
  })
}

/** The lock under which a town's contracts are read and changed. */
export const townKey = (town: string) => sql`hashtextextended(${`share-contracts:${town}`}, 0)`

export async function contractsOf(trx: Db, town: string): Promise<Contract[]> {
  const { rows } = await sql<Contract>`
    select c.animator, c.begins::text as from, c.ends::text as to, c.weight,
      (select json_agg(json_build_object('from', r.begins::text, 'rate', r.rate) order by r.begins) from share_rate r where r.contract_id = c.id) as rates
    from share_contract c where c.town = ${town} order by c.id`.execute(trx)
  return rows
}

/** Cents that each animator has of a payment so far. */
async function sharedOf(trx: Db, payment: number): Promise<Map<string, number>> {
  const { rows } = await sql<{ party: string; cents: number }>`
    select a.party, -sum(e.cents)::bigint as cents
    from ledger_transfer t join ledger_entry e on e.transfer_id = t.id join ledger_account a on a.id = e.account_id
    where t.kind = 'share' and t.cause like ${`share:${payment}:%`} and a.number = ${accounts.animator.number} group by a.party`.execute(
    trx,
  )
  return new Map(rows.map(({ party, cents }) => [party, Number(cents)]))
}
