import type { AgendaLine, Undated } from './agenda.ts'
import type { ComingHoliday, MarketLine } from './practical.ts'
import type { CategoryCount, RecordLine, SourceCredit } from './records.ts'
import type { Neighbour, TownCard } from './towns.ts'

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
  /** Who says what the agenda and the activities tell. */
  agendaCredits: SourceCredit[]
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
  money: { year: number; count: number; amount: number; credits: SourceCredit[] } | null
  counts: TownCounts
  /** Nearest open towns; those with something announced first when this one has nothing. */
  neighbours: Neighbour[]
}
