import { sql } from 'kysely'
import { type Db, inTransaction } from '../db.ts'
import type { Rate } from '../money/vat.ts'
import { noteMoney } from '../notice.ts'
import { settleShares, townKey } from './settle.ts'

/** What may be done to the contracts of a town. Days are `YYYY-MM-DD`; an end is the day after the last. */
export type ContractChange =
  | {
      do: 'open'
      town: string
      animator: string
      begins: string
      ends: string | null
      weight: number
      rate: Rate
    }
  | { do: 'end'; contract: number; ends: string }
  | { do: 'rate'; contract: number; from: string; rate: Rate }
  | { do: 'hand-over'; contract: number; animator: string; on: string; rate: Rate }

export type ChangeRefusal =
  | 'unknown-contract'
  | 'over-already'
  /** It would take from somebody what was earned in a month that is over. */
  | 'past'
  | 'before-begin'
  /** The same animator has this town on some of those days. */
  | 'has-it-already'
  | 'rate-not-tomorrow'

export type Changed =
  | { ok: true; town: string; contract: number; settled: number }
  | { ok: false; reason: ChangeRefusal }

/**
 * Changes the contracts of a town and shares again what was paid for the days that it concerns; months that are over keep what they gave. What was
 * shared already is made good by new lines of today.
 */
export async function changeContract(
  db: Db,
  change: ContractChange,
  { today, at }: { today: string; at: Date },
): Promise<Changed> {
  return await inTransaction(db, async (trx): Promise<Changed> => {
    const found = change.do === 'open' ? undefined : await readContract(trx, change.contract)
    const town = change.do === 'open' ? change.town : found?.town
    if (town === undefined) return { ok: false, reason: 'unknown-contract' }
    await sql`select pg_advisory_xact_lock(${townKey(town)})`.execute(trx)
    // Read again: whoever changed it before us has finished.
    const contract = found && (await readContract(trx, found.id))
    const refusal = await refusalOf(trx, change, contract, today)
    if (refusal) return { ok: false, reason: refusal }
    const { id, from, heard } = await write(trx, change, contract)
    const settled = change.do === 'rate' ? 0 : await settleAgain(trx, town, from, { today, at })
    for (const animator of heard) {
      const cause = `contract:${id}:${change.do}:${animator}:${at.toISOString()}`
      await noteMoney(trx, { cause, kind: 'contract', party: animator, about: { contract: id }, at })
    }
    return { ok: true, town, contract: id, settled }
  })
}

interface Kept {
  id: number
  town: string
  animator: string
  begins: string
  ends: string | null
  weight: number
}

async function readContract(trx: Db, id: number): Promise<Kept | undefined> {
  const { rows } = await sql<Kept>`
    select id, town, animator, begins::text as begins, ends::text as ends, weight from share_contract where id = ${id}`.execute(
    trx,
  )
  return rows[0]
}

async function refusalOf(
  trx: Db,
  change: ContractChange,
  contract: Kept | undefined,
  today: string,
): Promise<ChangeRefusal | undefined> {
  const monthStart = `${today.slice(0, 8)}01`
  if (change.do === 'open') {
    if (change.ends !== null && change.ends <= change.begins) return 'before-begin'
    if (await isHeld(trx, change, 'same')) return 'has-it-already'
    const past = { ...change, ends: change.ends !== null && change.ends < monthStart ? change.ends : monthStart }
    return change.begins < monthStart && (await isHeld(trx, past, 'other')) ? 'past' : undefined
  }
  if (!contract) return 'unknown-contract'
  if (change.do === 'rate') {
    if (contract.ends !== null && contract.ends <= change.from) return 'over-already'
    return change.from <= today ? 'rate-not-tomorrow' : undefined
  }
  const day = change.do === 'end' ? change.ends : change.on
  if (contract.ends !== null && contract.ends <= day) return 'over-already'
  if (day <= contract.begins) return 'before-begin'
  if (day < monthStart) return 'past'
  if (change.do === 'end') return undefined
  const next = { town: contract.town, animator: change.animator, begins: day, ends: contract.ends }
  return (await isHeld(trx, next, 'same')) ? 'has-it-already' : undefined
}

/** Whether this animator, or another, has the town on some of these days. */
async function isHeld(
  trx: Db,
  { town, animator, begins, ends }: { town: string; animator: string; begins: string; ends: string | null },
  who: 'same' | 'other',
): Promise<boolean> {
  const { rows } = await sql`
    select from share_contract where town = ${town} and (animator = ${animator}) = ${who === 'same'}
      and (ends is null or ends > ${begins}::date) and (${ends}::date is null or begins < ${ends}::date)`.execute(trx)
  return rows.length > 0
}

/** Writes it; the first day that it concerns, and who must hear of it. */
async function write(
  trx: Db,
  change: ContractChange,
  contract: Kept | undefined,
): Promise<{ id: number; from: string; heard: string[] }> {
  if (change.do === 'open') {
    const id = await insert(trx, change)
    return { id, from: change.begins, heard: [change.animator] }
  }
  const { id, animator, town, ends, weight } = contract!
  if (change.do === 'rate') {
    await sql`insert into share_rate (contract_id, begins, rate) values (${id}, ${change.from}::date, ${change.rate})`.execute(
      trx,
    )
    return { id, from: change.from, heard: [animator] }
  }
  const day = change.do === 'end' ? change.ends : change.on
  await sql`update share_contract set ends = ${day}::date where id = ${id}`.execute(trx)
  if (change.do === 'end') return { id, from: day, heard: [animator] }
  const next = await insert(trx, { town, animator: change.animator, begins: day, ends, weight, rate: change.rate })
  return { id: next, from: day, heard: [animator, change.animator] }
}

async function insert(
  trx: Db,
  given: { town: string; animator: string; begins: string; ends: string | null; weight: number; rate: Rate },
): Promise<number> {
  const { town, animator, begins, ends, weight, rate } = given
  const { rows } = await sql<{ id: number }>`
    insert into share_contract (town, animator, begins, ends, weight) values (${town}, ${animator}, ${begins}::date, ${ends}::date, ${weight})
    returning id`.execute(trx)
  const { id } = rows[0]!
  await sql`insert into share_rate (contract_id, begins, rate) values (${id}, ${begins}::date, ${rate})`.execute(trx)
  return id
}

/** What was paid in a town for days from then on is shared by the contracts of now; how many payments. */
async function settleAgain(
  trx: Db,
  town: string,
  from: string,
  { today, at }: { today: string; at: Date },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select id from payment where town = ${town} and period_to > ${from}::date order by id`.execute(trx)
  for (const { id } of rows) await settleShares(trx, id, { day: today, at, why: 'contract' })
  return rows.length
}
