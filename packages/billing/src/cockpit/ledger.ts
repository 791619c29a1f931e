import { sql } from 'kysely'
import type { Db } from '../db.ts'

export interface AccountSum {
  number: string
  currency: string
  /** Customers' or animators' accounts put together here. */
  parties: number
  debit: number
  credit: number
}

/** The accounts by number, up to a day, everybody's of one number together. */
export async function accountSums(db: Db, upTo?: string): Promise<AccountSum[]> {
  const { rows } = await sql<AccountSum>`
    select a.number, a.currency, count(distinct a.party)::int as parties, coalesce(sum(e.cents) filter (where e.cents > 0), 0)::bigint as debit,
      coalesce(-sum(e.cents) filter (where e.cents < 0), 0)::bigint as credit
    from ledger_account a join ledger_entry e on e.account_id = a.id join ledger_transfer t on t.id = e.transfer_id
    where ${upTo ?? null}::date is null or t.day <= ${upTo ?? null}::date
    group by 1, 2 order by a.currency <> 'EUR', a.currency, a.number collate "C"`.execute(db)
  return rows.map((row) => ({ ...row, debit: Number(row.debit), credit: Number(row.credit) }))
}

export interface EntryLine {
  transfer: number
  day: string
  kind: string
  cause: string
  party: string | null
  name: string | null
  currency: string
  cents: number
}

export interface EntryFilter {
  number: string
  currency?: string | undefined
  party?: string | undefined
  month?: string | undefined
  /** How many at once, and how many before them. */
  limit?: number
  offset?: number
}

/** What went on an account and off it, the newest first, with how many there are and their sum by currency. */
export async function entryLines(db: Db, filter: EntryFilter) {
  const { number, currency, party, month, limit = 1_000_000, offset = 0 } = filter
  const where = sql`a.number = ${number} and (${currency ?? null}::text is null or a.currency = ${currency ?? null})
    and (${party ?? null}::text is null or a.party = ${party ?? null})
    and (${month ?? null}::date is null or date_trunc('month', t.day)::date = ${month ?? null}::date)`
  const { rows } = await sql<EntryLine>`
    select t.id as transfer, t.day::text as day, t.kind, t.cause, a.party, coalesce(c.legal_name, i.legal_name) as name, a.currency, e.cents
    from ledger_account a join ledger_entry e on e.account_id = a.id join ledger_transfer t on t.id = e.transfer_id
    left join customer c on c.party = a.party left join animator_identity i on i.animator = a.party
    where ${where} order by t.day desc, t.id desc, e.position limit ${limit} offset ${offset}`.execute(db)
  const { rows: sums } = await sql<{ currency: string; count: number; cents: number }>`
    select a.currency, count(*)::int as count, sum(e.cents)::bigint as cents
    from ledger_account a join ledger_entry e on e.account_id = a.id join ledger_transfer t on t.id = e.transfer_id
    where ${where} group by 1 order by a.currency <> 'EUR', 1`.execute(db)
  return {
    rows: rows.map((row) => ({ ...row, cents: Number(row.cents) })),
    count: sums.reduce((total, one) => total + one.count, 0),
    sums: sums.map((one) => ({ currency: one.currency, cents: Number(one.cents) })),
  }
}

export interface TransferRead {
  id: number
  cause: string
  kind: string
  day: string
  currency: string
  at: Date
  details: Record<string, string | number | boolean | null>
  reverses: number | null
  reversedBy: number | null
  lines: { number: string; party: string | null; name: string | null; cents: number }[]
}

export async function readTransfer(db: Db, id: number): Promise<TransferRead | undefined> {
  const { rows } = await sql<TransferRead>`
    select t.id, t.cause, t.kind, t.day::text as day, t.currency, t.at, t.details, t.reverses,
      (select r.id from ledger_transfer r where r.reverses = t.id) as "reversedBy",
      (select json_agg(json_build_object('number', a.number, 'party', a.party, 'name', coalesce(c.legal_name, i.legal_name), 'cents', e.cents)
         order by e.position) from ledger_entry e join ledger_account a on a.id = e.account_id
         left join customer c on c.party = a.party left join animator_identity i on i.animator = a.party where e.transfer_id = t.id) as lines
    from ledger_transfer t where t.id = ${id}`.execute(db)
  return rows[0]
}

export interface BooksState {
  /** Years with a transfer, the newest first. */
  years: number[]
  /** The last day closed, and the month that may be closed next; undefined before anything was written, or when that month is not over. */
  closedThrough: string | undefined
  next: string | undefined
  examination: { at: Date; rules: number; broken: number } | undefined
}

/** Where the books are: which years there are, how far they are closed, what the last look at them found. */
export async function booksState(db: Db, today: string): Promise<BooksState> {
  const { rows } = await sql<{
    years: number[] | null
    closed: string | null
    next: string | null
    examined: BooksState['examination'] | null
  }>`
    select (select array_agg(year order by year desc) from (select distinct extract(year from day)::int as year from ledger_transfer) y) as years,
      (select max(through)::text from ledger_closing) as closed,
      (date_trunc('month', coalesce((select max(through) + 1 from ledger_closing), (select min(day) from ledger_transfer)))
        + interval '1 month' - interval '1 day')::date::text as next`.execute(db)
  const [row] = rows
  const { rows: examined } = await sql<NonNullable<BooksState['examination']>>`
    select at, rules, broken from money_examination order by at desc limit 1`.execute(db)
  return {
    years: row?.years ?? [],
    closedThrough: row?.closed ?? undefined,
    next: row?.next && row.next < today ? row.next : undefined,
    examination: examined[0],
  }
}
