/** The tables as Kysely knows them: the shape of migrations/, column by column. */
import type { ColumnType, Generated, GeneratedAlways, Insertable, Selectable } from 'kysely'
import type { AccountsTables } from './schema/accounts.ts'
import type { BillingTables } from './schema/billing.ts'
import type { BooksTables } from './schema/books.ts'
import type { Day, Json, JsonWritten, MomentOrNull, NowByDefault } from './schema/columns.ts'
import type { DeskTables } from './schema/desk.ts'
import type { DoorsTables } from './schema/doors.ts'
import type { LetterTables } from './schema/letter.ts'
import type { MeetingTables } from './schema/meeting.ts'
import type { MerchantsTables } from './schema/merchants.ts'
import type { OrderTables } from './schema/order.ts'
import type { PagesTables } from './schema/pages.ts'
import type { PublishTables } from './schema/publish.ts'
import type { PublishingTables } from './schema/publishing.ts'
import type { StoriesTables } from './schema/stories.ts'
import type { WorthTables } from './schema/worth.ts'

export type * from './schema/accounts.ts'
export type * from './schema/billing.ts'
export type { Json, JsonWritten } from './schema/columns.ts'
export type * from './schema/desk.ts'
export type * from './schema/doors.ts'
export type * from './schema/meeting.ts'
export type * from './schema/merchants.ts'
export type * from './schema/order.ts'
export type * from './schema/pages.ts'
export type * from './schema/publish.ts'
export type * from './schema/publishing.ts'
export type * from './schema/stories.ts'

export interface TownTable {
  code: string
  country: Generated<string>
  name: string
  slug: string
  postal_codes: Generated<string[]>
  population: number | null
  department: string | null
  region: string | null
  latitude: number | null
  longitude: number | null
  timezone: string
  school_zone: string | null
  outline: Json | null
  former_names: Generated<string[]>
  former_codes: Generated<string[]>
  colour: string | null
  opened_at: MomentOrNull
  plain_name: GeneratedAlways<string>
  /** The group of municipalities it belongs to, by code and name; null where none is known. */
  intercommunality: Generated<string | null>
  intercommunality_name: Generated<string | null>
}

export interface HolidayTable {
  country: Generated<string>
  kind: 'school' | 'public'
  zone: Generated<string>
  name: string
  starts: Day
  ends: Day
  source: string
}

export interface SourceTable {
  id: GeneratedAlways<number>
  slug: string | null
  name: string
  url: string
  publisher: string | null
  publisher_url: string | null
  licence: string | null
  licence_url: string | null
  attribution: string | null
  data_date: string | null
  entity: string | null
  towns: string[] | null
  departments: string[] | null
  schedule: string | null
  settings: ColumnType<unknown, JsonWritten | undefined, JsonWritten>
  created_at: NowByDefault
  next_run_at: MomentOrNull
  archived_at: MomentOrNull
  /** Keys and passwords: no page shows them. */
  access: Json
  /** What the protocol wants back at the next reading. */
  reading: Json
  /** When it was last read whole: a reading of changes cannot tell what is gone. */
  whole_at: MomentOrNull
  /** Its columns by what they hold. */
  profile: Json
  /** Columns found again under another name. */
  learned: Json
}

export type RunState = 'running' | 'done' | 'unchanged' | 'held' | 'failed'

export interface RunTable {
  id: GeneratedAlways<number>
  source_id: number
  started_at: NowByDefault
  finished_at: MomentOrNull
  state: Generated<RunState>
  etag: string | null
  last_modified: string | null
  sha256: string | null
  bytes: number | null
  read: Generated<number>
  refused: Generated<number>
  elsewhere: Generated<number>
  unplaced: Generated<number>
  merged: Generated<number>
  added: Generated<number>
  changed: Generated<number>
  same: Generated<number>
  withdrawn: Generated<number>
  explanation: Json
  problem: Json
  final_url: string | null
  changes_only: Generated<boolean>
  certificate_until: MomentOrNull
}

export interface RefusalTable {
  id: GeneratedAlways<number>
  run_id: number
  member: string
  position: number
  problems: Json
  raw: Json
}

/** What every canonical row has. */
export interface CanonicalTable {
  id: string
  town: string
  town_reason: string
  source_id: number | null
  example: Generated<boolean>
  hash: string
  name: string
  category: string | null
  latitude: number | null
  longitude: number | null
  record: Json
  body: Generated<string>
  /** Who says so, the first one first. */
  credits: ColumnType<unknown, JsonWritten | undefined, JsonWritten>
  created_at: NowByDefault
  updated_at: NowByDefault
  withdrawn_at: MomentOrNull
  search: GeneratedAlways<string>
  plain_name: GeneratedAlways<string>
}

