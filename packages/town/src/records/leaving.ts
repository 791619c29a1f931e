import type { CanonicalRecord, Event } from '@wiker/model'
import { sql } from 'kysely'
import { type Kind, sectionOf } from '../sections.ts'
import type { Section } from '../types.ts'
import { pathOf } from './path.ts'
import { withoutEmail } from './without-email.ts'

/** A record as it leaves the site in a feed, and where its page is. */
export interface FeedItem {
  record: CanonicalRecord
  section: Section
  path: string
  /** Slug of the town on whose site its page is; the feed's own when not given. */
  of?: string
}

/** What a feed's query gives for each record. */
export interface LeavingRow {
  kind: Kind
  id: string
  name: string
  category: string | null
  record: CanonicalRecord
  /** Slug, in feeds of several towns. */
  town?: string
  /** False: its position was found wrong and is not drawn. */
  placed: boolean
  source: string | null
  sourceUrl: string | null
  publisher: string | null
  licence: string | null
}

/** What a feed needs of the table `source`, under the name `s`. A file of the repository is no address for those who read the feed. */
export const sourceColumns = sql`
  s.name as source, coalesce(substring(s.url from '^https?://.*'), s.publisher_url) as "sourceUrl", s.publisher, s.licence`

/**
 * A record ready to leave: the publisher and licence of its source where it names none itself, no e-mail address in bulk, no position that
 * was found wrong, the site's own category first.
 */
export function leaving(row: LeavingRow): FeedItem {
  const { kind, id, name, category } = row
  const record = withCategory(row.placed ? row.record : withoutPosition(row.record), category)
  const provenance = { ...record.provenance }
  if (provenance.source && !/^https?:/.test(provenance.source)) {
    provenance.source = row.sourceUrl ?? row.source ?? provenance.source
  }
  if (row.publisher) provenance.publisher ??= row.publisher
  if (row.licence) provenance.licence ??= row.licence
  return {
    record: withoutEmail({ ...record, ...(provenance.source && { provenance }) } as CanonicalRecord),
    section: sectionOf(kind, category),
    path: pathOf(id, name),
    ...(row.town && { of: row.town }),
  }
}

function withCategory(record: CanonicalRecord, category: string | null): CanonicalRecord {
  if (!category || record.categories?.[0] === category) return record
  return { ...record, categories: [category, ...(record.categories ?? []).filter((one) => one !== category)] }
}

function withoutPosition(record: CanonicalRecord): CanonicalRecord {
  const {
    latitude: _latitude,
    longitude: _longitude,
    geometry: _geometry,
    ...rest
  } = record as CanonicalRecord & Record<string, unknown>
  const { location } = rest as Partial<Event>
  if (!location) return rest as CanonicalRecord
  const { latitude: _lat, longitude: _lon, ...place } = location
  return { ...rest, location: place } as CanonicalRecord
}
