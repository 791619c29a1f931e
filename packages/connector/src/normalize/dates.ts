import type { Normalized, Problem } from '../types.ts'
import { readNumber } from './date-numbers.ts'
import { readStandard } from './date-standards.ts'
import { MONTH, MONTHS } from './date-words.ts'
import { type DateAtom, type DateGroup, scanDates } from './scan-dates.ts'
import { scanTimes, type TimeMention } from './scan-times.ts'
import type { NormalizeSettings } from './settings.ts'
import { fold, normalizeLine } from './text.ts'
import { addDays, atClock, type ClockTime, dayOf, weekdayOf } from './zoned.ts'

/** What a cell says of when: days (`2026-11-28`) or instants (`2026-11-28T20:30:00+01:00`). */
export interface DateSpan {
  start: string
  end?: string
  /** Further loose dates of the same cell, `start` not among them. */
  others?: string[]
}

export type DateSettings = Pick<
  NormalizeSettings,
  'country' | 'timezone' | 'order' | 'excelEpoch' | 'epoch' | 'today'
> & {
  /** Midnight is a real hour here (the end of an evening): otherwise `00:00` means that nobody knew the hour. */
  keepMidnight?: boolean
}

/**
 * The (first) date of a cell. A value with a problem is a warning: the date stands, but something beside it is doubtful.
 * A date without its year is not guessed here (`date-without-year`), unless its weekday tells which of the years around today it is.
 */
export function normalizeDate(raw: unknown, settings: DateSettings): Normalized<string> {
  const span = normalizeDates(raw, settings)
  return span.value === undefined ? { problem: span.problem } : { ...span, value: span.value.start }
}

/** Every date of a cell: one, a range ("du 3 au 5 juillet 2026") or several. */
export function normalizeDates(raw: unknown, settings: DateSettings): Normalized<DateSpan> {
  if (raw === null || raw === undefined || raw === '') return {}
  if (typeof raw === 'number' || typeof raw === 'bigint') return readNumber(Number(raw), settings)
  const line = normalizeLine(raw)
  if (line.value === undefined) return line.problem ? { problem: line.problem } : {}
  const text = line.value
  if (/^(?:n[./]?[acd]\.?|null|none|nan|nat|-+|\?+|0000-00-00.*|00\/00\/0000.*)$/i.test(text)) return {}
  // `di 06.12.2026`, `Sa. 5/12/2026`: the shortest names of days say nothing that the date does not.
  const bare = text.replace(/^(?:lu|ma|me|je|ve|sa|di|mo|mi|do|fr|so|lö|sö|ti|on|to)\.?,?\s+(?=\d{1,2}[./])/i, '')
  return readStandard(bare, settings) ?? readWords(bare, settings)
}

function readWords(text: string, settings: DateSettings): Normalized<DateSpan> {
  const groups = scanDates(text, settings.order ?? (settings.country === 'US' ? 'mdy' : 'dmy'))
  if (groups.length === 0) return incomplete(text)
  const times = scanTimes(masked(text, groups))
  if (!isFiller(masked(text, [...groups, ...times]))) return unreadable(text)
  const problems: Problem[] = []
  const days = groups.map((group) => group.atoms.map((atom) => dayOfAtom(withYear(atom, settings.today), problems)))
  const stop = problems.find((problem) => problem.key !== 'date-weekday-differs')
  if (stop) return { problem: stop }
  const span = /^\W*jusqu/.test(fold(text))
    ? undefined
    : assemble(groups, days as string[][], times, text, settings, problems)
  if (!span)
    return { problem: { key: 'date-end-only', values: { text: text.slice(0, 60), end: days.at(-1)!.at(-1)! } } }
  const result: Normalized<DateSpan> = { value: span, repairs: ['date-format'] }
  return problems[0] ? { ...result, problem: problems[0] } : result
}

/** Days and times put together, each time with the date it stands beside. */
function assemble(
  groups: DateGroup[],
  days: string[][],
  times: TimeMention[],
  text: string,
  settings: DateSettings,
  problems: Problem[],
): DateSpan | undefined {
  const at = (day: string, time: ClockTime | undefined, isEnd = false) => {
    if (!time || (time.hour === 0 && time.minute === 0 && !isEnd && !settings.keepMidnight)) return day
    const instant = atClock(day, time, settings.timezone)
    if (instant.problem) problems.push(instant.problem)
    return instant.value
  }
  const timesOf = groups.map((group, i) => {
    const beside = times.filter(
      (time) => time.index >= group.end && (i + 1 === groups.length || time.index < groups[i + 1]!.index),
    )
    return beside.length > 0 ? beside : i === 0 ? times.filter((time) => time.end <= group.index) : []
  })
  const from = (i: number) => timesOf[i]?.[0]?.from
  const to = (i: number) => timesOf[i]?.[0]?.to ?? timesOf[i]?.[1]?.from
  const [first] = groups
  const start = days[0]![0]!
  if (
    groups.length === 2 &&
    days[0]!.length === 1 &&
    days[1]!.length === 1 &&
    !timesOf[1]?.[0]?.to &&
    isRange(text.slice(groups[0]!.end, groups[1]!.index), days)
  ) {
    return { start: at(start, from(0)), end: at(days[1]![0]!, from(1), true) }
  }
  if (groups.length === 1 && first!.kind === 'range') {
    const last = days[0]!.at(-1)!
    if (last < start) return undefined
    return { start: at(start, from(0)), end: at(last, to(0), true) }
  }
  const all = days.flatMap((list, i) => list.map((day) => at(day, from(i))))
  const span: DateSpan = { start: all[0]! }
  const end = to(0)
  if (end) span.end = at(isBefore(end, from(0)!) ? addDays(start, 1) : start, end, true)
  if (all.length > 1) span.others = all.slice(1)
  return span
}

