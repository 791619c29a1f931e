import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { countries, findPlan } from '../plans/plans.ts'
import { type ChangeRefusal, type ContractChange, changeContract } from './change-contract.ts'
import { contractsOf } from './settle.ts'
import { shareOut } from './share-out.ts'

export interface PreviewLine {
  animator: string
  currency: string
  /** Cents of what was paid already in the town, as it is shared now and as it would be. */
  before: number
  after: number
  /** Cents of a whole month to come, of the subscriptions of today. */
  monthly: number
}

export type Preview =
  | { ok: true; town: string; settled: number; lines: PreviewLine[] }
  | { ok: false; reason: ChangeRefusal }

/** What a change would give to each: it is made, read, and taken back before anybody sees it. */
export async function previewChange(
  db: Db,
  change: ContractChange,
  { today, at }: { today: string; at: Date },
): Promise<Preview> {
  let preview: Preview | undefined
  const undo = new Error('Only looked at')
  await db
    .transaction()
    .execute(async (trx) => {
      const town = await townOf(trx, change)
      const before = town === undefined ? new Map() : await sharedIn(trx, town)
      const changed = await changeContract(trx, change, { today, at })
      if (changed.ok) {
        const after = await sharedIn(trx, changed.town)
        const monthly = await nextMonthOf(trx, changed.town, dayOf(change))
        const lines = [...new Set([...before.keys(), ...after.keys(), ...monthly.keys()])].sort().map((key) => {
          const [animator, currency] = key.split(' ') as [string, string]
          const cents = (some: ReadonlyMap<string, number>) => some.get(key) ?? 0
          return { animator, currency, before: cents(before), after: cents(after), monthly: cents(monthly) }
        })
        preview = { ok: true, town: changed.town, settled: changed.settled, lines }
      } else preview = changed
      throw undo
    })
    .catch((error) => {
      if (error !== undo) throw error
    })
  return preview!
}

const dayOf = (change: ContractChange) =>
  change.do === 'open'
    ? change.begins
    : change.do === 'end'
      ? change.ends
      : change.do === 'rate'
        ? change.from
        : change.on

async function townOf(trx: Db, change: ContractChange): Promise<string | undefined> {
  if (change.do === 'open') return change.town
  const { rows } = await sql<{ town: string }>`select town from share_contract where id = ${change.contract}`.execute(
    trx,
  )
  return rows[0]?.town
}

/** Cents that each animator has of what was paid in a town, by `animator currency`. */
async function sharedIn(trx: Db, town: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ party: string; currency: string; cents: number }>`
    select a.party, a.currency, -sum(e.cents)::bigint as cents
    from ledger_transfer t join ledger_entry e on e.transfer_id = t.id join ledger_account a on a.id = e.account_id
    join payment p on p.id = (t.details->>'payment')::bigint
    where t.kind = 'share' and a.number = '401' and p.town = ${town} group by 1, 2`.execute(trx)
  return new Map(rows.map(({ party, currency, cents }) => [`${party} ${currency}`, Number(cents)]))
}

/** What the subscriptions of today give to each in the first whole month after a day. */
async function nextMonthOf(trx: Db, town: string, day: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ country: string; plan: string }>`
    select c.country, s.plan from subscription s join customer c on c.party = s.party where s.town = ${town} and s.state in ('trial', 'active', 'late')`.execute(
    trx,
  )
  const contracts = await contractsOf(trx, town)
  const [year, month] = day.split('-').map(Number)
  const first = (offset: number) => new Date(Date.UTC(year!, month! - 1 + offset, 1)).toISOString().slice(0, 10)
  const [from, to] = [first(1), first(2)]
  const sums = new Map<string, number>()
  for (const { country, plan: code } of rows) {
    const plan = findPlan(country, code)
    if (!plan) continue
    const net = plan.every === 'year' ? Math.round(plan.net / 12) : plan.net
    for (const { animator, cents } of shareOut({ net, on: from, from, to }, contracts)) {
      const key = `${animator} ${countries.get(country)!.currency}`
      sums.set(key, (sums.get(key) ?? 0) + cents)
    }
  }
  return sums
}