export interface EventTable extends CanonicalTable {
  starts_on: Day | null
  ends_on: Day | null
  recurring: Generated<boolean>
  expanded_to: Day | null
  /** What readers filter by: `event_traits` says the rules. */
  traits: GeneratedAlways<string[]>
}

export interface EventDateTable {
  event_id: string
  town: string
  day: Day
  ends_day: Day
  starts_at: MomentOrNull
  ends_at: MomentOrNull
  status: Generated<string>
  recurrence_id: Generated<string>
  override: Json
}

export interface ArticleTable extends CanonicalTable {
  published_on: Day | null
}
export interface OfferTable extends CanonicalTable {
  valid_from: Day | null
  valid_to: Day | null
}
export interface NoticeTable extends CanonicalTable {
  valid_from: Day | null
  valid_to: Day | null
}
export interface MenuTable extends CanonicalTable {
  served_on: Day | null
}
export interface SubsidyTable extends CanonicalTable {
  /** Euros (or the town's currency), with cents. */
  amount: number | null
  year: number | null
  beneficiary: string | null
}
export interface BudgetLineTable extends CanonicalTable {
  amount: number | null
  year: number | null
}
export interface DeliberationTable extends CanonicalTable {
  decided_on: Day | null
}
export interface StatisticTable extends CanonicalTable {
  value: number | null
  year: number | null
}

/** Tables where harvest and town meet, by the name of the table. */
export interface CanonicalTables {
  event: EventTable
  place: CanonicalTable
  organization: CanonicalTable
  market: CanonicalTable
  article: ArticleTable
  offer: OfferTable
  notice: NoticeTable
  menu: MenuTable
  subsidy: SubsidyTable
  budget_line: BudgetLineTable
  deliberation: DeliberationTable
  statistic: StatisticTable
  transit: CanonicalTable
}

/** Who may set a field by hand; `animator` and `operator` go before `organiser`, and that before every source. */
export type HandRole = 'organiser' | 'animator' | 'operator'

/** What one source says of one thing now: a lower layer. */
export interface SourceRecordTable {
  key: GeneratedAlways<number>
  /** Null: typed by a person. */
  source_id: number | null
  typed_by: HandRole | null
  id: string
  kind: CanonicalTableName
  thing_id: string
  town: string
  town_reason: string
  hash: string
  content_key: string | null
  name: string
  category: string | null
  latitude: number | null
  longitude: number | null
  record: Json
  body: Generated<string>
  extra: Json
  member: string | null
  line: number | null
  first_seen: Date | string
  last_changed: Date | string
  missing_runs: Generated<number>
  matched: Generated<boolean>
  withdrawn_at: MomentOrNull
  /** Null: published. */
  review: 'waiting' | 'refused' | null
  reviewed_by: string | null
  reviewed_at: MomentOrNull
}

export interface MatchBlockTable {
  block: number
  layer: number
  voice: number
  /** It is a telephone or an address that several things may share. */
  contact: Generated<boolean>
}

export interface MatchTable {
  a: string
  b: string
  kind: CanonicalTableName
  town: string
  verdict: 'same' | 'doubtful' | null
  score: number | null
  reasons: Json
  decision: 'same' | 'different' | null
  decided_by: string | null
  decided_at: MomentOrNull
}

export interface ThingAliasTable {
  id: string
  thing_id: string
  kind: CanonicalTableName
  town: string
  since: Date | string
}

/** A field set by hand: an upper layer. */
export interface EditTable {
  id: GeneratedAlways<number>
  thing_id: string
  kind: CanonicalTableName
  town: string
  path: string
  value: Json
  base: Json
  role: HandRole
  who: string
  note: Generated<string>
  at: Date | string
  undone_at: MomentOrNull
  undone_by: string | null
}

export interface ConflictTable {
  id: GeneratedAlways<number>
  edit_id: number
  thing_id: string
  kind: CanonicalTableName
  town: string
  path: string
  theirs: Json
  opened_at: Date | string
  settled_at: MomentOrNull
  settled_by: string | null
  settlement: 'mine' | 'theirs' | 'both' | 'agreed' | null
}

export type ReportReason = 'wrong' | 'outdated' | 'cancelled' | 'duplicate' | 'rights' | 'privacy' | 'illegal' | 'other'

