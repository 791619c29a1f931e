import type { CanonicalRecord } from '@wiker/model'
import type { PageKind, PublicationKind, PublicationReach, PublicationState } from '@wiker/platform/database/schema.ts'
import type { Role } from '../people/permissions.ts'

export type { PublicationKind, PublicationReach, PublicationState }

/** A record of the model before it has an id. */
export type RecordToPublish = Omit<CanonicalRecord, 'id'> & { id?: string } & Record<string, unknown>

/** Who acts, and in what capacity; `proposer`: the author of a proposal that is nobody's page, signed in or not. */
export interface PublishingActor {
  person: string | null
  capacity: Role | 'proposer'
}

/** The page in whose name something is published, as far as publishing goes. */
export interface PublishingPage {
  id: number
  kind: PageKind
  name: string
  verified: boolean
  trusted: boolean
  closed: boolean
  /** The last day on which a merchant may publish, `YYYY-MM-DD`. */
  subscribedTo: string | null
}

export interface Publication {
  id: number
  town: string
  kind: PublicationKind
  page: PublishingPage | null
  author: string | null
  /** Of the account, else the address that was given. */
  email: string | null
  authorName: string
  state: PublicationState
  record: CanonicalRecord
  recordId: string
  typed: Record<string, unknown>
  language: string
  reach: PublicationReach
  suspicions: string[]
  publishAt: Date | null
  confirmUntil: Date | null
  createdAt: Date
  updatedAt: Date
  confirmedAt: Date | null
  /** Since when it is online; null while it is not. A change may wait while the text from before is shown. */
  publishedAt: Date | null
  decidedAt: Date | null
  decidedBy: string | null
  reason: string | null
}

/** Why something was not done. `state`: it is not in a state in which this can be. */
export type PublishingRefusal = 'unknown' | 'state' | 'expired' | 'not-subscribed' | 'page-closed' | 'election'
export type Done = { ok: true; publication: Publication } | { ok: false; reason: PublishingRefusal }
