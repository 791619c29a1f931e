import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Day, JsonWritten, MomentOrNull } from './columns.ts'

type Moment = ColumnType<Date, Date | string>

export interface DeskRuleTable {
  id: GeneratedAlways<number>
  town: string
  kind: string
  alike: string
  alike_name: string
  answer: string
  evidence: ColumnType<unknown, JsonWritten | undefined, JsonWritten>
  state: 'accepted' | 'declined' | 'removed'
  person_id: string | null
  at: Moment
  ended_at: MomentOrNull
}

export interface DeskAnswerTable {
  id: GeneratedAlways<number>
  token: string
  town: string
  kind: string
  card: string
  name: Generated<string>
  answer: string
  reason: Generated<string>
  alike: string | null
  alike_name: string | null
  until: Day | null
  memory: ColumnType<unknown, JsonWritten | undefined, JsonWritten>
  person_id: string | null
  role: string
  rule_id: number | null
  seconds: number | null
  at: Moment
  undone_at: MomentOrNull
}

export interface DeskAbsenceTable {
  id: GeneratedAlways<number>
  town: string
  person_id: string
  deputy_id: string | null
  starts_on: Day
  ends_on: Day
  away: Generated<boolean>
  created_at: Moment
  ended_at: MomentOrNull
}

export interface DeskTables {
  desk_rule: DeskRuleTable
  desk_answer: DeskAnswerTable
  desk_absence: DeskAbsenceTable
}
