import type { ColumnType, Generated } from 'kysely'
import type { MomentOrNull, NowByDefault } from './columns.ts'

/** A key of a person's own device: its public half. */
export interface PasskeyTable {
  id: string
  person_id: string
  name: string
  public_key: Buffer
  counter: Generated<number>
  transports: Generated<string[]>
  created_at: NowByDefault
  used_at: MomentOrNull
}

/** Whose people have a town's role, when their OpenID provider says that they work there. */
export interface TownHallSiretTable {
  siret: string
  town: string
  unit: string | null
  linked_at: NowByDefault
  linked_by: string | null
}

export interface AllowanceTable {
  key: string
  since: ColumnType<Date, Date | string, never>
  taken: number
}

export interface AccountsTables {
  passkey: PasskeyTable
  town_hall_siret: TownHallSiretTable
  allowance: AllowanceTable
}
