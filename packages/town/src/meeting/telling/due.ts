import { Temporal } from 'temporal-polyfill'

/** Hours of the town's clocks, 0 to 23. Quiet from one to the other; the same twice: never. */
export interface Hours {
  digest: number
  quietFrom: number
  quietTo: number
}

export const usualHours: Hours = { digest: 18, quietFrom: 21, quietTo: 8 }

/** True when the clocks of the zone show an hour in which nobody is disturbed. */
export function isQuiet(at: Date, timezone: string, { quietFrom, quietTo }: Hours): boolean {
  return quietAt(local(at, timezone).hour, quietFrom, quietTo)
}

function quietAt(hour: number, from: number, to: number): boolean {
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to
}

/**
 * When something that happened at `at` may leave: what is urgent at once, the rest with the day's letter, and either only when the quiet
 * hours are over. Hours that the clocks skip are taken an hour later, hours they show twice the first time.
 */
export function dueAt(at: Date, timezone: string, hours: Hours, urgent: boolean): Date {
  const now = local(at, timezone)
  let wanted = urgent ? now : nextHour(now, hours.digest)
  // Twice at most: the free hour may be the one that the clocks skip.
  while (quietAt(wanted.hour, hours.quietFrom, hours.quietTo))
    wanted = nextHour(wanted.add({ minutes: 1 }), hours.quietTo)
  return new Date(wanted.epochMilliseconds)
}

/** The next moment, now included, at which the clocks show this hour exactly. */
function nextHour(from: Temporal.ZonedDateTime, hour: number): Temporal.ZonedDateTime {
  const today = atHour(from.toPlainDate(), hour, from.timeZoneId)
  if (Temporal.ZonedDateTime.compare(today, from) >= 0) return today
  return atHour(from.toPlainDate().add({ days: 1 }), hour, from.timeZoneId)
}

function atHour(day: Temporal.PlainDate, hour: number, timezone: string): Temporal.ZonedDateTime {
  return day.toZonedDateTime({ timeZone: timezone, plainTime: Temporal.PlainTime.from({ hour }) })
}

function local(at: Date, timezone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timezone)
}
