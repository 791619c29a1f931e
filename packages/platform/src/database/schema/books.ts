import type { GeneratedAlways } from 'kysely'
import type { Day } from './columns.ts'

export interface LedgerClosingTable {
  through: Day
  at: Date | string
}

export interface SubscriptionStateTable {
  id: GeneratedAlways<number>
  subscription_id: number
  at: Date | string
  state: string
  plan: string
  party: string
  town: string
}

export interface ExchangeRateTable {
  currency: string
  day: Day
  per_euro: number
  at: Date | string
}

export interface TownPlanTable {
  code: string
  opens_on: Day
  at: Date | string
}

export interface BooksTables {
  ledger_closing: LedgerClosingTable
  subscription_state: SubscriptionStateTable
  exchange_rate: ExchangeRateTable
  town_plan: TownPlanTable
}
