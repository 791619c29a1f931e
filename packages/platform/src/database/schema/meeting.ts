import type { Generated, GeneratedAlways } from 'kysely'
import type { Day, Json, MomentOrNull, NowByDefault } from './columns.ts'

export type FollowKind = 'town' | 'category' | 'organization' | 'page' | 'event'

/** What people follow. */
export interface FollowTable {
  id: GeneratedAlways<number>
  person_id: string
  kind: FollowKind
  town: string
  subject: Generated<string>
  told: Generated<boolean>
  since: NowByDefault
}

export interface TellingChoiceTable {
  person_id: string
  channels: string[]
  digest_hour: Generated<number>
  quiet_from: Generated<number>
  quiet_to: Generated<number>
  mail_secret: string
  calendar_secret: string
}

export type ConsentWhat = 'mail' | 'push' | 'named' | 'comment' | 'recommendation' | 'neighbour' | 'ride' | 'question'

export interface ConsentTable {
  id: GeneratedAlways<number>
  person_id: string
  what: ConsentWhat
  version: string
  subject: Generated<string>
  given_at: NowByDefault
  withdrawn_at: MomentOrNull
}

export interface PushSubscriptionTable {
  id: GeneratedAlways<number>
  person_id: string
  endpoint: string
  p256dh: string
  auth: string
  language: Generated<string>
  created_at: NowByDefault
}

export type NotificationKind = 'new' | 'changed' | 'alert' | 'answer' | 'reminder'

export interface NotificationTable {
  id: GeneratedAlways<number>
  person_id: string
  kind: NotificationKind
  town: string
  subject: string
  thing_id: string | null
  happening_id: number | null
  follows: Generated<number[]>
  going: Generated<boolean>
  details: Json
  urgent: Generated<boolean>
  created_at: NowByDefault
  changed_at: NowByDefault
  due_at: Date | string
  read_at: MomentOrNull
  closed_at: MomentOrNull
  mailed: Generated<boolean>
  pushed: Generated<boolean>
}

export interface TellingTable {
  happening_id: number
  town: string
  people: number
  mails: Generated<number>
  pushes: Generated<number>
  at: Date | string
}

export interface GoingTable {
  person_id: string
  thing_id: string
  day: Day
  town: string
  people: Generated<number>
  named: Generated<boolean>
  name: Generated<string>
  remind: Generated<boolean>
  at: Date | string
  reminded_at: MomentOrNull
}

export interface GoingTotalTable {
  thing_id: string
  day: Day
  town: string
  people: number
  households: number
}

export interface EventMeetingTable {
  thing_id: string
  town: string
  public_count: Generated<boolean>
  going: Generated<number>
  comments: Generated<boolean>
  changed_by: string | null
  changed_at: Date | string
}

export interface TownMeetingTable {
  town: string
  comments: Generated<boolean>
  changed_by: string | null
  changed_at: Date | string
}

export interface RideTable {
  id: GeneratedAlways<number>
  thing_id: string
  day: Day
  town: string
  person_id: string
  kind: 'offer' | 'request'
  way: 'out' | 'back' | 'both'
  place: string
  leaves: Generated<string>
  seats: number
  note: Generated<string>
  created_at: Date | string
  closed_at: MomentOrNull
}

export interface ConversationTable {
  id: GeneratedAlways<number>
  kind: 'ride' | 'neighbour' | 'question'
  town: string
  thing_id: string | null
  page_id: number | null
  subject_id: number | null
  title: string
  asker_id: string | null
  owner_id: string | null
  asker_secret: string
  owner_secret: string
  may_publish: Generated<boolean>
  created_at: Date | string
  ends_on: Day
  closed_at: MomentOrNull
}

export interface ConversationMessageTable {
  id: GeneratedAlways<number>
  conversation_id: number
  by_asker: boolean
  person_id: string | null
  text: string
  at: Date | string
}

export interface ShownAnswerTable {
  id: GeneratedAlways<number>
  conversation_id: number | null
  town: string
  thing_id: string
  question: string
  answer: string
  shown_by: string | null
  shown_at: Date | string
}

export interface NeighbourPostTable {
  id: GeneratedAlways<number>
  town: string
  person_id: string
  kind: 'offer' | 'request' | 'lost' | 'found'
  category: string
  title: string
  text: string
  place: Generated<string>
  picture_id: string | null
  state: 'waiting' | 'shown' | 'refused' | 'settled' | 'ended'
  created_at: Date | string
  ends_on: Day
  renewed_at: MomentOrNull
  decided_at: MomentOrNull
  decided_by: string | null
  reason: string | null
}

export interface RemarkTable {
  id: GeneratedAlways<number>
  kind: 'comment' | 'recommendation'
  town: string
  thing_id: string
  person_id: string
  name: string
  text: string
  state: 'waiting' | 'shown' | 'refused' | 'withdrawn'
  created_at: Date | string
  decided_at: MomentOrNull
  decided_by: string | null
  reason: string | null
}

export interface MeetingTables {
  follow: FollowTable
  telling_choice: TellingChoiceTable
  consent: ConsentTable
  push_subscription: PushSubscriptionTable
  notification: NotificationTable
  telling: TellingTable
  going: GoingTable
  going_total: GoingTotalTable
  event_meeting: EventMeetingTable
  town_meeting: TownMeetingTable
  ride: RideTable
  conversation: ConversationTable
  conversation_message: ConversationMessageTable
  shown_answer: ShownAnswerTable
  neighbour_post: NeighbourPostTable
  remark: RemarkTable
}
