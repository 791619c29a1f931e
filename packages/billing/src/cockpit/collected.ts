import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { nextMonth } from '../payout/statement.ts'

export interface CollectedLine {
  id: number
  day: string
  party: string
  name: string
  country: string
  town: string
  townName: string | null
  invoice: string
  currency: string
  /** Cents. */
  net: number
  vat: number
  gross: number
}

export interface MoneyFilter {
  /** Its first day; all when not given. */
  month?: string | undefined
  /** From this day on. */
  from?: string | undefined
  town?: string | undefined
  country?: string | undefined
  party?: string | undefined
}

/** What came in, payment by payment, the newest first. */
export async function collectedLines(db: Db, filter: MoneyFilter): Promise<CollectedLine[]> {
  const { rows } = await sql<CollectedLine>`
    select p.id, p.collected_on::text as day, p.party, c.legal_name as name, c.country, p.town, w.name as "townName",
      i.year || '-' || lpad(i.number::text, 6, '0') as invoice, p.currency, p.net, p.vat, p.gross
    from payment p join customer c on c.party = p.party join invoice i on i.id = p.invoice_id left join town w on w.code = p.town
    where ${within(sql`p.collected_on`, filter)} order by p.collected_on desc, p.id desc`.execute(db)
  return rows.map((row) => ({ ...row, net: Number(row.net), vat: Number(row.vat), gross: Number(row.gross) }))
}

/** `refund`: given back; `open`, `won`, `lost`: a payment that a bank took back, for now, no more, or for good. */
export const goneKinds = ['refund', 'open', 'won', 'lost'] as const
export type GoneKind = (typeof goneKinds)[number]

export interface GoneLine {
  payment: number
  day: string
  kind: GoneKind
  party: string
  name: string
  town: string
  townName: string | null
  currency: string
  net: number
  gross: number
}

/** What went back out: refunds on their day, disputes on the day they were settled, those that go on on the day they began. */
export async function goneLines(db: Db, filter: MoneyFilter & { kind?: GoneKind | undefined }): Promise<GoneLine[]> {
  const { rows } = await sql<GoneLine>`
    select g.payment, g.day::text as day, g.kind, p.party, c.legal_name as name, p.town, w.name as "townName", p.currency, g.net, g.gross
    from (select payment_id as payment, refunded_on as day, 'refund' as kind, net, gross from payment_refund
          union all select payment_id, coalesce(closed_on, opened_on), state, net, gross from payment_dispute) g
    join payment p on p.id = g.payment join customer c on c.party = p.party left join town w on w.code = p.town
    where ${within(sql`g.day`, filter)} and (${filter.kind ?? null}::text is null or g.kind = ${filter.kind ?? null})
    order by g.day desc, g.payment desc`.execute(db)
  return rows.map((row) => ({ ...row, net: Number(row.net), gross: Number(row.gross) }))
}

function within(day: ReturnType<typeof sql>, { month, from, town, country, party }: MoneyFilter) {
  const to = month ? nextMonth(month) : null
  return sql`(${month ?? null}::date is null or (${day} >= ${month ?? null}::date and ${day} < ${to}::date))
    and (${from ?? null}::date is null or ${day} >= ${from ?? null}::date)
    and (${town ?? null}::text is null or p.town = ${town ?? null})
    and (${country ?? null}::text is null or c.country = ${country ?? null})
    and (${party ?? null}::text is null or p.party = ${party ?? null})`
}

export interface CollectedMonth {
  month: string
  currency: string
  net: number
  gross: number
}

/** What came in by month. */
export async function collectedByMonth(db: Db, from: string): Promise<CollectedMonth[]> {
  const { rows } = await sql<CollectedMonth>`
    select date_trunc('month', collected_on)::date::text as month, currency, sum(net)::bigint as net, sum(gross)::bigint as gross
    from payment where collected_on >= ${from}::date group by 1, 2 order by 1, 2`.execute(db)
  return rows.map((row) => ({ ...row, net: Number(row.net), gross: Number(row.gross) }))
}

/** What came in since a day, by town: cents without VAT. */
export async function collectedByTown(
  db: Db,
  from: string,
): Promise<{ town: string; currency: string; net: number }[]> {
  const { rows } = await sql<{ town: string; currency: string; net: number }>`
    select town, currency, sum(net)::bigint as net from payment where collected_on >= ${from}::date group by 1, 2`.execute(
    db,
  )
  return rows.map((row) => ({ ...row, net: Number(row.net) }))
}
