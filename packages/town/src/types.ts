/** What the town's reads give to the pages: exactly what is shown, nothing to compute but words. */
import type { CanonicalRecord, EventStatus, Recurrence } from '@wiker/model'

export interface TownCard {
  code: string
  slug: string
  name: string
  country: string
  postalCodes: string[]
  population: number | null
  latitude: number | null
  longitude: number | null
  /** One of the site's colours: `river`, `marsh`, `ochre`, `brick`, `slate`, `heather`. */
  colour: string
  timezone: string
  schoolZone: string | null
}

/** Who says so: shown under every record. */
export interface SourceCredit {
  name: string
  publisher: string | null
  /** Page a person can read: the record's own when it has one. */
  url: string | null
  licence: string | null
  licenceUrl: string | null
  /** Date of the page or of the data, as published. */
  dataDate: string | null
  /** ISO instant of the last good reading. */
  retrieved: string | null
}

/** One line of the agenda: an event on a day, or a series shown once with its next day. */
export interface AgendaLine {
  id: string
  /** Last segment of its page: `loto-de-l-amicale-3f2a9c1b0d`. */
  path: string
  name: string
  /** `YYYY-MM-DD` in the town's zone: the day under which it is listed. */
  day: string
  /** Last day of this occurrence; same as `day` for most. */
  endsDay: string
  /** ISO instant; null when the hour is not known ("horaire à confirmer"). */
  startsAt: string | null
  endsAt: string | null
  status: EventStatus
  category: string | null
  placeName: string | null
  locality: string | null
  /** Kilometres from the town's centre when it is elsewhere. */
  distance: number | null
  isFree: boolean | null
  price: string | null
  organizer: string | null
  /** The series' rule when the event comes back: pages put it in words ("tous les mardis"). */
  recurrence: Recurrence | null
  example: boolean
}

/** `line` days in order; series are apart, so that they do not drown one-off events. */
export interface Agenda {
  from: string
  to: string
  days: { day: string; lines: AgendaLine[] }[]
  /** Exhibitions and other things that last: shown once, not every day. */
  lasting: AgendaLine[]
  /** Series: once each, at their next day. */
  series: AgendaLine[]
  categories: { category: string; count: number }[]
  total: number
}

/** Any record but an event, as a list shows it. */
export interface RecordLine {
  id: string
  path: string
  /** Table name: `place`, `organization`, `market`, `article`… */
  kind: string
  name: string
  category: string | null
  latitude: number | null
  longitude: number | null
  record: CanonicalRecord
  example: boolean
  credit: SourceCredit
}

export interface RecordPage<T> {
  items: T[]
  total: number
  page: number
  pages: number
  /** Choices of the filter with their counts. */
  facets: { category: string; count: number }[]
}
