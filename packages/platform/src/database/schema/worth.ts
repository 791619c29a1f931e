import type { Json, MomentOrNull } from './columns.ts'

/** What a month brought to a merchant, as it was told. */
export interface WorthMonthTable {
  subscription_id: number
  /** `2026-11` */
  month: string
  page: number
  town: string
  readings: number
  publications: number
  figures: Json
  /** Cents without VAT. */
  price: number | null
  currency: string
  promised: Json
  is_paid: boolean
  is_under: boolean
  closed_at: Date | string
  free_at: MomentOrNull
  free_refused: string | null
  told_at: MomentOrNull
}

export interface WorthTables {
  worth_month: WorthMonthTable
}
