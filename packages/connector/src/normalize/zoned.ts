import { Temporal } from 'temporal-polyfill'
import type { Problem } from '../types.ts'

/** Wall-clock time. `hour` 24 is the midnight that ends the day. */
export interface ClockTime {
  hour: number
  minute: number
  second?: number
}

/**
 * The instant at which the town's clocks show this day and time, `2026-11-28T20:30:00+01:00`.
 * On the night of March an hour does not exist: the instant is moved by the gap (02:30 → 03:30) and said.
 * On the night of October an hour comes twice: the first is taken and said.
 */
export function atClock(day: string, time: ClockTime, timezone: string): { value: string; problem?: Problem } {
  return steadyClock(day, time, timezone) ?? carefully(day, time, timezone)
}

function carefully(day: string, time: ClockTime, timezone: string): { value: string; problem?: Problem } {
  let date = Temporal.PlainDate.from(day)
  let hour = time.hour
  if (hour === 24) {
    date = date.add({ days: 1 })
    hour = 0
  }
  const wall = date.toPlainDateTime({ hour, minute: time.minute, second: time.second ?? 0 })
  const earlier = wall.toZonedDateTime(timezone, { disambiguation: 'earlier' })
  const later = wall.toZonedDateTime(timezone, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { value: written(earlier) }
  const doubled = earlier.toPlainDateTime().equals(wall)
  return {
    value: written(doubled ? earlier : later),
    problem: {
      key: doubled ? 'time-doubled' : 'time-skipped',
      values: { time: wall.toString({ smallestUnit: 'minute' }) },
    },
  }
}

/** An exact instant on the town's clocks. */
export function inZone(instant: Temporal.Instant, timezone: string): string {
  return written(instant.toZonedDateTimeISO(timezone))
}

/** The same of milliseconds since 1970. */
export function inZoneAt(milliseconds: number, timezone: string): string {
  return steadyInstant(milliseconds, timezone) ?? inZone(Temporal.Instant.fromEpochMilliseconds(milliseconds), timezone)
}

function written(zoned: Temporal.ZonedDateTime): string {
  return zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' })
}

/** `YYYY-MM-DD`, or nothing when there is no such day (31 February). */
export function dayOf(year: number, month: number, day: number): string | undefined {
  if (Number.isInteger(year) && year >= 1000 && year <= 9999 && Number.isInteger(month) && Number.isInteger(day))
    return month < 1 || month > 12 || day < 1 || day > daysIn(year, month)
      ? undefined
      : `${year}-${two(month)}-${two(day)}`
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString()
  } catch {
    return undefined
  }
}

/** 1 is Monday. */
export function weekdayOf(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek
}

export function addDays(day: string, days: number): string {
  const number = Number.isInteger(days) ? dayNumber(day) : undefined
  if (number !== undefined && number + days >= FIRST && number + days <= LAST) return dayText(number + days)
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** `70` and after is the twentieth century (POSIX). */
export function fullYear(year: number, digits: number): number {
  return digits > 2 ? year : year + (year >= 70 ? 1900 : 2000)
}

/** 1000-01-01 and 9999-12-31, in days since 1970. */
const FIRST = -354_285
const LAST = 2_932_896
const DAY = 86_400_000

const two = (value: number): string => (value < 10 ? `0${value}` : String(value))
const dayText = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10)
const daysIn = (year: number, month: number): number =>
  month === 2
    ? (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

/** Days since 1970 of a day that exists, written in full. */
function dayNumber(day: string): number | undefined {
  if (!/^[1-9]\d{3}-\d\d-\d\d$/.test(day)) return undefined
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))]
  return month < 1 || month > 12 || date < 1 || date > daysIn(year, month)
    ? undefined
    : Date.UTC(year, month - 1, date) / DAY
}

interface Steady {
  text: string
  milliseconds: number
}

const offsets = new Map<string, Map<number, Steady | null>>()

/**
 * The offset of a zone on a day of its clocks; `null` on days on which they are put forward or back. The arithmetic of time zones is
 * slow and days come again.
 */
function steadyOffset(number: number, timezone: string): Steady | null {
  const ofZone = offsets.get(timezone) ?? new Map<number, Steady | null>()
  if (ofZone.size === 0) offsets.set(timezone, ofZone)
  let found = ofZone.get(number)
  if (found === undefined) {
    found = offsetOfDay(dayText(number), timezone)
    if (ofZone.size > 50_000) ofZone.clear()
    ofZone.set(number, found)
  }
  return found
}

function offsetOfDay(day: string, timezone: string): Steady | null {
  const start = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: timezone, plainTime: '00:00' })
  const end = start.add({ hours: 24 })
  const { offset } = start
  // Before clocks were set by law, offsets had seconds.
  if (offset !== end.offset || start.hour !== 0 || !/^[+-]\d\d:\d\d$/.test(offset)) return null
  return { text: offset, milliseconds: start.offsetNanoseconds / 1e6 }
}

function steadyClock(day: string, { hour, minute, second = 0 }: ClockTime, timezone: string) {
  if (!isWithin(hour, 23) || !isWithin(minute, 59) || !isWithin(second, 59)) return undefined
  const number = dayNumber(day)
  const offset = number === undefined ? null : steadyOffset(number, timezone)
  return offset ? { value: `${day}T${two(hour)}:${two(minute)}:${two(second)}${offset.text}` } : undefined
}

const isWithin = (value: number, most: number): boolean => Number.isInteger(value) && value >= 0 && value <= most

function steadyInstant(milliseconds: number, timezone: string): string | undefined {
  const number = Math.floor(milliseconds / DAY)
  if (!(number > FIRST && number < LAST) || milliseconds < 0) return undefined
  const offset = steadyOffset(number, timezone)
  if (!offset) return undefined
  const local = milliseconds + offset.milliseconds
  const own = Math.floor(local / DAY)
  if (own !== number && steadyOffset(own, timezone)?.text !== offset.text) return undefined
  return `${new Date(local).toISOString().slice(0, 19)}${offset.text}`
}
