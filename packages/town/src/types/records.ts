import type { Advertiser, CanonicalRecord, Section as ModelSection } from '@wiker/model'
import type { AgendaLine } from './agenda.ts'
import type { Scope, TownCard } from './towns.ts'

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
  /** The town on whose site its page is, when that is another one, with the kilometres to it. */
  of?: { slug: string; name: string; distance: number | null }
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

/** Where a page is now that stood elsewhere: answer 301. */
export interface MovedTo {
  /** Slug of its town. */
  town: string
  section: Section
  path: string
}

/** One record's page, any kind but an event. */
export type RecordDetail =
  | ({ state: 'moved' } & MovedTo)
  | { state: 'withdrawn'; name: string; section: Section; withdrawnOn: string; hidden: boolean }
  | {
      state: 'shown'
      town: TownCard
      section: Section
      line: RecordLine
      /** Rows of the same name in the same town (the parts of one route, the stops of one name). */
      sameName: RecordLine[]
      /** Who else tells of the same thing, besides the line's own credit. */
      alsoFrom: SourceCredit[]
      /** Nearest records of the same section, with kilometres. */
      near: (RecordLine & { distance: number })[]
      /** Coming events held there or organised by it. */
      events: AgendaLine[]
    }

export interface ListQuery {
  town: TownCard
  /** How far to look; the town alone when not given. */
  scope?: Scope
  category?: string | null
  /** Words in the name or the text. */
  text?: string | null
  page?: number
}

export interface SubsidyLine extends RecordLine {
  year: number | null
  amount: number | null
  beneficiary: string | null
}

export interface MoneyPage extends RecordPage<SubsidyLine> {
  years: { year: number; count: number; amount: number }[]
  year: number | null
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
  /** Who pays for it: an advertisement, and said to be one. */
  advertiser?: Advertiser
  /** Kilometres to it, when it is of another town than the reader's. */
  distance?: number | null
}

export interface SearchPage extends RecordPage<SearchHit> {
  text: string
  sections: { section: Section; count: number }[]
  /** True when nothing matched as typed and near spellings are shown instead. */
  approximate: boolean
}
