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

export interface BillingTables {
  ledger_account: LedgerAccountTable
  ledger_transfer: LedgerTransferTable
  ledger_entry: LedgerEntryTable
}
