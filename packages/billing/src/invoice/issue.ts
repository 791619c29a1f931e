import type { InvoiceKind } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { openDay } from '../ledger/closing.ts'

export interface InvoiceGiven {
  /** `house`, or `animator:…` for a self-billed invoice. */
  issuer: string
  kind: InvoiceKind
  /** What it is for, once for ever: `payment:12`. */
  cause: string
  party: string
  /** `YYYY-MM-DD`; an invoice is never dated before the last one of its series, nor in a month that is closed. */
  day: string
  currency: string
  /** Cents. */
  net: number
  vat: number
  /** Seller, buyer, lines, mentions as they are that day. */
  content: object
  /** Id of the invoice that a credit note takes back, whole or in part. */
  corrects?: number
  transfer?: number
  at: Date
}

export interface Issued {
  id: number
  /** `2026-000042` */
  number: string
  day: string
  /** False when it had been issued before for this cause. */
  isNew: boolean
}

/**
 * Issues an invoice in the caller's transaction, under the next number of its issuer and year. Whoever issues at the same moment waits for this
 * transaction's end: a number is taken if it is committed, and free again if it is not (CGI annexe II art. 242 nonies A: a continuous series).
 */
export async function issueInvoice(trx: Db, given: InvoiceGiven): Promise<Issued> {
  // The lock comes first: of two that are issued for one cause, the second sees the first.
  const { rows: taken } = await sql<{ year: number; number: number; day: string }>`
    insert into invoice_series (issuer, year, last, last_day)
    select ${given.issuer}, extract(year from o.day)::int, 1, o.day from (${openDay(given.day)}) o
    on conflict (issuer, year) do update
      set last = invoice_series.last + 1, last_day = greatest(invoice_series.last_day, excluded.last_day)
    returning year, last as number, last_day::text as day`.execute(trx)
  const { year, number, day } = taken[0]!
  const before = await findIssued(trx, given.cause)
  if (before) {
    await giveBack(trx, given.issuer, year)
    return { ...before, isNew: false }
  }
  const content = day === given.day ? given.content : { ...given.content, ownDay: given.day }
  const { rows } = await sql<{ id: number }>`
    insert into invoice (issuer, year, number, kind, cause, party, day, currency, net, vat, gross, content, corrects, transfer_id, at)
    values (${given.issuer}, ${year}, ${number}, ${given.kind}, ${given.cause}, ${given.party}, ${day}::date, ${given.currency}, ${given.net},
      ${given.vat}, ${given.net + given.vat}, ${JSON.stringify(content)}::jsonb, ${given.corrects ?? null}, ${given.transfer ?? null},
      ${given.at}) returning id`.execute(trx)
  return { id: rows[0]!.id, number: labelOf(year, number), day, isNew: true }
}

/** The number as it is printed. */
export function labelOf(year: number, number: number): string {
  return `${year}-${String(number).padStart(6, '0')}`
}

async function findIssued(trx: Db, cause: string): Promise<Omit<Issued, 'isNew'> | undefined> {
  const { rows } = await sql<{ id: number; year: number; number: number; day: string }>`
    select id, year, number, day::text as day from invoice where cause = ${cause}`.execute(trx)
  const [found] = rows
  return found && { id: found.id, number: labelOf(found.year, found.number), day: found.day }
}

/** Under the lock that this transaction holds: nobody has taken the next one. A series that was begun for nothing was never begun. */
async function giveBack(trx: Db, issuer: string, year: number): Promise<void> {
  await sql`delete from invoice_series where issuer = ${issuer} and year = ${year} and last = 1`.execute(trx)
  await sql`update invoice_series set last = last - 1 where issuer = ${issuer} and year = ${year}`.execute(trx)
}
