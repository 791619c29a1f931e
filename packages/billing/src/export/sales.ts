import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { labelOf } from '../invoice/issue.ts'
import { frozen } from './books.ts'
import { amount } from './fec.ts'

const columns = [
  'numero',
  'date',
  'nature',
  'client',
  'identifiant',
  'numero_tva',
  'pays',
  'commune',
  'formule',
  'taux_tva',
  'montant_ht',
  'montant_tva',
  'montant_ttc',
  'devise',
] as const

interface SaleRow {
  id: number
  year: number
  number: number
  kind: string
  day: string
  currency: string
  net: number
  vat: number
  gross: number
  name: string | null
  legalId: string | null
  vatId: string | null
  country: string | null
  town: string | null
  plan: string | null
  rate: number | null
}

/** The sales of a period, invoice by invoice: a table that French spreadsheets open as it is (semicolons, decimals after a comma). */
export async function* salesCsv(db: Db, { from, to }: { from: string; to: string }): AsyncGenerator<string> {
  yield `\uFEFF${columns.join(';')}\r\n`
  for await (const row of frozen(db, (trx) => sales(trx, from, to))) yield `${cells(row).map(cell).join(';')}\r\n`
}

async function* sales(trx: Db, from: string, to: string): AsyncGenerator<SaleRow> {
  let after = { year: 0, number: 0 }
  for (;;) {
    const { rows } = await sql<SaleRow>`
      select i.id, i.year, i.number, i.kind, i.day::text as day, i.currency, i.net, i.vat, i.gross, b.buyer->>'legalName' as name,
        b.buyer->>'legalId' as "legalId", b.buyer->>'vatId' as "vatId", b.buyer->>'country' as country,
        (select name from town where code = coalesce(i.content->>'town', c.content->>'town')) as town,
        coalesce(i.content->>'plan', c.content->>'plan') as plan, (i.content->>'rate')::int as rate
      from invoice i left join invoice c on c.id = i.corrects, lateral (select coalesce(i.content->'buyer', c.content->'buyer') as buyer) b
      where i.issuer = 'house' and i.day between ${from}::date and ${to}::date and (i.year, i.number) > (${after.year}::int, ${after.number}::int)
      order by i.year, i.number limit 1000`.execute(trx)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < 1000) return
    after = last
  }
}

function cells(row: SaleRow): string[] {
  return [
    labelOf(row.year, row.number),
    row.day,
    row.kind === 'invoice' ? 'facture' : 'avoir',
    row.name ?? '',
    row.legalId ?? '',
    row.vatId ?? '',
    row.country ?? '',
    row.town ?? '',
    row.plan ?? '',
    row.rate === null ? '' : amount(row.rate),
    amount(Number(row.net)),
    amount(Number(row.vat)),
    amount(Number(row.gross)),
    row.currency,
  ]
}

/** What a spreadsheet would take for a formula stays text; amounts are numbers, whatever their sign. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+,\d\d$/.test(text) ? `'${text}` : text
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
