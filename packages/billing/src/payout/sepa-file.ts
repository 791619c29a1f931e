import { sql } from 'kysely'
import { Document } from 'sepa'
import type { Db } from '../db.ts'

/** The account from which the house pays. */
export interface Debtor {
  name: string
  iban: string
  bic?: string
}

export interface SepaFile {
  /** `virements-2026-11-23-12.xml` */
  name: string
  xml: string
  payouts: number
  cents: number
}

/** The transfers of a batch as a file for the bank (pain.001.001.09). The same batch gives the same file. */
export async function sepaFile(db: Db, batch: number, debtor: Debtor): Promise<SepaFile | undefined> {
  const { rows } = await sql<{
    id: number
    cents: number
    account: string
    name: string
    day: string
    created: Date
    invoice: string | null
  }>`
    select p.id, p.cents, p.account, p.name, b.day::text as day, b.created_at as created,
      (select coalesce(i.year || '-' || lpad(i.number::text, 6, '0'), s.own_invoice) from animator_statement s left join invoice i on i.id = s.invoice_id
       where s.animator = p.animator and s.currency = b.currency and s.gross > 0 and s.payable_from <= b.day order by s.month desc limit 1) as invoice
    from payout p join payout_batch b on b.id = p.batch_id where b.id = ${batch} and b.way = 'sepa' and p.state in ('prepared', 'paid') order by p.id`.execute(
    db,
  )
  const [first] = rows
  if (!first) return undefined
  const document = new Document('pain.001.001.09')
  document.grpHdr.id = `WIKER-${batch}`
  document.grpHdr.created = new Date(first.created)
  document.grpHdr.initiatorName = bankText(debtor.name, 70)
  const info = document.createPaymentInfo()
  const [year, month, day] = first.day.split('-').map(Number)
  info.requestedExecutionDate = new Date(year!, month! - 1, day!, 12)
  info.debtorIBAN = debtor.iban
  info.debtorBIC = debtor.bic ?? ''
  info.debtorName = bankText(debtor.name, 70)
  info.batchBooking = false
  document.addPaymentInfo(info)
  for (const row of rows) {
    const payment = info.createTransaction()
    payment.creditorName = bankText(row.name, 70)
    payment.creditorIBAN = row.account
    payment.amount = Number(row.cents) / 100
    payment.end2endId = `WIKER-PAYOUT-${row.id}`
    payment.remittanceInfo = bankText([debtor.name, row.invoice].filter(Boolean).join(' '), 140)
    info.addTransaction(payment)
  }
  return {
    name: `virements-${first.day}-${batch}.xml`,
    xml: document.toString(),
    payouts: rows.length,
    cents: rows.reduce((sum, row) => sum + Number(row.cents), 0),
  }
}

/** A text in the signs that every bank of SEPA takes (EPC217-08), accents left out, as long as its field. */
export function bankText(text: string, length: number): string {
  const spelled = text
    .replaceAll(/[œŒæÆßøØłŁđĐ&’‘]/g, (sign) => letters[sign]!)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9/\-?:().,'+ ]/g, ' ')
    .replaceAll(/\/\/+/g, '/')
    .replaceAll(/ +/g, ' ')
    .replace(/^[/ ]+/, '')
  const cut = spelled.slice(0, length).replace(/[/ ]+$/, '')
  return cut || 'NOTPROVIDED'
}

// biome-ignore format: a table is read in columns
const letters: Record<string, string> = {
  œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE', ß: 'ss', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', '&': '+', '’': "'", '‘': "'",
}
