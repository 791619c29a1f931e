import type { CalendarDay } from './calendar.ts'
import { weekOf } from './calendar.ts'
import type { Moment } from './moment.ts'

/** A rule read into numbers; a list that is not given is `undefined`. Weekday 0 is Monday. */
export interface Rule {
  frequency: 'YEARLY' | 'MONTHLY' | 'WEEKLY' | 'DAILY'
  interval: number
  count: number
  until: string | undefined
  firstWeekday: number
  positions: number[] | undefined
  /** Milliseconds since midnight, in order. */
  times: number[]
  /** Whether the rule has this day (RFC 5545 §3.3.10, the table of what each part does in each frequency). */
  has(day: CalendarDay): boolean
}

const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** Reads a rule that `validateRrule` accepted. What the rule leaves open (day, hour) is that of the start. */
export function readRule(rrule: string, start: Moment, first: CalendarDay): Rule {
  const parts = Object.fromEntries(rrule.split(';').map((part) => part.split('=') as [string, string]))
  const frequency = parts.FREQ as Rule['frequency']
  const firstWeekday = weekdayNames.indexOf(parts.WKST ?? 'MO')
  return {
    frequency,
    interval: Number(parts.INTERVAL ?? 1),
    count: Number(parts.COUNT ?? Number.POSITIVE_INFINITY),
    until: parts.UNTIL,
    firstWeekday,
    positions: numbers(parts.BYSETPOS),
    times: start.wholeDay ? [0] : timesOf(parts, start),
    has: dayTest(parts, frequency, first, firstWeekday),
  }
}

type Test = (day: CalendarDay) => boolean

function dayTest(parts: Record<string, string>, frequency: string, first: CalendarDay, firstWeekday: number): Test {
  const months = numbers(parts.BYMONTH)
  const monthDays = numbers(parts.BYMONTHDAY)
  const yearDays = numbers(parts.BYYEARDAY)
  const weeks = numbers(parts.BYWEEKNO)
  const weekdays = parts.BYDAY?.split(',')
  const tests: Test[] = []
  if (months) tests.push((day) => months.includes(day.month))
  if (weeks) tests.push((day) => fits(weeks, weekOf(day, firstWeekday)))
  if (yearDays)
    tests.push((day) => yearDays.includes(day.yearDay) || yearDays.includes(day.yearDay - day.yearLength - 1))
  if (monthDays) tests.push((day) => monthDays.includes(day.day) || monthDays.includes(day.day - day.monthLength - 1))
  if (weekdays) tests.push(weekdayTest(weekdays, frequency === 'MONTHLY' || months !== undefined))
  if (!weekdays && !monthDays && !yearDays) {
    if (frequency === 'WEEKLY' || weeks) tests.push((day) => day.weekday === first.weekday)
    else if (frequency !== 'DAILY') tests.push((day) => day.day === first.day)
    if (frequency === 'YEARLY' && !weeks && !months) tests.push((day) => day.month === first.month)
  }
  return (day) => tests.every((test) => test(day))
}

/** `TU`, or with a number: `1SU` the first Sunday, `-1FR` the last Friday, of the month or of the year. */
function weekdayTest(weekdays: string[], inMonth: boolean): Test {
  const wanted = weekdays.map((text) => ({
    ordinal: Number.parseInt(text, 10) || 0,
    weekday: weekdayNames.indexOf(text.slice(-2)),
  }))
  return (day) => {
    const [place, length] = inMonth ? [day.day, day.monthLength] : [day.yearDay, day.yearLength]
    const nth = Math.ceil(place / 7)
    const nthFromEnd = -Math.ceil((length - place + 1) / 7)
    return wanted.some(
      (one) => one.weekday === day.weekday && (one.ordinal === 0 || one.ordinal === nth || one.ordinal === nthFromEnd),
    )
  }
}

function fits(wanted: number[], { week, weeks }: { week: number; weeks: number }): boolean {
  return wanted.includes(week) || wanted.includes(week - weeks - 1)
}

function timesOf(parts: Record<string, string>, start: Moment): number[] {
  const clock = new Date(start.wall)
  const hours = numbers(parts.BYHOUR) ?? [clock.getUTCHours()]
  const minutes = numbers(parts.BYMINUTE) ?? [clock.getUTCMinutes()]
  const seconds = numbers(parts.BYSECOND) ?? [clock.getUTCSeconds()]
  const times = hours.flatMap((h) => minutes.flatMap((m) => seconds.map((s) => ((h * 60 + m) * 60 + s) * 1000)))
  return [...new Set(times)].sort((a, b) => a - b)
}

function numbers(list: string | undefined): number[] | undefined {
  return list?.split(',').map(Number)
}
