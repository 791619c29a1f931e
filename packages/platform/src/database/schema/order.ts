import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Day, MomentOrNull, NowByDefault } from './columns.ts'

/** What a town hall has decided, as it was displayed. */
export interface ActTable {
  id: GeneratedAlways<number>
  town: string
  kind: 'minutes' | 'decision' | 'order' | 'other'
  title: string
  decided_on: Day
  body: Generated<string>
  file: Buffer | null
  file_name: string | null
  digest: string
  published_at: ColumnType<Date, Date | string>
  displayed_until: Day
  replaces: number | null
}

/** Somebody disagrees with a decision. */
export interface AppealTable {
  id: GeneratedAlways<number>
  decision_id: number
  side_id: number
  text: string
  at: ColumnType<Date, Date | string>
  outcome: 'upheld' | 'reversed' | null
  reasons: string | null
  decided_by: string | null
  decided_at: MomentOrNull
}

export interface AppealToldTable {
  appeal_id: number
  side_id: number
  at: ColumnType<Date, Date | string>
}

/** How often a page was read on a day; nobody is in it. */
export interface AudienceTable {
  town: string
  day: Day
  page: string
  referrer: 'direct' | 'inside' | 'search' | 'social' | 'mail' | 'other'
  readings: number
}

/** How often a record was of use on a day. */
export interface AudienceRecordTable {
  record_id: string
  town: string
  day: Day
  kind: 'seen' | 'route' | 'phone' | 'site' | 'coupon'
  count: number
}

/** What was decided of an item, and why. */
export interface DecisionTable {
  id: GeneratedAlways<number>
  town: string | null
  subject_kind: string
  subject_id: string | null
  subject_name: string
  page: string
  action: 'none' | 'corrected' | 'hidden' | 'removed' | 'restored'
  facts: string
  ground: 'none' | 'law' | 'rules'
  ground_text: string
  scope: Generated<'site' | 'town'>
  automated: Generated<boolean>
  decided_by: string | null
  decided_as: string
  at: NowByDefault
}

/** Whom a decision concerns. */
export interface DecisionSideTable {
  id: GeneratedAlways<number>
  decision_id: number
  side: 'reporter' | 'author'
  report_id: number | null
  email: string | null
  language: Generated<string>
  secret: string
  told_at: MomentOrNull
}

export interface ElectionTable {
  id: GeneratedAlways<number>
  town: string
  starts: Day
  ends: Day
  name: string
  set_at: ColumnType<Date, Date | string>
  ended_at: MomentOrNull
}

export interface ElectionStatementTable {
  publication_id: number
  election_id: number
  kind: 'practical' | 'alert' | 'legal' | 'service'
  at: ColumnType<Date, Date | string>
}

/** A record that a person hid. */
export interface HidingTable {
  id: GeneratedAlways<number>
  record_id: string
  thing_id: string
  kind: string
  town: string
  reason: string
  who: string
  at: ColumnType<Date, Date | string>
  shown_at: MomentOrNull
  shown_by: string | null
}

/** Who answers for a site. */
export interface PublisherTable {
  town: string | null
  name: Generated<string>
  legal_form: Generated<string>
  address: Generated<string>
  phone: Generated<string>
  email: Generated<string>
  registration: Generated<string>
  capital: Generated<string>
  director: Generated<string>
  host_name: Generated<string>
  host_address: Generated<string>
  host_phone: Generated<string>
  demonstration: Generated<boolean>
  updated_at: NowByDefault
  updated_by: string | null
}

/** An answer to stand beside an article. */
export interface ReplyTable {
  id: GeneratedAlways<number>
  town: string
  thing_id: string
  subject_name: string
  page: string
  name: string
  email: string
  text: string
  language: Generated<string>
  secret: string
  asked_at: ColumnType<Date, Date | string>
  due_at: ColumnType<Date, Date | string>
  state: Generated<'asked' | 'published' | 'refused'>
  reason: string | null
  decided_by: string | null
  decided_at: MomentOrNull
}

/** The address of its own that a site has. */
export interface TownDomainTable {
  host: string
  town: string
  token: string
  created_at: ColumnType<Date, Date | string>
  verified_at: MomentOrNull
}

export interface TownHallTable {
  town: string
  opposition: Generated<boolean>
}

export interface OrderTables {
  act: ActTable
  appeal: AppealTable
  appeal_told: AppealToldTable
  audience: AudienceTable
  audience_record: AudienceRecordTable
  decision: DecisionTable
  decision_side: DecisionSideTable
  election: ElectionTable
  election_statement: ElectionStatementTable
  hiding: HidingTable
  publisher: PublisherTable
  reply: ReplyTable
  town_domain: TownDomainTable
  town_hall: TownHallTable
}
