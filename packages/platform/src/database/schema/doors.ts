import type { Generated, GeneratedAlways } from 'kysely'
import type { Day, Json, MomentOrNull, NowByDefault } from './columns.ts'

export const doorKinds = ['picture', 'document', 'mail', 'text', 'sheet', 'address'] as const
export type DoorKind = (typeof doorKinds)[number]
export type DoorItemState = 'waiting' | 'read' | 'unreadable'
export type DoorDraftState = 'open' | 'confirmed' | 'aside'

/** What came in, as it came. */
export interface DoorItemTable {
  id: GeneratedAlways<number>
  town: string
  door: DoorKind
  name: Generated<string>
  file: string | null
  content_type: Generated<string>
  text: Generated<string>
  language: Generated<string>
  picture: Json | null
  state: Generated<DoorItemState>
  problem: Json | null
  person_id: string | null
  sender: string | null
  sender_name: Generated<string>
  known: Generated<boolean>
  written_on: Day | null
  received_at: NowByDefault
  read_at: MomentOrNull
  closed_at: MomentOrNull
  erase_after: MomentOrNull
}

/** One event read out of it, for a person to confirm. */
export interface DoorDraftTable {
  item_id: number
  number: number
  fields: Json
  origins: Json
  unknown: Json
  state: Generated<DoorDraftState>
  publication_id: number | null
  decided_by: string | null
  decided_at: MomentOrNull
}

/** The mailbox of a town. */
export interface MailboxTable {
  town: string
  address: string
  host: string
  port: Generated<number>
  secure: Generated<boolean>
  login: string
  password: string
  folder: Generated<string>
  allowed: Generated<string[]>
  answers: Generated<boolean>
  enabled: Generated<boolean>
  set_by: string | null
  validity: number | null
  last_uid: Generated<number>
  read_at: MomentOrNull
  problem: Json | null
}

export interface MailboxMailTable {
  town: string
  message_id: string
  uid: number
  fate: 'taken' | 'automatic' | 'bounce' | 'own' | 'empty' | 'too-large'
  taken_at: NowByDefault
}

export interface DoorsTables {
  door_item: DoorItemTable
  door_draft: DoorDraftTable
  mailbox: MailboxTable
  mailbox_mail: MailboxMailTable
}
