import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Json, JsonWritten, MomentOrNull, NowByDefault } from './columns.ts'

export type PageKind = 'association' | 'merchant' | 'town_hall' | 'public_service' | 'opposition'

/** The page of an organisation: in whose name people publish. */
export interface PageTable {
  id: GeneratedAlways<number>
  town: string
  kind: PageKind
  name: string
  thing_id: string | null
  legal_id: string | null
  website: string | null
  language: Generated<string>
  created_at: NowByDefault
  verified_at: MomentOrNull
  verified_how: 'animator' | 'domain' | null
  verified_by: string | null
  trusted: Generated<boolean>
  subscribed_to: string | null
  closed_at: MomentOrNull
}

export interface PageMemberTable {
  page_id: number
  person_id: string
  role: 'member' | 'owner'
  asked_at: NowByDefault
  invited_by: string | null
  accepted_at: MomentOrNull
}

export type PublicationKind = 'event' | 'article' | 'offer' | 'notice'
export type PublicationState =
  | 'draft'
  | 'unconfirmed'
  | 'quarantined'
  | 'waiting'
  | 'scheduled'
  | 'published'
  | 'refused'
  | 'withdrawn'

/** Its town alone; the towns around it; those within thirty kilometres. */
export type PublicationReach = 'town' | 'neighbours' | 'far'

export interface PublicationTable {
  id: GeneratedAlways<number>
  town: string
  kind: PublicationKind
  page_id: number | null
  author_id: string | null
  author_email: string | null
  author_name: Generated<string>
  state: PublicationState
  record: Json
  record_id: string
  typed: ColumnType<unknown, JsonWritten | undefined, JsonWritten>
  language: Generated<string>
  publish_at: MomentOrNull
  created_at: NowByDefault
  updated_at: NowByDefault
  confirmed_at: MomentOrNull
  published_at: MomentOrNull
  decided_at: MomentOrNull
  decided_by: string | null
  reason: string | null
  reach: Generated<PublicationReach>
  suspicions: Generated<string[]>
  confirm_until: MomentOrNull
}

export interface PublicationVersionTable {
  publication_id: number
  number: number
  act: 'wrote' | 'rewrote' | 'validated' | 'refused' | 'withdrew'
  record: Json
  person_id: string | null
  capacity: string
  at: NowByDefault
}

export interface PublicationReachTable {
  publication_id: number
  town: string
  state: 'asked' | 'accepted' | 'refused'
  decided_at: MomentOrNull
  decided_by: string | null
  reason: string | null
}

export interface PictureTable {
  id: string
  town: string | null
  person_id: string | null
  width: number
  height: number
  alt: string
  credit: string
  licence: Generated<string>
  text: Generated<string>
  forms: ColumnType<unknown, JsonWritten | undefined, JsonWritten>
  created_at: NowByDefault
  kept_at: MomentOrNull
}

export type HappeningKind = 'published' | 'changed' | 'withdrawn' | 'alert' | 'answered'

/** What somebody may want to be told of. */
export interface HappeningTable {
  id: GeneratedAlways<number>
  at: NowByDefault
  kind: HappeningKind
  town: string
  thing_id: string | null
  page_id: number | null
  publication_id: number | null
  details: ColumnType<unknown, JsonWritten | undefined, JsonWritten>
  told_at: MomentOrNull
}

export interface PublishingTables {
  page: PageTable
  page_member: PageMemberTable
  publication: PublicationTable
  publication_version: PublicationVersionTable
  publication_reach: PublicationReachTable
  picture: PictureTable
  happening: HappeningTable
}
