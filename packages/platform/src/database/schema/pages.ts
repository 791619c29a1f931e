import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Day, MomentOrNull, NowByDefault } from './columns.ts'
import type { PageKind } from './publishing.ts'

export type ClaimDecision = 'accepted' | 'refused' | 'withdrawn'

/** Somebody asks for the page of an organisation. */
export interface PageClaimTable {
  id: GeneratedAlways<number>
  town: string
  kind: PageKind
  name: string
  thing_id: string | null
  page_id: number | null
  legal_id: string | null
  website: string | null
  address: Generated<string>
  person_id: string
  capacity: string
  message: Generated<string>
  language: Generated<string>
  email: string | null
  token_digest: string | null
  token_until: MomentOrNull
  asked_at: NowByDefault
  decided_at: MomentOrNull
  decided_by: string | null
  decision: ClaimDecision | null
  reason: string | null
}

export interface PageInvitationTable {
  id: GeneratedAlways<number>
  page_id: number
  email: string
  role: 'member' | 'owner'
  token_digest: string
  invited_by: string | null
  invited_at: NowByDefault
  until: ColumnType<Date, Date | string>
  accepted_at: MomentOrNull
  withdrawn_at: MomentOrNull
}

export interface PageObjectionTable {
  id: GeneratedAlways<number>
  page_id: number
  town: string
  thing_id: string
  name: string
  message: Generated<string>
  person_id: string | null
  at: NowByDefault
  settled_at: MomentOrNull
  settled_by: string | null
  settlement: 'renamed' | 'kept' | null
}

export type PartnerState = 'asked' | 'accepted' | 'refused'

export interface PublicationPartnerTable {
  publication_id: number
  page_id: number
  state: Generated<PartnerState>
  asked_at: NowByDefault
  decided_at: MomentOrNull
  decided_by: string | null
}

/** A coupon taken and not yet used: no field says by whom. */
export interface CouponTable {
  code: string
  publication_id: number
  taken_on: Day
}

export interface CouponCountTable {
  publication_id: number
  day: Day
  taken: Generated<number>
  used: Generated<number>
}

export interface PagesTables {
  page_claim: PageClaimTable
  page_invitation: PageInvitationTable
  page_objection: PageObjectionTable
  publication_partner: PublicationPartnerTable
  coupon: CouponTable
  coupon_count: CouponCountTable
}
