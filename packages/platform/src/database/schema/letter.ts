import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Json, JsonWritten, MomentOrNull } from './columns.ts'

export interface LetterSubscriberTable {
  id: GeneratedAlways<number>
  town: string
  email: string
  language: string
  kinds: string[]
  state: 'asked' | 'on' | 'stopped'
  secret: string
  asked_at: Date | string
  written_at: Date | string
  confirmed_at: MomentOrNull
  stopped_at: MomentOrNull
  stopped_why: 'bounced' | 'complained' | null
  soft: Generated<number>
}

export interface LetterSettingTable {
  town: string
  weekday: Generated<number>
  hour: Generated<number>
  is_on: Generated<boolean>
}

export interface LetterIssueTable {
  id: GeneratedAlways<number>
  town: string
  week: string
  state: Generated<'draft' | 'sending' | 'sent' | 'empty' | 'skipped' | 'late'>
  send_at: Date | string
  word: Generated<string>
  subject: Generated<string>
  arrangement: ColumnType<unknown, JsonWritten | undefined, JsonWritten>
  content: Json
  edited_at: MomentOrNull
  edited_by: string | null
  began_at: MomentOrNull
  finished_at: MomentOrNull
  unsubscribed: Generated<number>
}

export interface LetterSendingTable {
  issue_id: number
  subscriber_id: number
  state: Generated<'waiting' | 'handed' | 'sent' | 'refused' | 'gone'>
  token: string
  attempts: Generated<number>
  not_before: MomentOrNull
  handed_at: MomentOrNull
  handed_by: string | null
  sent_at: MomentOrNull
  problem: string | null
  bounced: 'hard' | 'soft' | 'complaint' | null
}

export interface LetterTables {
  letter_subscriber: LetterSubscriberTable
  letter_setting: LetterSettingTable
  letter_issue: LetterIssueTable
  letter_sending: LetterSendingTable
}