/** Two dates with nothing but a sign between them are a beginning and an end when they are in that order. */
function isRange(between: string, days: string[][]): boolean {
  return (
    /(?:[-–—>→/|;\s]|\bau\b|\bà\b|\bto\b|\bal\b|\bpână\b|\btill\b|jusqu)/i.test(between) &&
    !/\b(?:et|and|y|și|och)\b|,|&/i.test(between) &&
    days[0]![0]! <= days[1]![0]!
  )
}

/** `Lundi 30 novembre` is of one year among three that follow one another. */
function withYear(atom: DateAtom, today: string | undefined): DateAtom {
  if (atom.year !== undefined || !atom.weekday || atom.month === undefined || !today) return atom
  const { month, day, weekday } = atom
  const now = Number(today.slice(0, 4))
  const fitting = [now, now + 1, now - 1].filter((year) => {
    const date = dayOf(year, month, day)
    return date !== undefined && weekdayOf(date) === weekday
  })
  return fitting.length === 1 ? { ...atom, year: fitting[0]! } : atom
}

function dayOfAtom(atom: DateAtom, problems: Problem[]): string | undefined {
  if (atom.month === undefined) {
    problems.push({ key: 'date-incomplete', values: { day: atom.day } })
    return undefined
  }
  if (atom.year === undefined) {
    problems.push({ key: 'date-without-year', values: { day: atom.day, month: atom.month } })
    return undefined
  }
  const day = dayOf(atom.year, atom.month, atom.day)
  if (!day) problems.push({ key: 'date-impossible', values: { day: atom.day, month: atom.month, year: atom.year } })
  else if (atom.weekday && weekdayOf(day) !== atom.weekday)
    problems.push({ key: 'date-weekday-differs', values: { date: day, said: atom.weekday, is: weekdayOf(day) } })
  return day
}

/** A month or a year alone is not a day. The values tell what there is. */
function incomplete(text: string): Normalized<DateSpan> {
  const folded = fold(text)
  const year = /^(?:annee |year |anul |ano )?((?:1[5-9]|20)\d\d)(?:[.,]0+)?$/.exec(folded)
  if (year) return { problem: { key: 'date-year-only', values: { year: Number(year[1]) } } }
  const month = new RegExp(`^(?:en |in |i )?(${MONTH})\\.?,?\\s*(?:de |del )?((?:19|20)\\d\\d)$`).exec(folded)
  if (month)
    return { problem: { key: 'date-month-only', values: { year: Number(month[2]), month: MONTHS.get(month[1]!)! } } }
  const figures = /^(?:(0?[1-9]|1[0-2])[-/.]((?:19|20)\d\d)|((?:19|20)\d\d)[-/.](0?[1-9]|1[0-2]))$/.exec(folded)
  if (figures)
    return {
      problem: {
        key: 'date-month-only',
        values: { year: Number(figures[2] ?? figures[3]), month: Number(figures[1] ?? figures[4]) },
      },
    }
  const impossible = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/.exec(folded)
  if (impossible)
    return {
      problem: {
        key: 'date-impossible',
        values: { day: Number(impossible[1]), month: Number(impossible[2]), year: Number(impossible[3]) },
      },
    }
  return unreadable(text)
}

export function masked(text: string, spans: { index: number; end: number }[]): string {
  let result = text
  for (const { index, end } of spans) result = result.slice(0, index) + '#'.repeat(end - index) + result.slice(end)
  return result
}

function isFiller(text: string): boolean {
  return fold(text)
    .replace(/[#\s.,;:/|()[\]<>→&+'"-]+/g, ' ')
    .split(' ')
    .every((word) => FILLER.has(word))
}

export const isBefore = (a: ClockTime, b: ClockTime) => a.hour * 60 + a.minute <= b.hour * 60 + b.minute

function unreadable(text: string): Normalized<DateSpan> {
  return { problem: { key: 'date-unreadable', values: { text: text.slice(0, 60) } } }
}

const FILLER = new Set(
  '|du|au|de|des|a|le|la|les|et|en|dans|par|partir|l|inclus|debut|fin|date|dates|heure|from|to|at|on|the|and|of|until|till|between|through|el|los|las|desde|hasta|y|al|del|dia|dias|ora|orele|pe|in|si|intre|pana|den|och|kl|klockan|till|fran|mellan|am|um|bis|vom|zum|uhr|und|h|puis|heures|horas|hours|jusqu|pm|utc|gmt'.split(
    '|',
  ),
)
