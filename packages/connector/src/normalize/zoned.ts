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

function written(zoned: Temporal.ZonedDateTime): string {
  return zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' })
}

/** `YYYY-MM-DD`, or nothing when there is no such day (31 February). */
export function dayOf(year: number, month: number, day: number): string | undefined {
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
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** `70` and after is the twentieth century (POSIX). */
export function fullYear(year: number, digits: number): number {
  return digits > 2 ? year : year + (year >= 70 ? 1900 : 2000)
}
