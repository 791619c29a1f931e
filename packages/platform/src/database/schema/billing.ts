import type { ColumnType, GeneratedAlways } from 'kysely'
import type { Day, JsonWritten } from './columns.ts'

export interface LedgerAccountTable {
  id: GeneratedAlways<number>
  number: string
  currency: string
  party: string | null
}

export interface LedgerTransferTable {
  id: GeneratedAlways<number>
  cause: string
  kind: string
  day: Day
  currency: string
  entries: number
  reverses: number | null
  details: ColumnType<unknown, JsonWritten | undefined, JsonWritten>
  at: Date | string
  written_in: GeneratedAlways<string>
}

export interface LedgerEntryTable {
  transfer_id: number
  position: number
  account_id: number
  cents: number
}

export interface InvoiceSeriesTable {
  issuer: string
  year: number
  last: number
  last_day: Day
}

export type InvoiceKind = 'invoice' | 'credit-note' | 'self-billed' | 'self-billed-credit-note'

export interface InvoiceTable {
  id: GeneratedAlways<number>
  issuer: string
  year: number
  number: number
  kind: InvoiceKind
  cause: string
  party: string
  day: Day
  currency: string
  net: number
  vat: number
  gross: number
  content: ColumnType<unknown, JsonWritten, JsonWritten>
  corrects: number | null
  transfer_id: number | null
  at: Date | string
}

export interface BillingTables {
  invoice_series: InvoiceSeriesTable
  invoice: InvoiceTable
  ledger_account: LedgerAccountTable
  ledger_transfer: LedgerTransferTable
  ledger_entry: LedgerEntryTable
}
