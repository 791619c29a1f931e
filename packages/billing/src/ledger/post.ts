import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { type AccountRef, numberOf, partyOf } from './accounts.ts'
import { openDay } from './closing.ts'

export interface Line {
  account: AccountRef
  /** Whole cents: positive a debit, negative a credit. */
  cents: number
}

export interface Transfer {
  /** What it comes from, once for ever: `stripe:evt_…`, `payout:12`. */
  cause: string
  kind: TransferKind
  /** `YYYY-MM-DD`, the day it counts for; of a month that is closed, the first open day, this one kept in the details as `ownDay`. */
  day: string
  /** ISO 4217. */
  currency: string
  lines: Line[]
  /** Shown beside it, kept with it. */
  details?: Record<string, string | number | boolean | null>
  /** Id of the transfer it takes back whole. */
  reverses?: number
  at: Date
}

export type TransferKind =
  | 'invoice'
  | 'payment'
  | 'payment-fee'
  | 'share'
  | 'share-vat'
  | 'credit-note'
  | 'refund'
  | 'dispute'
  | 'payout'
  | 'write-off'
  | 'reversal'

export interface Posted {
  id: number
  /** False when this cause had been written before: nothing was added. */
  isNew: boolean
}

/** The same cause came with another content. */
export class CauseReused extends Error {}

/**
 * Writes a transfer, once for its cause: the second time finds the first. The database checks again, when the transaction ends, that the lines
 * balance. A line of no cents is left out; lines that do not balance, and a cause that comes back with another content, are bugs and throw.
 */
export async function postTransfer(db: Db, transfer: Transfer): Promise<Posted> {
  const lines = transfer.lines.filter((line) => line.cents !== 0)
  check(transfer.cause, lines)
  const rows = lines.map(({ account, cents }, index) => ({
    position: index + 1,
    number: numberOf(account),
    party: partyOf(account),
    cents,
  }))
  const entries = entriesOf(rows, transfer.currency)
  const { rows: written } = await sql<{ id: number; entries: number }>`
    with written as (
      insert into ledger_transfer (cause, kind, day, currency, entries, reverses, details, at)
      select ${transfer.cause}, ${transfer.kind}, o.day, ${transfer.currency}, ${rows.length}, ${transfer.reverses ?? null}::bigint,
        ${JSON.stringify(transfer.details ?? {})}::jsonb || o.own, ${transfer.at}::timestamptz from (${openDay(transfer.day)}) o
      on conflict (cause) do nothing returning id),
    entered as (
      insert into ledger_entry (transfer_id, position, account_id, cents)
      select w.id, l.position, l.account, l.cents from written w, (${entries}) l returning position)
    select id, (select count(*) from entered)::int as entries from written`.execute(db)
  const [made] = written
  if (!made) return { id: await sameAs(db, transfer, rows), isNew: false }
  // Somebody's first movement: the accounts are opened, and what was missing is entered.
  if (made.entries < rows.length) {
    await openAccounts(db, rows, transfer.currency)
    await sql`
      insert into ledger_entry (transfer_id, position, account_id, cents)
      select ${made.id}, l.position, l.account, l.cents from (${entries}) l
      where not exists (select from ledger_entry e where e.transfer_id = ${made.id} and e.position = l.position)`.execute(
      db,
    )
  }
  return { id: made.id, isNew: true }
}

/** The lines with their accounts, `(position, account, cents)`: those whose account is open. */
function entriesOf(rows: Row[], currency: string) {
  return sql`
    select l.position, a.id as account, l.cents
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l(position int, number text, party text, cents bigint)
    join lateral (${accountOf(currency)}) a on true`
}

/** The account of a line `l`. In two halves, for which the index is used: among thousands of customers it is found at once. */
function accountOf(currency: string) {
  return sql`
    select id from ledger_account where number = l.number and currency = ${currency} and party = l.party
    union all select id from ledger_account where l.party is null and number = l.number and currency = ${currency} and party is null`
}

interface Row {
  position: number
  number: string
  party: string | null
  cents: number
}

function check(cause: string, lines: Line[]): void {
  if (lines.length < 2) throw new Error(`Transfer ${cause} moves nothing`)
  for (const { cents } of lines)
    if (!Number.isSafeInteger(cents)) throw new Error(`Transfer ${cause} has a part of a cent: ${cents}`)
  const sum = lines.reduce((total, line) => total + line.cents, 0)
  if (sum !== 0) throw new Error(`Transfer ${cause} does not balance by ${sum} cents`)
}

async function openAccounts(db: Db, rows: Row[], currency: string): Promise<void> {
  await sql`
    insert into ledger_account (number, currency, party)
    select distinct l.number, ${currency}::text, l.party from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l(number text, party text)
    where not exists (${accountOf(currency)}) on conflict do nothing`.execute(db)
}

/** The transfer written before for this cause, when it says the same. */
async function sameAs(db: Db, { cause, kind, day, currency, reverses }: Transfer, rows: Row[]): Promise<number> {
  const { rows: found } = await sql<{ id: number; same: boolean }>`
    select t.id, t.kind = ${kind} and (t.day = ${day}::date or t.details->>'ownDay' = ${day}) and t.currency = ${currency}
        and t.reverses is not distinct from ${reverses ?? null}::bigint
        and (select jsonb_agg(jsonb_build_object('position', e.position, 'number', a.number, 'party', a.party, 'cents', e.cents) order by e.position)
             from ledger_entry e join ledger_account a on a.id = e.account_id where e.transfer_id = t.id) = ${JSON.stringify(rows)}::jsonb as same
    from ledger_transfer t where t.cause = ${cause}`.execute(db)
  const [before] = found
  if (!before) throw new Error(`Transfer ${cause} is being written by another transaction that was not committed`)
  if (!before.same)
    throw new CauseReused(`Cause ${cause} was written before with another content (transfer ${before.id})`)
  return before.id
}
