import type { Event, EventStatus, OccurrenceOverride } from '../event.ts'
import { type Moment, momentOf } from './moment.ts'
import { validateRrule } from './rrule.ts'
import { dayStart, formatDay, type Zone, zoneOf } from './zone.ts'

/** What is needed of an event: the whole event may be given. */
export type EventDates = Pick<Event, 'startDate' | 'endDate' | 'recurrence'> & { eventStatus?: EventStatus }

/** Days off, both included. `zone` is the school zone (`B`); without one they are everyone's. */
export interface HolidayRange {
  starts: string
  ends: string
  zone?: string | null
}

export interface ExpandOptions {
  /** Day or instant: what is over by then is left out. Default: the event's beginning. */
  from?: string
  /** Day (included) or instant: what begins later is left out. Default: ten years after `from`. */
  to?: string
  /** At most so many occurrences. Default 1000. */
  limit?: number
  /** The clock of events that are no series; a series has its own. Default: the offset written in `startDate`. */
  timezone?: string
  schoolHolidays?: readonly HolidayRange[]
  publicHolidays?: readonly HolidayRange[]
}

/** An event's dates, read once: what the texts mean on the clock of the series. */
export interface Series {
  zone: Zone
  start: Moment
  /** Length on the clock: milliseconds, or whole days when the end's hour is unknown. Null when there is no end. */
  length: { wall: number; wholeDay: boolean } | null
  rrule: string | null
  rdates: Moment[]
  exdates: Moment[]
  overrides: { original: Moment; override: OccurrenceOverride }[]
  daysOff: (wall: number) => boolean
  status: EventStatus
  repeats: boolean
}

/** `undefined` for an event without a date. */
export function readSeries(event: EventDates, options: ExpandOptions): Series | undefined {
  if (!event.startDate) return undefined
  const { recurrence } = event
  const zone =
    zoneOf(recurrence?.timezone ?? '') ?? zoneOf(options.timezone ?? '') ?? zoneOf(writtenOffset(event.startDate))!
  const moments = (texts: string[] = []) => texts.flatMap((text) => momentOf(text, zone) ?? [])
  const start = momentOf(event.startDate, zone)
  if (!start) return undefined
  const check = recurrence?.rrule ? validateRrule(recurrence.rrule) : undefined
  const overrides = (recurrence?.overrides ?? []).flatMap((override) => {
    const original = momentOf(override.recurrenceId, zone)
    return original ? [{ original, override }] : []
  })
  const rdates = moments(recurrence?.rdates)
  return {
    zone,
    start,
    length: lengthOf(start, event.endDate ? momentOf(event.endDate, zone) : undefined),
    rrule: check?.ok ? check.rrule : null,
    rdates,
    exdates: moments(recurrence?.exdates),
    overrides,
    daysOff: daysOffOf(recurrence, options),
    status: event.eventStatus ?? 'scheduled',
    repeats: Boolean(check?.ok || rdates.length || overrides.length),
  }
}

function writtenOffset(date: string): string {
  return /[+-]\d{2}:\d{2}$/.exec(date)?.[0] ?? 'UTC'
}

function lengthOf(start: Moment, end: Moment | undefined): Series['length'] {
  if (!end) return null
  if (start.wholeDay || end.wholeDay) {
    const days = dayStart(end.wall) - dayStart(start.wall)
    return days >= 0 ? { wall: days, wholeDay: true } : null
  }
  return end.instant >= start.instant ? { wall: Math.max(end.wall - start.wall, 0), wholeDay: false } : null
}

function daysOffOf(recurrence: EventDates['recurrence'], options: ExpandOptions): Series['daysOff'] {
  const school = recurrence?.exceptSchoolHolidays
  const ranges = [
    ...(school
      ? (options.schoolHolidays ?? []).filter((one) => school === true || !one.zone || one.zone === school)
      : []),
    ...(recurrence?.exceptPublicHolidays ? (options.publicHolidays ?? []) : []),
  ]
  return (wall) => {
    if (ranges.length === 0) return false
    const day = formatDay(wall)
    return ranges.some((range) => range.starts <= day && day <= range.ends)
  }
}
