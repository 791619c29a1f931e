import type { CanonicalRecord } from '@wiker/model'
import type { CanonicalTableName, HandRole } from '@wiker/platform/database/schema.ts'
import type { Standing } from './standing.ts'

/** What one source (or one person who typed it) says of one thing now. */
export interface Layer {
  key: number
  /** Null: typed by a person. */
  sourceId: number | null
  typedBy: HandRole | null
  standing: Standing
  /** Date of the source's data, when the source says it for all of its records. */
  dataDate: string | null
  id: string
  kind: CanonicalTableName
  thingId: string
  town: string
  townReason: string
  hash: string
  name: string
  category: string | null
  /** Null: unknown, or found wrong. */
  latitude: number | null
  longitude: number | null
  record: CanonicalRecord
  body: string
  extra: Record<string, string | number | boolean | null>
  /** When what it says last changed, and when it was first told. */
  lastChanged: Date
  firstSeen: Date
}

/** A field set by hand. */
export interface Edit {
  id: number
  thingId: string
  /** Field of the record, with dots inside it: `name`, `location.name`. */
  path: string
  /** `null`: the field was emptied. */
  value: unknown
  /** What stood underneath on that day. */
  base: unknown
  role: HandRole
  who: string
  note: string
  at: Date
}

/** One of those who say so, as readers see it under a record. */
export interface LayerCredit {
  source?: number
  /** Instead of a source: who typed it. */
  by?: HandRole
  publisher?: string
  licence?: string
  page?: string
  url?: string
  published?: string
}

export function creditOfLayer({ sourceId, typedBy, record }: Layer): LayerCredit {
  const { publisher, licence, page, published } = record.provenance ?? {}
  const credit = {
    source: sourceId ?? undefined,
    by: typedBy ?? undefined,
    publisher,
    licence,
    page,
    url: record.url,
    published,
  }
  return Object.fromEntries(Object.entries(credit).filter(([, value]) => value !== undefined)) as LayerCredit
}
