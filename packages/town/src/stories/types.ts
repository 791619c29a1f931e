import type { Image } from '@wiker/model'
import type { StoryState } from '@wiker/platform/database/schema.ts'
import type { SourceCredit, TownCard } from '../types.ts'

export type { StoryState }

/** Languages that stories are written in. */
export const storyLanguages = ['fr', 'en', 'es', 'ro', 'sv'] as const
export type StoryLanguage = (typeof storyLanguages)[number]

/** One value where it lies: a column of a row, or a path inside its record. */
export interface Cell {
  table: string
  /** What finds the row again: `{ id }`, and for a day of an event or a holiday all that names it. */
  key: Record<string, string>
  /** A column, or a path: `amount`, `record.openingHours`. */
  field: string
  value: string | number
  /** The row's name, for the list of sources. */
  name: string
  /** Last segment of the record's page, when it has one, and its category, which tells the section. */
  path?: string
  category?: string | null
  /** Slug of the town on whose site that page is, when it is another one. */
  of?: string
  source: number | null
  /** What the record says of where it was found. */
  page?: string
  published?: string
  retrieved?: string
  publisher?: string
  licence?: string
}

export const computations = [
  'count',
  'sum',
  'difference',
  'share',
  'change',
  'hour',
  'day',
  'month',
  'year',
  'weekday',
  'first',
  'last',
  'age',
  'days',
  'way',
  'pick',
  'now',
  'opening',
  'opens',
  'closes',
] as const
export type Computation = (typeof computations)[number]

/** A value that was worked out, and from what: whoever doubts it can do it again. */
export interface Computed {
  how: Computation
  of: (Cell | Computed)[]
  value: string | number
  /** What else the computation needs: the town's time zone for an hour, the other town's centre for a distance. */
  given?: string
}

export type Origin = Cell | Computed

/** A value that a text says, with what it is: a price is never taken for a year. */
export type FactType =
  | 'number'
  | 'money'
  | 'percent'
  | 'distance'
  | 'year'
  | 'day'
  | 'month'
  | 'weekday'
  | 'hour'
  | 'name'

export interface FactValue {
  type: FactType
  /** `YYYY-MM-DD`, `YYYY-MM`, `HH:MM`, 1…7, kilometres, or the number or name itself. */
  value: string | number
  /** ISO 4217, of money. */
  currency?: string
  from: Origin
}

/** What a published story keeps of where its values come from. `facts` are numbered by their place: a part of the text names them so. */
export interface Evidence {
  facts: FactValue[]
  /** By the number of the source. */
  sources: Record<string, SourceCredit>
}

/** A piece of text; `e` are the facts it says. */
export interface Part {
  t: string
  e?: number[]
}

export interface StoryChart {
  kind: 'bars' | 'line' | 'map'
  title: string
  /** The text alternative: what the drawing shows, in a sentence. */
  description: string
  /** Heads of the table behind it: what is compared, and the figure. */
  columns: [string, string]
  rows: ChartRow[]
}

export interface ChartRow {
  label: string
  value: number
  /** As the text would say it: `4 315 €`. */
  shown: string
  latitude?: number
  longitude?: number
  /** The facts behind the row. */
  e: number[]
}

/** A story in one language, as it is read. */
export interface Told {
  title: string
  paragraphs: Part[][]
  chart: StoryChart | null
}

/** A composed story, before it is kept. */
export interface Composed {
  kind: string
  period: string
  /** Category of the article that readers see. */
  category: string
  told: Told
  others: Partial<Record<StoryLanguage, Told>>
  language: StoryLanguage
  evidence: Evidence
  image: Image | null
  variant: number
  /** The day the words are said on, and the last on which it is news. */
  today: string
  until: string
}

/** A story as it is kept, for the desk and the pages. */
export interface Story {
  id: number
  town: string
  kind: string
  language: StoryLanguage
  period: string
  state: StoryState
  title: string
  /** Paragraphs, an empty line between two. */
  text: string
  parts: Part[][]
  evidence: Evidence
  chart: StoryChart | null
  image: Image | null
  others: Partial<Record<StoryLanguage, Told>>
  variant: number
  polished: boolean
  composedOn: string
  until: string
  editedAt: Date | null
  /** What an editor wrote that the data does not say. */
  unfound: Problem[]
  answeredBy: string | null
  reason: string | null
  decidedAt: Date | null
  recordId: string
  thingId: string | null
  publishedAt: Date | null
  correctedAt: Date | null
  corrections: Correction[]
  /** What the data says now, when a person must look: its values have changed since an editor wrote the text. */
  outdated: { text: string; title: string } | null
  /** True when the last decision can be taken back. */
  undoable: boolean
  createdAt: Date
}

export interface Correction {
  /** `YYYY-MM-DD`. */
  on: string
  was: string
  is: string
}

/** What a checker found nowhere. */
export interface Problem {
  what: FactType | 'missing' | 'evidence'
  /** As the text says it. */
  said: string
  /** Where, in the text. */
  start: number
  end: number
}

/** What a kind is asked about. */
export interface Asked {
  town: TownCard
  /** The town's calendar day, `YYYY-MM-DD`. */
  today: string
}
