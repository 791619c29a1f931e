import type { CanonicalRecord } from '@wiker/model'

/** What feeds say of any record, whatever its kind. Days stay days. */
export interface Published {
  body?: string | undefined
  author?: string | undefined
  published?: string | undefined
  modified?: string | undefined
  /** The date its source bears, when the record has none of its own. */
  sourceDate?: string | undefined
  start?: string | undefined
  end?: string | undefined
  place?: string | undefined
  organizer?: string | undefined
  point?: { latitude: number; longitude: number } | undefined
}

export function publishedOf(record: CanonicalRecord): Published {
  const more = record as CanonicalRecord & {
    articleBody?: string
    author?: string
    datePublished?: string
    dateModified?: string
    startDate?: string
    endDate?: string | null
    location?: { name?: string; addressLocality?: string; latitude?: number; longitude?: number }
    organizer?: { name: string }
    latitude?: number
    longitude?: number
  }
  const { latitude, longitude } = more.latitude === undefined ? (more.location ?? {}) : more
  const said = more.provenance?.published
  return {
    body: more.articleBody,
    author: more.author,
    published: more.datePublished,
    modified: more.dateModified,
    sourceDate: typeof said === 'string' ? said : undefined,
    start: more.startDate,
    end: more.endDate ?? undefined,
    place: [more.location?.name, more.location?.addressLocality].filter(Boolean).join(', ') || undefined,
    organizer: more.organizer?.name,
    point: latitude === undefined || longitude === undefined ? undefined : { latitude, longitude },
  }
}

/** RFC 3339, which knows no day without an hour; undefined for a text that is no date. */
export function instant(iso: string | undefined): string | undefined {
  if (iso === undefined) return undefined
  if (/^\d{4}-\d\d-\d\d$/.test(iso)) return `${iso}T00:00:00Z`
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(iso)
    ? iso.replace(/T(\d\d:\d\d)(Z|[+-])/, 'T$1:00$2')
    : undefined
}
