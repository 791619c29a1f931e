import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { closesOn, monthsBetween } from './calendar.ts'
import { type ClosedMonth, closeMonth } from './statement.ts'

export interface Closing {
  /** Today in the house's books. */
  today: string
  at: Date
  houseCountry: string
}

/**
 * Closes every month that is over and not closed yet, oldest first: called every day, and after days on which nothing ran, it catches up. Each animator
 * of each month is a transaction: killed anywhere, the next call goes on; called twice, nothing is told twice.
 */
export async function closeMonths(db: Db, closing: Closing): Promise<ClosedMonth[]> {
  const { rows } = await sql<{ first: string | null }>`
    select min(t.day)::text as first from ledger_transfer t left join ledger_transfer o on o.id = t.reverses
    join ledger_entry e on e.transfer_id = t.id join ledger_account a on a.id = e.account_id
    where a.number = '401' and (t.kind = 'share' or o.kind = 'share')
      and not exists (select from animator_statement_line l where l.transfer_id = t.id and l.animator = a.party)`.execute(
    db,
  )
  const first = rows[0]?.first
  if (!first) return []
  const over = monthsBetween(first, closing.today).filter((month) => closesOn(month) <= closing.today)
  const closed: ClosedMonth[] = []
  for (const month of over) closed.push(...(await closeMonth(db, { ...closing, month })))
  return closed
}
