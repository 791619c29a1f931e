import type { RecordLine } from './records.ts'

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
