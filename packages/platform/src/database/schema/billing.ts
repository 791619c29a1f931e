import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Day, JsonWritten, MomentOrNull, NowByDefault } from './columns.ts'

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

export interface CustomerTable {
  party: string
  country: string
  legal_name: string
  legal_id: string | null
  vat_id: string | null
  address: ColumnType<unknown, JsonWritten | undefined, JsonWritten>
  email: string
  language: Generated<string>
  provider_customer: string | null
  service_code: Generated<string | null>
  order_number: Generated<string | null>
  created_at: NowByDefault
  updated_at: NowByDefault
}

export type SubscriptionState = 'asked' | 'trial' | 'active' | 'late' | 'suspended' | 'ended'

export interface SubscriptionTable {
  id: GeneratedAlways<number>
  party: string
  town: string
  plan: string
  state: SubscriptionState
  provider_session: string | null
  provider_subscription: string | null
  period_from: Day | null
  period_to: Day | null
  ends_at_period_end: Generated<boolean>
  grace_to: Day | null
  created_at: NowByDefault
  updated_at: NowByDefault
  ended_at: MomentOrNull
}

export interface ShareContractTable {
  id: GeneratedAlways<number>
  town: string
  animator: string
  begins: Day
  ends: Day | null
  weight: Generated<number>
}

export interface ShareRateTable {
  contract_id: number
  begins: Day
  rate: number
}

export interface ProviderEventTable {
  id: string
  type: string
  created: Date | string
  subject: string
  received_at: Date | string
  handled_at: MomentOrNull
  attempts: Generated<number>
  problem: string | null
}

export interface PaymentTable {
  id: GeneratedAlways<number>
  provider_invoice: string
  provider_charge: string | null
  subscription_id: number
  party: string
  town: string
  invoice_id: number
  currency: string
  net: number
  vat: number
  gross: number
  rate: number
  collected_on: Day
  period_from: Day
  period_to: Day
  at: Date | string
}

export interface PaymentRefundTable {
  provider_refund: string
  payment_id: number
  net: number
  vat: number
  gross: number
  refunded_on: Day
  credit_note_id: number
  at: Date | string
}

export interface PaymentDisputeTable {
  provider_dispute: string
  payment_id: number
  gross: number
  net: number
  state: 'open' | 'won' | 'lost'
  opened_on: Day
  closed_on: Day | null
}

export interface AnimatorIdentityTable {
  animator: string
  legal_name: string
  legal_id: string | null
  country: Generated<string>
  address: ColumnType<unknown, JsonWritten | undefined, JsonWritten>
  email: string
  language: Generated<string>
  vat_status: 'below' | 'charged'
  vat_id: string | null
  iban: string | null
  provider_account: string | null
  provider_pending: string | null
  created_at: NowByDefault
  updated_at: NowByDefault
}

export interface BillingMandateTable {
  animator: string
  signed_on: Day
  contest_days: number
  ended_on: Day | null
  signed_at: MomentOrNull
  signed_by: string | null
  words: string | null
  words_hash: string | null
}

export interface VigilanceCertificateTable {
  animator: string
  issued_on: Day
  file: string | null
}

export interface AnimatorStatementTable {
  id: GeneratedAlways<number>
  animator: string
  currency: string
  month: Day
  net: number
  vat: number
  gross: number
  invoice_id: number | null
  own_invoice: string | null
  payable_from: Day | null
  contested_at: MomentOrNull
  contest: string | null
  settled_at: MomentOrNull
  settlement: string | null
  at: Date | string
}

export interface AnimatorStatementLineTable {
  transfer_id: number
  animator: string
  statement_id: number
  cents: number
}

export type PayoutWay = 'sepa' | 'connect'

export interface PayoutBatchTable {
  id: GeneratedAlways<number>
  way: PayoutWay
  currency: string
  day: Day
  created_at: Date | string
  closed_at: MomentOrNull
}

export interface PayoutTable {
  id: GeneratedAlways<number>
  batch_id: number
  animator: string
  cents: number
  account: string
  name: string
  state: Generated<'prepared' | 'paid' | 'failed' | 'returned'>
  provider_transfer: string | null
  problem: string | null
  paid_on: Day | null
}

export interface MoneyNoticeTable {
  cause: string
  kind: string
  party: string
  about: ColumnType<unknown, JsonWritten | undefined, JsonWritten>
  at: Date | string
  told_at: MomentOrNull
}

export interface HouseIdentityTable {
  country: string
  issuer: ColumnType<unknown, JsonWritten, JsonWritten>
  debtor: ColumnType<unknown, JsonWritten | null | undefined, JsonWritten | null>
  at: Date | string
}

export interface MoneyExaminationTable {
  at: Date | string
  rules: number
  broken: number
  findings: ColumnType<unknown, JsonWritten, JsonWritten>
}

export interface BillingTables {
  animator_identity: AnimatorIdentityTable
  billing_mandate: BillingMandateTable
  vigilance_certificate: VigilanceCertificateTable
  animator_statement: AnimatorStatementTable
  animator_statement_line: AnimatorStatementLineTable
  payout_batch: PayoutBatchTable
  payout: PayoutTable
  customer: CustomerTable
  subscription: SubscriptionTable
  share_contract: ShareContractTable
  share_rate: ShareRateTable
  provider_event: ProviderEventTable
  payment: PaymentTable
  payment_refund: PaymentRefundTable
  payment_dispute: PaymentDisputeTable
  invoice_series: InvoiceSeriesTable
  invoice: InvoiceTable
  ledger_account: LedgerAccountTable
  ledger_transfer: LedgerTransferTable
  ledger_entry: LedgerEntryTable
  money_notice: MoneyNoticeTable
  house_identity: HouseIdentityTable
  money_examination: MoneyExaminationTable
}
