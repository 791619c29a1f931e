import type { EventStatus, OccurrenceOverride } from '../event.ts'
import { after, atWall, format, type Moment, momentOf, timed, wholeDay } from './moment.ts'
import { type EventDates, type ExpandOptions, readSeries, type Series } from './series.ts'
import { walkRule } from './walk.ts'
import { dayStart, formatDay, oneDay, type Zone } from './zone.ts'

/** One time the event takes place. Instants have the offset of the clock that day; a day without an hour stays a day. */
export interface Occurrence {
  start: string
  end: string | null
  /** First and last day on the town's calendar. An end at midnight belongs to the day before. */
  day: string
  endDay: string
  status: EventStatus
  /** Its date as the series gives it (RFC 5545 RECURRENCE-ID); null for an event that happens once. */
  recurrenceId: string | null
  override: OccurrenceOverride | null
}

/**
 * The occurrences of an event between two dates, in order (RFC 5545 §3.8.5, computed in the clock of the series).
 *
 * - The wall clock is kept: 20:30 stays 20:30 after the clocks change, and so does the end. A date of the rule whose time the clock
 *   skips (02:30 in March) does not take place (§3.3.10); of a time shown twice in October, the first counts.
 * - With a rule, the dates are the rule's: `startDate` is one of them only when the rule says so.
 * - EXDATE, holidays and cancelled occurrences do not make COUNT longer.
 * - Holidays are left out of the rule's dates alone: loose dates and moved occurrences were chosen by someone.
 * - A rule that cannot be followed (see `validateRrule`) leaves the event at its start date.
 */
export function expand(event: EventDates, options: ExpandOptions = {}): Occurrence[] {
  const series = readSeries(event, options)
  if (!series) return []
  const bounds = boundsOf(series, options)
  const found = [...overridden(series, bounds), ...loose(series, bounds), ...fromRule(series, bounds)]
  const inOrder = found.sort((a, b) => a.start.instant - b.start.instant || a.rank - b.rank)
  const different = inOrder.filter((one, i) => i === 0 || one.start.instant !== inOrder[i - 1]!.start.instant)
  return different.slice(0, bounds.limit).map((one) => finish(one, series))
}

/** The first time it takes place; for a series whose `startDate` its rule does not give, the first the rule gives. */
export function firstOccurrence(event: EventDates, options: ExpandOptions = {}): Occurrence | undefined {
  return expand(event, { ...options, limit: 1 })[0]
}

/** The first occurrence that is not cancelled and not over at `from` (a day or an instant). */
export function nextOccurrence(event: EventDates, from: string, options: ExpandOptions = {}): Occurrence | undefined {
  const cancelled = event.recurrence?.overrides?.filter((one) => one.eventStatus === 'cancelled').length ?? 0
  return expand(event, { ...options, from, limit: cancelled + 1 }).find((one) => one.status !== 'cancelled')
}

interface Bounds {
  from: number
  to: number
  limit: number
}

interface Found {
  start: Moment
  /** Between several at the same moment, the one with the most to say stays. */
  rank: number
  original?: Moment
  override?: OccurrenceOverride
}

function boundsOf(series: Series, options: ExpandOptions): Bounds {
  const from = options.from ? momentOf(options.from, series.zone) : undefined
  const to = options.to ? momentOf(options.to, series.zone) : undefined
  const begin = from?.instant ?? Number.NEGATIVE_INFINITY
  const tenYears = 3653 * oneDay
  return {
    from: begin,
    to: to ? after(to, series.zone) - (to.wholeDay ? 1 : 0) : Math.max(begin, earliest(series)) + tenYears,
    limit: options.limit ?? 1000,
  }
}

function earliest(series: Series): number {
  return Math.min(series.start.instant, ...series.rdates.map((one) => one.instant))
}

function inside(start: Moment, end: Moment | null, { from, to }: Bounds, zone: Zone): boolean {
  return start.instant <= to && (start.instant >= from || after(end ?? start, zone) > from)
}

