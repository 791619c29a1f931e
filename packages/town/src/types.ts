/** What the town's reads give to the pages: exactly what is shown, nothing to compute but words. */
import type { CanonicalRecord, Event, EventStatus, Section as ModelSection, Recurrence } from '@wiker/model'

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
  /** As published; a plain decimal number is an amount in the town's currency. */
  price: string | null
  organizer: string | null
  /** The series' rule when the event comes back: pages put it in words ("tous les mardis"). */
  recurrence: Recurrence | null
  example: boolean
  /** True when a yearly rule alone gives this day, and nobody has announced it for that year: to be confirmed. */
  reckoned?: boolean
}

/** What a town has without a day to put it under: it is never given one. */
export interface UndatedLine {
  id: string
  path: string
  section: Section
  name: string
  category: string | null
  placeName: string | null
  /** When, in the source's own words: "troisième week-end de juin". */
  words: string | null
  /** The day a yearly rule gives, to be confirmed; null when there is no rule. */
  next: string | null
  credit: SourceCredit
}

export interface Undated {
  /** Feasts and festivals that come back every year. */
  yearly: UndatedLine[]
  /** Clubs, classes and meetings whose days are not known as dates. */
  regular: UndatedLine[]
  /** Announced without a day, or without a year. */
  unconfirmed: UndatedLine[]
}

/** Events that are over, the latest first. */
export interface PastAgenda {
  days: { day: string; lines: AgendaLine[] }[]
  total: number
  page: number
  pages: number
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
  /** Choices of the filter, counted over the whole range whatever the filter is. Examples are not counted: with nothing else, every count is 0. */
  categories: CategoryCount[]
  /** Lines over all pages (days, lasting and series together), examples left out. */
  total: number
  page: number
  pages: number
}

export interface CategoryCount {
  category: string
  count: number
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
  /** How many rows of the same name this line stands for: 1 for most, 40 for the parts of one cycle route. */
  same: number
}

export interface RecordPage<T> {
  items: T[]
  total: number
  page: number
  pages: number
  /** Choices of the filter with their counts. */
  facets: CategoryCount[]
}

/** Where a record has its page: the second segment of its address (`annuaire`, `patrimoine`…) is the pages' business. */
export type Section = ModelSection | 'money'

/** A town as the search for one's town gives it: open ones have a site. */
export interface TownMatch extends TownCard {
  open: boolean
  department: string | null
  /** What the reader typed that found it. */
  by: 'name' | 'former-name' | 'postal-code' | 'near'
}

export interface Neighbour extends TownCard {
  /** Kilometres between the two centres. */
  distance: number
  /** Events announced from today on, examples left out. */
  announced: number
}

/** For the map of the network: GeoJSON geometry, WGS84, simplified. */
export interface TownOutline {
  code: string
  slug: string
  name: string
  colour: string
  latitude: number | null
  longitude: number | null
  geometry: { type: string; coordinates: unknown } | null
}

export type RangeName = 'today' | 'weekend' | 'week' | 'next-week' | 'month' | 'upcoming' | 'dates'

export interface AgendaRange {
  name: RangeName
  /** First and last day, both included. */
  from: string
  to: string
}

/** What a reader filters an agenda by; the same for the page and its feeds. */
export interface AgendaQuery {
  town: TownCard
  from: string
  to: string
  today: string
  category?: string | null
  page?: number
}

export interface EventDay {
  day: string
  endsDay: string
  startsAt: string | null
  endsAt: string | null
  status: EventStatus
  /** Name or place that differ on that day. */
  name: string | null
  placeName: string | null
}

/** One event's page. `withdrawn` answers 410: the source no longer announces it. */
export type EventPage =
  | { state: 'withdrawn'; name: string; withdrawnOn: string }
  | {
      state: 'shown'
      town: TownCard
      event: Event
      /** At its next day, or its last when all are past; null when it has no known date. */
      line: AgendaLine | null
      path: string
      category: string | null
      example: boolean
      credit: SourceCredit
      /** Coming days, today's first; the days gone by when nothing comes any more. At most 60. */
      days: EventDay[]
      /** Coming days in all. */
      coming: number
      /** Set when it pauses in the school holidays and those of its coming days are not all known: the last day that is (null: none). */
      holidaysKnownUntil?: string | null
      past: boolean
      /** Same organiser, then same days nearby: other events of the town, coming ones only. */
      sameOrganizer: AgendaLine[]
      sameDays: AgendaLine[]
      latitude: number | null
      longitude: number | null
    }

