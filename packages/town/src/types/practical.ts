import type { RecordLine } from './records.ts'

export interface MarketLine extends RecordLine {
  /** The next day it is held, today included; null when its days are not known or out of season. */
  next: { day: string; opens: string | null; closes: string | null } | null
}

/** What a canteen serves on one day. */
export interface MenuLine extends RecordLine {
  day: string
  restaurant: string | null
  meal: string | null
  dishes: { name: string; course?: string; labels?: string[]; allergens?: string[] }[]
}

/** A collection of waste: its next day, or the words of its source where the days could not be read. */
export interface CollectionLine extends RecordLine {
  next: string | null
  words: string | null
  sector: string | null
}

/** A stop with its lines and what leaves there next, today. */
export interface StopLine extends RecordLine {
  lines: string[]
  /** `time` is `HH:MM` on the town's clocks. */
  departures: { time: string; line: string; headsign: string | null }[]
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
  /** The coming week in the canteens. */
  menus: MenuLine[]
  collections: CollectionLine[]
  stops: StopLine[]
  /** The town in figures has something to show. */
  figures: boolean
  total: number
}

export type PracticalSection =
  | 'administration'
  | 'health'
  | 'equipment'
  | 'education'
  | 'post'
  | 'transport'
  | 'waste'
  | 'safety'
  | 'services'
