import { sql } from 'kysely'
import type { Db } from '../../db.ts'
import type { InvoiceRow } from './paper.ts'

/** An invoice as it was issued; a credit note that has no buyer of its own is for the one of what it corrects. */
export async function readInvoice(db: Db, id: number): Promise<InvoiceRow | undefined> {
  const { rows } = await sql<InvoiceRow>`
    select i.issuer, i.year, i.number, i.kind, i.party, i.day::text as day, i.currency, i.net, i.vat, i.gross,
      case when c.id is null then i.content
        else jsonb_strip_nulls(jsonb_build_object('buyer', c.content->'buyer', 'seller', c.content->'seller')) || i.content end as content,
      case when c.id is not null then json_build_object('year', c.year, 'number', c.number, 'day', c.day::text) end as corrects
    from invoice i left join invoice c on c.id = i.corrects where i.id = ${id}`.execute(db)
  const [row] = rows
  return row && { ...row, net: Number(row.net), vat: Number(row.vat), gross: Number(row.gross) }
}