export interface ReportTable {
  id: GeneratedAlways<number>
  page: string
  town: string | null
  record: string | null
  reason: ReportReason
  message: Generated<string>
  contact: string | null
  good_faith: Generated<boolean>
  created_at: NowByDefault
  handled_at: MomentOrNull
  subject_kind: Generated<'site' | 'record' | 'comment' | 'post'>
  subject_id: string | null
  subject_name: Generated<string>
  reporter_name: Generated<string>
  language: Generated<string>
  secret: string | null
  decision_id: number | null
}

export interface SourceFaultTable {
  id: GeneratedAlways<number>
  source_id: number
  kind: string
  subject: Generated<string>
  details: ColumnType<unknown, JsonWritten | undefined, JsonWritten>
  since: Date | string
  seen_at: Date | string
  told_at: MomentOrNull
  settled_at: MomentOrNull
  ended_at: MomentOrNull
}

export interface SettingTable {
  name: string
  value: Json
}

export interface PersonTable {
  id: string
  name: Generated<string>
  email: string
  email_verified: Generated<boolean>
  image: string | null
  language: Generated<string>
  created_at: NowByDefault
  updated_at: NowByDefault
  last_seen_at: NowByDefault
  warned_at: MomentOrNull
}

export interface SessionTable {
  id: string
  person_id: string
  token: string
  expires_at: Date | string
  ip_address: string | null
  user_agent: string | null
  created_at: NowByDefault
  updated_at: NowByDefault
  provider_token: string | null
}

export interface SignInMethodTable {
  id: string
  person_id: string
  provider_id: string
  account_id: string
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: MomentOrNull
  refresh_token_expires_at: MomentOrNull
  scope: string | null
  password: string | null
  created_at: NowByDefault
  updated_at: NowByDefault
}

export interface VerificationTable {
  id: string
  identifier: string
  value: string
  expires_at: Date | string
  created_at: NowByDefault
  updated_at: NowByDefault
}

export interface RoleTable {
  id: GeneratedAlways<number>
  person_id: string
  role: 'operator' | 'animator' | 'town_hall'
  town: string | null
  granted_at: NowByDefault
  granted_by: string | null
  by_siret: string | null
}

export interface AuditTable {
  id: GeneratedAlways<number>
  at: NowByDefault
  person_id: string | null
  role: string
  action: string
  town: string | null
  subject: string | null
  details: ColumnType<unknown, JsonWritten | undefined, JsonWritten>
  about_id: string | null
}

export interface MailTable {
  id: GeneratedAlways<number>
  kind: string
  recipient: string
  subject: string
  text: string
  html: string
  headers: ColumnType<unknown, JsonWritten | undefined, JsonWritten>
  attachments: ColumnType<unknown, JsonWritten | undefined, JsonWritten>
  created_at: NowByDefault
  sent_at: MomentOrNull
  problem: string | null
}

export interface Database
  extends AccountsTables,
    BillingTables,
    BooksTables,
    CanonicalTables,
    DeskTables,
    DoorsTables,
    LetterTables,
    MeetingTables,
    MerchantsTables,
    OrderTables,
    PagesTables,
    PublishTables,
    PublishingTables,
    StoriesTables,
    WorthTables {
  town: TownTable
  holiday: HolidayTable
  source: SourceTable
  run: RunTable
  refusal: RefusalTable
  report: ReportTable
  event_date: EventDateTable
  source_record: SourceRecordTable
  match_block: MatchBlockTable
  match: MatchTable
  thing_alias: ThingAliasTable
  edit: EditTable
  conflict: ConflictTable
  source_fault: SourceFaultTable
  setting: SettingTable
  person: PersonTable
  session: SessionTable
  sign_in_method: SignInMethodTable
  verification: VerificationTable
  role: RoleTable
  audit: AuditTable
  mail: MailTable
}

export type CanonicalTableName = keyof CanonicalTables
export const canonicalTables = [
  'event',
  'place',
  'organization',
  'market',
  'article',
  'offer',
  'notice',
  'menu',
  'subsidy',
  'budget_line',
  'deliberation',
  'statistic',
  'transit',
] as const satisfies readonly CanonicalTableName[]

export type TownRow = Selectable<TownTable>
export type NewTown = Insertable<TownTable>
export type SourceRow = Selectable<SourceTable>
export type NewSource = Insertable<SourceTable>
export type RunRow = Selectable<RunTable>
export type CanonicalRow = Selectable<CanonicalTable>
export type NewCanonicalRow = Insertable<CanonicalTable>
export type EventRow = Selectable<EventTable>
export type NewEventDate = Insertable<EventDateTable>