/** Moved, renamed and cancelled occurrences. One that belongs to no date of the series counts only if it says its own date. */
function* overridden(series: Series, bounds: Bounds): Generator<Found> {
  for (const { original, override } of series.overrides) {
    const given = override.startDate ? momentOf(override.startDate, series.zone) : undefined
    const known = given && override.eventStatus !== 'cancelled' ? original : dateOfSeries(series, original)
    if (!known) continue
    const one: Found = { start: given ?? known, rank: 0, original: known, override }
    if (inside(one.start, endOf(one, series), bounds, series.zone)) yield one
  }
}

/** The date of the series that a RECURRENCE-ID names, by its instant or by its day. */
function dateOfSeries(series: Series, id: Moment): Moment | undefined {
  const nextDay = series.zone.instantOf(dayStart(id.wall) + oneDay)
  const bounds = { from: id.instant, to: nextDay, limit: Number.POSITIVE_INFINITY }
  for (const one of ownDates(series, bounds)) if (names(id, one) && !excluded(one, series)) return one
  return undefined
}

function* ownDates(series: Series, bounds: Bounds): Generator<Moment> {
  if (series.rrule) yield* ruleDates(series, bounds, () => true)
  else yield series.start
  yield* series.rdates
}

function* loose(series: Series, bounds: Bounds): Generator<Found> {
  for (const start of series.rrule ? series.rdates : [series.start, ...series.rdates]) {
    if (kept(start, series) && inside(start, endOf({ start, rank: 1 }, series), bounds, series.zone))
      yield { start, rank: 1 }
  }
}

function fromRule(series: Series, bounds: Bounds): Found[] {
  if (!series.rrule) return []
  const accept = (start: Moment) =>
    kept(start, series) &&
    !series.daysOff(start.wall) &&
    inside(start, endOf({ start, rank: 2 }, series), bounds, series.zone)
  return ruleDates(series, bounds, accept).map((start) => ({ start, rank: 2 }))
}

function ruleDates(series: Series, bounds: Bounds, accept: (start: Moment) => boolean): Moment[] {
  const { start, zone, rrule } = series
  const dates: Moment[] = []
  // An occurrence that began before and still lasts counts too; a day more for the clock changes.
  const from = bounds.from - (series.length?.wall ?? 0) - oneDay
  walkRule(rrule!, start, zone, from, bounds.to, (wall, instant) => {
    const date = start.wholeDay ? wholeDay(wall, zone) : timed(instant, zone)
    if (accept(date)) dates.push(date)
    return dates.length < bounds.limit
  })
  return dates
}

function kept(date: Moment, series: Series): boolean {
  return !excluded(date, series) && !series.overrides.some((one) => names(one.original, date))
}

function excluded(date: Moment, series: Series): boolean {
  return series.exdates.some((one) => names(one, date))
}

/** An exception written as a day, or at midnight as some calendars do for a day, excludes whatever is on that day. */
function names(exception: Moment, date: Moment): boolean {
  if (exception.instant === date.instant) return true
  const isDay = exception.wholeDay || date.wholeDay || exception.wall % oneDay === 0
  return isDay && dayStart(exception.wall) === dayStart(date.wall)
}

function endOf({ start, override }: Found, series: Series): Moment | null {
  const { zone, length } = series
  const given = override?.endDate ? momentOf(override.endDate, zone) : undefined
  if (given && after(given, zone) >= start.instant) return given
  if (!length) return null
  if (length.wholeDay || start.wholeDay) return wholeDay(dayStart(start.wall) + dayStart(length.wall), zone)
  const end = atWall(start.wall + length.wall, start, zone)
  return end.instant >= start.instant ? end : start
}

function finish(found: Found, series: Series): Occurrence {
  const { zone } = series
  const { start, override, original } = found
  const end = endOf(found, series)
  const moved = original && original.instant !== start.instant
  const midnight = end && !end.wholeDay && end.wall % oneDay === 0 && end.wall > start.wall
  return {
    start: format(start, zone),
    end: end ? format(end, zone) : null,
    day: formatDay(start.wall),
    endDay: formatDay(end ? (midnight ? end.wall - 1 : end.wall) : start.wall),
    status: override?.eventStatus ?? (moved && series.status === 'scheduled' ? 'rescheduled' : series.status),
    recurrenceId: series.repeats ? format(original ?? start, zone) : null,
    override: override ?? null,
  }
}
