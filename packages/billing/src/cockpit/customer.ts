import { sql } from 'kysely'
import type { Db } from '../db.ts'

export interface CustomerRead {
  party: string
  name: string
  country: string
  legalId: string | null
  vatId: string | null
  email: string
}

export interface CustomerPayment {
  id: number
  day: string
  currency: string
  gross: number
  /** Given back so far, VAT included. */
  back: number
  dispute: 'open' | 'won' | 'lost' | null
}

export interface CustomerInvoice {
  id: number
  number: string
  kind: string
  day: string
  currency: string
  gross: number
}

export interface ToldNotice {
  kind: string
  at: Date
  told: Date | null
}

export async function readCustomer(db: Db, party: string): Promise<CustomerRead | undefined> {
  const { rows } = await sql<CustomerRead>`
    select party, legal_name as name, country, legal_id as "legalId", vat_id as "vatId", email from customer where party = ${party}`.execute(
    db,
  )
  return rows[0]
}

export async function customerPayments(db: Db, party: string): Promise<CustomerPayment[]> {
  const { rows } = await sql<CustomerPayment>`
    select p.id, p.collected_on::text as day, p.currency, p.gross,
      (select coalesce(sum(r.gross), 0)::bigint from payment_refund r where r.payment_id = p.id) as back,
      (select d.state from payment_dispute d where d.payment_id = p.id order by d.opened_on desc limit 1) as dispute
    from payment p where p.party = ${party} order by p.collected_on desc, p.id desc`.execute(db)
  return rows.map((row) => ({ ...row, gross: Number(row.gross), back: Number(row.back) }))
}

export async function customerInvoices(db: Db, party: string): Promise<CustomerInvoice[]> {
  const { rows } = await sql<CustomerInvoice>`
    select id, year || '-' || lpad(number::text, 6, '0') as number, kind, day::text as day, currency, gross from invoice
    where party = ${party} and issuer = 'house' order by year desc, number desc`.execute(db)
  return rows.map((row) => ({ ...row, gross: Number(row.gross) }))
}

export async function noticesOf(db: Db, party: string): Promise<ToldNotice[]> {
  const { rows } = await sql<ToldNotice>`
    select kind, at, told_at as told from money_notice where party = ${party} order by at desc, cause limit 100`.execute(
    db,
  )
  return rows
}

/** The house's invoices and credit notes of a month, in the order of their numbers. */
export async function monthInvoices(db: Db, month: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from invoice where issuer = 'house' and date_trunc('month', day)::date = ${month}::date order by year, number`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}
