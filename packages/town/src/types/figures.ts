import type { RecordLine, SourceCredit } from './records.ts'

export interface DecisionLine extends RecordLine {
  /** `YYYY-MM-DD`. */
  day: string | null
  /** The act itself, where it may be read. */
  url: string | null
  votes: { for: number; against: number; abstentions: number } | null
}

/** The town in figures. A part without data is null or empty, and is not shown. */
export interface Figures {
  population: { points: { year: number; value: number }[]; credit: SourceCredit } | null
  names: {
    items: { name: string; count: number }[]
    first: number | null
    last: number | null
    credit: SourceCredit
  } | null
  decisions: DecisionLine[]
}
