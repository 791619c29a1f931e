import { type CanonicalRecord, categorize, type Entity } from '@wiker/model'
import type { CanonicalTableName } from '@wiker/platform/database/schema.ts'
import { unaccented } from '../match/words.ts'
import { digest } from './digest.ts'
import { searchableText } from './searchable.ts'
import { extraValues, tableOf } from './tables.ts'
import { whereaboutsOf } from './whereabouts.ts'

/** A canonical record ready for its table. */
export interface Row {
  kind: CanonicalTableName
  id: string
  town: string
  town_reason: string
  /** Of everything that is written: a better category or town rewrites the row as a changed record does. */
  hash: string
  /** Of what a person would call the same thing: tells it again when the source gives it a new id. */
  content_key: string
  name: string
  category: string | null
  latitude: number | null
  longitude: number | null
  record: CanonicalRecord
  body: string
  extra: Record<string, string | number | boolean | null>
}

export interface RowPlace {
  town: string
  reason: string
  /** False: the record's coordinates are wrong, and are not drawn. */
  positionHolds: boolean
  /** Of records that name none themselves. */
  category?: string
  /** What is spoken there (BCP 47): settles words that languages share. */
  language?: string | undefined
}

/** Makes the row of a record, or `undefined` when its kind has no table (addresses, catalogues, what was not understood). */
export function rowOf(record: CanonicalRecord, place: RowPlace): Row | undefined {
  const target = tableOf(record)
  if (!target) return undefined
  const name = record.name ?? ''
  const { latitude, longitude } = place.positionHolds ? whereaboutsOf(record) : {}
  const content = {
    town: place.town,
    town_reason: place.reason,
    name,
    category: categoryOf(record, target.entity, place),
    latitude: latitude ?? null,
    longitude: longitude ?? null,
    body: searchableText(record),
    extra: extraValues(record),
  }
  return {
    kind: target.table,
    id: record.id,
    ...content,
    record,
    hash: hashOfRow(content, record),
    content_key: contentKey(target.table, place.town, record),
  }
}

/** Digest of a row's columns and of its record, but for the circumstances of its reading. */
export function hashOfRow(columns: object, record: CanonicalRecord): string {
  return digest({ ...columns, record: withoutCircumstances(record) })
}

/** What the source calls it goes before what its name lets guess. */
function categoryOf(record: CanonicalRecord, entity: Entity, place: RowPlace): string | null {
  const own = record.categories ?? []
  const language = ('inLanguage' in record && record.inLanguage) || place.language
  if (!place.category) return categorize([...own, record.name ?? ''], entity, language) ?? null
  return categorize(own, entity, language) ?? place.category
}

/**
 * When it was read and at which line says nothing of the record itself: an export in another order changes nothing. Nor does an event's number,
 * which calendars make anew at each export.
 */
export function withoutCircumstances(record: CanonicalRecord): unknown {
  const { id: _id, identifier, provenance, ...rest } = record
  const { retrieved: _retrieved, record: _line, ...lasting } = provenance ?? {}
  return { ...rest, ...(record.type !== 'Event' && identifier !== undefined && { identifier }), provenance: lasting }
}

/** Name, town, day, place, amount: two records alike in these are the same thing for a reader. */
export function contentKey(kind: CanonicalTableName, town: string, record: CanonicalRecord): string {
  const fields = record as Record<string, unknown>
  const location = fields.location as { name?: string; streetAddress?: string } | undefined
  const beneficiary = fields.beneficiary as { name?: string } | undefined
  return digest([
    kind,
    town,
    plainWords(record.name),
    fields.startDate ?? fields.date ?? fields.datePublished ?? fields.validFrom ?? fields.year ?? null,
    plainWords(fields.streetAddress ?? location?.name ?? location?.streetAddress),
    beneficiary?.name ?? null,
    fields.amount ?? fields.value ?? null,
    fields.dimension ?? null,
  ])
}

/** Capitals, accents and punctuation say nothing; numbers do. */
function plainWords(text: unknown): string {
  return unaccented(String(text ?? ''))
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