/** One record's page, any kind but an event. */
export type RecordDetail =
  | { state: 'withdrawn'; name: string; section: Section; withdrawnOn: string }
  | {
      state: 'shown'
      town: TownCard
      section: Section
      line: RecordLine
      /** Rows of the same name in the same town (the parts of one route, the stops of one name). */
      sameName: RecordLine[]
      /** Who else tells of the same thing, besides the line's own credit. */
      alsoFrom?: SourceCredit[]
      /** Nearest records of the same section, with kilometres. */
      near: (RecordLine & { distance: number })[]
      /** Coming events held there or organised by it. */
      events: AgendaLine[]
    }

export interface ListQuery {
  town: TownCard
  category?: string | null
  /** Words in the name or the text. */
  text?: string | null
  page?: number
}

export interface MarketLine extends RecordLine {
  /** The next day it is held, today included; null when its days are not known or out of season. */
  next: { day: string; opens: string | null; closes: string | null } | null
}

export interface ComingHoliday {
  kind: 'school' | 'public'
  name: string
  zone: string
  starts: string
  ends: string
  source: string
}

/** The practical page: few sections, each with its lines, in the order a reader needs them. */
export interface Practical {
  sections: { section: PracticalSection; lines: RecordLine[]; total: number }[]
  markets: MarketLine[]
  schoolHolidays: ComingHoliday[]
  publicHolidays: ComingHoliday[]
  notices: RecordLine[]
  total: number
}
export type PracticalSection =
  | 'administration'
  | 'health'
  | 'education'
  | 'post'
  | 'transport'
  | 'waste'
  | 'safety'
  | 'services'

export interface SubsidyLine extends RecordLine {
  year: number | null
  amount: number | null
  beneficiary: string | null
}

export interface MoneyPage extends RecordPage<SubsidyLine> {
  years: { year: number; count: number; amount: number }[]
  year: number | null
}

export interface TownCounts {
  events: number
  markets: number
  news: number
  deals: number
  directory: number
  heritage: number
  practical: number
  subsidies: number
}

/** Everything a town's home shows. Counts never include examples. */
export interface TownHome {
  town: TownCard
  today: string
  agenda: {
    today: AgendaLine[]
    weekend: AgendaLine[]
    /** What is left of this week, today and the week-end left out. */
    week: AgendaLine[]
    /** After this week: at most ten, in the next 60 days. */
    next: AgendaLine[]
    lasting: AgendaLine[]
  }
  /** What has no day to be put under. */
  undated: Undated
  /** When nothing is announced: what took place in the last twelve months, the latest first, five at most. */
  lastYear: AgendaLine[]
  /** Series of the coming weeks, once each: clubs, classes, weekly activities. */
  activities: AgendaLine[]
  markets: MarketLine[]
  news: RecordLine[]
  deals: RecordLine[]
  notices: RecordLine[]
  practical: RecordLine[]
  heritage: RecordLine[]
  directory: CategoryCount[]
  nextHolidays: ComingHoliday[]
  money: { year: number; count: number; amount: number } | null
  counts: TownCounts
  /** Nearest open towns; those with something announced first when this one has nothing. */
  neighbours: Neighbour[]
}

export type { FeedItem } from './records/leaving.ts'

/** A point of the town's map. */
export interface MapPoint {
  path: string
  section: Section
  name: string
  category: string | null
  latitude: number
  longitude: number
}

export interface SearchHit {
  id: string
  path: string
  section: Section
  kind: string
  name: string
  category: string | null
  /** Plain text cut in pieces: those with `hit` are to be marked. Never HTML. */
  excerpt: { text: string; hit: boolean }[]
  /** For events: next day, null when past or unknown. */
  day: string | null
  startsAt: string | null
  past: boolean
  town: { slug: string; name: string }
  example: boolean
}

export interface SearchPage extends RecordPage<SearchHit> {
  text: string
  sections: { section: Section; count: number }[]
  /** True when nothing matched as typed and near spellings are shown instead. */
  approximate: boolean
}
