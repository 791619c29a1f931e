import OpeningHours from 'opening_hours'
import { addDays, formatter, isoWeekday } from './dates.ts'
import { clockTime } from './hours.ts'
import { weekday } from './recurrence.ts'
import type { Words } from './words.ts'

export interface OpeningDay {
  /** 1 for Monday … 7 for Sunday. */
  weekday: number
  /** `09:00`–`12:30`, in order; empty when closed. */
  intervals: { opens: string; closes: string }[]
  /** False on a day that is open at hours nobody says (`We` alone): not the whole day. */
  hoursKnown: boolean
}

export interface OpeningNow {
  open: boolean
  /** Instant at which that changes, when it does within a fortnight. */
  changesAt: Date | undefined
}

/**
 * The week of `today` (`YYYY-MM-DD`) by OSM's opening_hours syntax, seasons and public holidays of France counted.
 * Undefined when the text is not in that syntax: the reader is then shown the text itself.
 */
export function openingWeek(value: string, today: string): OpeningDay[] | undefined {
  const hours = parse(value)
  if (!hours) return undefined
  const monday = addDays(today, 1 - isoWeekday(today))
  return Array.from({ length: 7 }, (_, index) => {
    const start = wallClock(addDays(monday, index))
    const end = wallClock(addDays(monday, index + 1))
    const intervals = hours
      .getOpenIntervals(start, end)
      .map(([from, to]) => ({ opens: clock(from), closes: clock(to) === '00:00' ? '24:00' : clock(to) }))
    const wholeDay = intervals.some(({ opens, closes }) => opens === '00:00' && closes === '24:00')
    return { weekday: index + 1, intervals, hoursKnown: !wholeDay || saysWholeDay.test(value) }
  })
}

/** Whether it is open at that instant, and until when. */
export function openingNow(value: string, now: Date, timezone: string): OpeningNow | undefined {
  const hours = parse(value)
  if (!hours || lacksHours(value)) return undefined
  const here = wallClockOf(now, timezone)
  const change = hours.getNextChange(here)
  const soon = change && change.getTime() - here.getTime() < 14 * 86_400_000 ? change : undefined
  return { open: hours.getState(here), changesAt: soon && new Date(now.getTime() + (soon.getTime() - here.getTime())) }
}

/** Days with the same hours on one line: "du lundi au vendredi" · "9 h – 12 h, 14 h – 17 h"; "lundi et mercredi". Closed days come last. */
export function openingLines(week: OpeningDay[], words: Words): { days: string; hours: string }[] {
  const saying = (day: OpeningDay) =>
    day.hoursKnown
      ? day.intervals.map(({ opens, closes }) => interval(opens, closes, words)).join(', ')
      : words.t('hours.toConfirm')
  const groups = [...Map.groupBy(week, saying)].toSorted(([a], [b]) => Number(a === '') - Number(b === ''))
  return groups.map(([hours, days]) => ({
    days: dayNames(
      days.map((day) => day.weekday),
      words,
    ),
    hours: hours || words.t('hours.closed'),
  }))
}

function interval(opens: string, closes: string, words: Words): string {
  if (opens === '00:00' && closes === '24:00') return words.t('hours.allDay')
  return `${clockTime(opens, words)}\u00a0–\u2060\u00a0${clockTime(closes, words)}`
}

function dayNames(days: number[], words: Words): string {
  if (days.length === 7) return words.t('recurrence.daily', { interval: 1 })
  const inRow = days.at(-1)! - days[0]! === days.length - 1
  if (days.length > 2 && inRow) {
    return words.t('recurrence.fromTo', { from: weekday(days[0]!, words), to: weekday(days.at(-1)!, words) })
  }
  return new Intl.ListFormat(words.locale).format(days.map((day) => weekday(day, words)))
}

const saysWholeDay = /24\/7|00:00\s*-\s*(?:24|00):00/

/** True when a rule gives days and no hours: the standard reads it as the whole day, a source means that it does not know. */
function lacksHours(value: string): boolean {
  return value.split(/;|\|\|/).some((rule) => !/\d:\d|24\/7|\b(?:off|closed)\b/.test(rule))
}

/** The library reads clocks in the process's own zone: it is given the town's wall clock as if it were local. */
function wallClockOf(instant: Date, timezone: string): Date {
  const text = formatter('sv-SE', { dateStyle: 'short', timeStyle: 'medium' }, timezone).format(instant)
  return wallClock(text.slice(0, 10), text.slice(11))
}

function wallClock(day: string, clockText = '00:00:00'): Date {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const [hours, minutes, seconds] = clockText.split(':').map(Number) as [number, number, number]
  return new Date(year, month - 1, date, hours, minutes, seconds)
}

function clock(date: Date): string {
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
}

const parsed = new Map<string, OpeningHours | undefined>()

function parse(value: string): OpeningHours | undefined {
  if (parsed.has(value)) return parsed.get(value)
  if (parsed.size > 5000) parsed.clear()
  let hours: OpeningHours | undefined
  try {
    hours = new OpeningHours(value, {
      lat: 47.3,
      lon: -1.9,
      address: { country_code: 'fr', state: 'Pays de la Loire' },
    })
  } catch {
    hours = undefined
  }
  parsed.set(value, hours)
  return hours
}
