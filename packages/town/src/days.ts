import { Temporal } from 'temporal-polyfill'

/** The calendar day in a time zone at an instant, `YYYY-MM-DD`. */
export function dayIn(timezone: string, at: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timezone).toPlainDate().toString()
}

/** Milliseconds until the next midnight of a zone's clocks. */
export function untilMidnight(timezone: string, at: Date): number {
  const now = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timezone)
  return now.startOfDay().add({ days: 1 }).epochMilliseconds - at.getTime()
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days
}

/** 1 for Monday … 7 for Sunday (ISO 8601). */
export function weekday(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek
}

export function lastOfMonth(day: string): string {
  const date = Temporal.PlainDate.from(day)
  return date.with({ day: date.daysInMonth }).toString()
}

/** True for a day that exists (`2026-02-30` does not) and that an agenda may speak of. */
export function isDay(text: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** An instant with the offset that the zone's clocks show then: `2026-11-28T20:30:00+01:00`. */
export function zoned(timezone: string, epochMilliseconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds)
    .toZonedDateTimeISO(timezone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' })
}
