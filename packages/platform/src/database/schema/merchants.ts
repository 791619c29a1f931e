import type { MomentOrNull } from './columns.ts'

export interface MerchantAccountTable {
  party: string
  page: number
  began_at: Date | string
  ended_at: MomentOrNull
}

export interface AccountHolderTable {
  party: string
  person_id: string
  since: Date | string
}

export interface FreeMonthTable {
  cause: string
  subscription_id: number
  given_at: Date | string
  applied_at: MomentOrNull
}

export interface InvoiceFileTable {
  invoice_id: number
  name: string
  file: string
  sha256: string
  bytes: number
  at: Date | string
}

export interface MerchantsTables {
  merchant_account: MerchantAccountTable
  account_holder: AccountHolderTable
  free_month: FreeMonthTable
  invoice_file: InvoiceFileTable
}
