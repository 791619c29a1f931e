import type { AccessibilityCode, Advertiser, Event, EventStatus, Recurrence } from '@wiker/model'
import type { CategoryCount, MovedTo, Section, SourceCredit } from './records.ts'
import type { Scope, TownCard } from './towns.ts'

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
  /** The town on whose site its page is, when that is another one. */
  of?: { slug: string; name: string }
  isFree: boolean | null
  /** As published; a plain decimal number is an amount in the town's currency. */
  price: string | null
  organizer: string | null
  /** The series' rule when the event comes back: pages put it in words ("tous les mardis"). */
  recurrence: Recurrence | null
  example: boolean
  /** Who pays for it: an advertisement, and said to be one wherever it is shown. */
  advertiser?: Advertiser
  /** Why that date is cancelled or moved, in the organiser's words. */
  note?: string
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
  /** Who pays for it: an advertisement, and said to be one. */
  advertiser?: Advertiser
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
  /** Choices of the filter, each counted over the whole range with the other choices made. Examples are not counted: with nothing else, every count is 0. */
  categories: CategoryCount[]
  /** What events are like, with how many are so; none that would lead to nothing. */
  traits: { trait: Trait; count: number }[]
  /** Events of this very evening, where the range has today. */
  tonight: number
  /** Who says so: of the lines of this page, in the order of the lines. */
  credits: SourceCredit[]
  /** Lines over all pages (days, lasting and series together), examples left out. */
  total: number
  page: number
  pages: number
}

/** What an event is like, as `event_traits` finds it in its record; the two-letter ones are the accessibility codes. */
export type Trait = 'free' | 'children' | 'outdoors' | AccessibilityCode

export type RangeName = 'today' | 'tonight' | 'weekend' | 'week' | 'next-week' | 'month' | 'upcoming' | 'dates'

export interface AgendaRange {
  name: RangeName
  /** First and last day, both included. */
  from: string
  to: string
}

/** What a reader filters an agenda by; the same for the page and its feeds. */
export interface AgendaQuery {
  town: TownCard
  /** How far to look; the town alone when not given. */
  scope?: Scope
  from: string
  to: string
  today: string
  /** One of these. */
  categories?: readonly string[]
  /** All of these. */
  traits?: readonly Trait[]
  /** Only what begins at that hour of the clocks or later (`HH:MM`). */
  after?: string | null
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
  /** Why it is cancelled or moved, in the organiser's words. */
  note?: string
}

/** One event's page. `withdrawn` answers 410: the source no longer announces it. */
export type EventPage =
  | ({ state: 'moved' } & MovedTo)
  | { state: 'withdrawn'; name: string; withdrawnOn: string; hidden: boolean }
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
      /** Who else tells of it, besides that credit. */
      alsoFrom: SourceCredit[]
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
