import {
  type CanonicalRecord,
  type Event,
  expand,
  type OccurrenceOverride,
  type PlaceReference,
  type Recurrence,
} from '@wiker/model'
import { addDays } from '../../normalize/zoned.ts'
import type { WriteOptions } from '../write-options.ts'
import { escapeText, fold, localTime, utcStamp } from './write-values.ts'
import { vtimezone } from './write-zone.ts'

/**
 * RFC 5545 with RFC 7986's properties. Only events are written. An event whose hour is unknown is a VALUE=DATE; the last
 * day of several becomes the exclusive DTEND the standard asks for.
 */
export async function* writeIcs(
  records: AsyncIterable<CanonicalRecord>,
  options: WriteOptions,
): AsyncGenerator<string> {
  const timezone = options.timezone ?? 'Europe/Paris'
  const zones = new Set<string>()
  const head = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Wiker//Wiker//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...(options.title ? [`NAME:${escapeText(options.title)}`, `X-WR-CALNAME:${escapeText(options.title)}`] : []),
    ...(options.description ? [`X-WR-CALDESC:${escapeText(options.description)}`] : []),
    ...(options.page ? [`URL:${options.page}`] : []),
    ...(options.url ? [`SOURCE;VALUE=URI:${options.url}`] : []),
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    `X-WR-TIMEZONE:${timezone}`,
  ]
  yield lines([...head, ...zone(timezone, zones, options)])
  for await (const record of records) {
    if (record.type !== 'Event' || !record.startDate) continue
    const own = record.recurrence?.timezone ?? timezone
    yield lines([...zone(own, zones, options), ...eventLines(record, own, options)])
  }
  yield lines(['END:VCALENDAR'])
}

const lines = (list: string[]): string => list.map((line) => `${fold(line)}\r\n`).join('')

function zone(name: string, written: Set<string>, options: WriteOptions): string[] {
  if (written.has(name)) return []
  written.add(name)
  return vtimezone(name, options.now)
}

function eventLines(event: Event, timezone: string, options: WriteOptions): string[] {
  const stamp = utcStamp(options.now)
  const start = event.startDate!
  const common = [`UID:${event.id}`, `DTSTAMP:${stamp}`]
  return [
    'BEGIN:VEVENT',
    ...common,
    ...period(start, event.endDate ?? undefined, timezone),
    ...(event.recurrence ? recurrenceLines(event, event.recurrence, timezone, options) : []),
    `SUMMARY:${escapeText(event.name)}`,
    ...text('DESCRIPTION', event.description),
    ...text('LOCATION', event.location && placeText(event.location)),
    ...(event.location?.latitude !== undefined && event.location.longitude !== undefined
      ? [`GEO:${event.location.latitude};${event.location.longitude}`]
      : []),
    ...(event.url ? [`URL:${event.url}`] : []),
    ...(event.categories?.length ? [`CATEGORIES:${event.categories.map(escapeText).join(',')}`] : []),
    ...organizerLines(event),
    ...(event.image ? [`IMAGE;VALUE=URI;DISPLAY=BADGE:${event.image.url}`] : []),
    `STATUS:${statusOf(event.eventStatus)}`,
    ...(event.dateModified?.includes('T') ? [`LAST-MODIFIED:${utcStamp(event.dateModified)}`] : []),
    'END:VEVENT',
    ...(event.recurrence?.overrides ?? []).flatMap((override) => overrideLines(event, override, common, timezone)),
  ]
}

function period(start: string, end: string | undefined, timezone: string): string[] {
  if (!start.includes('T')) {
    const last = end && end.slice(0, 10) > start ? end.slice(0, 10) : start
    return [`DTSTART;VALUE=DATE:${digits(start)}`, `DTEND;VALUE=DATE:${digits(addDays(last, 1))}`]
  }
  const begins = `DTSTART;TZID=${timezone}:${localTime(start, timezone)}`
  return end?.includes('T') ? [begins, `DTEND;TZID=${timezone}:${localTime(end, timezone)}`] : [begins]
}

function recurrenceLines(event: Event, recurrence: Recurrence, timezone: string, options: WriteOptions): string[] {
  const asDay = !event.startDate!.includes('T')
  const list = (name: string, dates: string[]) => {
    if (dates.length === 0) return []
    const values = dates.map((date) =>
      asDay ? digits(date.slice(0, 10)) : localTime(sameHour(date, event.startDate!), timezone),
    )
    return [`${name};${asDay ? 'VALUE=DATE' : `TZID=${timezone}`}:${[...new Set(values)].join(',')}`]
  }
  return [
    ...(recurrence.rrule ? [`RRULE:${recurrence.rrule}`] : []),
    ...list('RDATE', recurrence.rdates ?? []),
    ...list('EXDATE', [...(recurrence.exdates ?? []), ...holidayDates(event, recurrence, options)]),
  ]
}

/** A day alone stands for that day's occurrence: it has the hour of the first. */
function sameHour(date: string, start: string): string {
  return date.includes('T') ? date : `${date}${start.slice(10, 19)}`
}

/** iCalendar has no "except school holidays": each date taken away is named, as far as the calendars given reach. */
function holidayDates(event: Event, recurrence: Recurrence, options: WriteOptions): string[] {
  const { exceptSchoolHolidays, exceptPublicHolidays, ...rule } = recurrence
  if (!exceptSchoolHolidays && !exceptPublicHolidays) return []
  const known = [...(options.schoolHolidays ?? []), ...(options.publicHolidays ?? [])].map(({ ends }) => ends).sort()
  const to = known.at(-1)
  if (!to) return []
  const range = {
    to,
    limit: 2000,
    schoolHolidays: options.schoolHolidays ?? [],
    publicHolidays: options.publicHolidays ?? [],
  }
  const kept = new Set(expand(event, range).map(({ start }) => start))
  return expand({ ...event, recurrence: rule }, range).flatMap(({ start }) => (kept.has(start) ? [] : [start]))
}

function overrideLines(event: Event, override: OccurrenceOverride, common: string[], timezone: string): string[] {
  const asDay = !event.startDate!.includes('T')
  const replaced = asDay
    ? `VALUE=DATE:${digits(override.recurrenceId.slice(0, 10))}`
    : `TZID=${timezone}:${localTime(sameHour(override.recurrenceId, event.startDate!), timezone)}`
  const start = override.startDate ?? sameKind(override.recurrenceId, event.startDate!)
  return [
    'BEGIN:VEVENT',
    ...common,
    `RECURRENCE-ID;${replaced}`,
    ...period(start, override.endDate ?? movedEnd(event, start), timezone),
    `SUMMARY:${escapeText(override.name ?? event.name)}`,
    ...text('DESCRIPTION', [override.note, event.description].filter(Boolean).join('\n\n') || undefined),
    ...text('LOCATION', (override.location ?? event.location) && placeText((override.location ?? event.location)!)),
    `STATUS:${statusOf(override.eventStatus ?? event.eventStatus)}`,
    'END:VEVENT',
  ]
}

const sameKind = (date: string, start: string): string =>
  start.includes('T') ? sameHour(date, start) : date.slice(0, 10)

/** A moved occurrence lasts as long as the others. */
function movedEnd(event: Event, start: string): string | undefined {
  if (!event.endDate?.includes('T') || !event.startDate?.includes('T')) return undefined
  const length = Date.parse(event.endDate) - Date.parse(event.startDate)
  const begins = Date.parse(start)
  return Number.isNaN(begins) || !/(Z|[+-]\d\d:\d\d)$/.test(start) ? undefined : new Date(begins + length).toISOString()
}

function organizerLines({ organizer }: Event): string[] {
  if (!organizer) return []
  return [
    `ORGANIZER;CN="${organizer.name.replace(/["\r\n]/g, "'")}":${organizer.email ? `mailto:${organizer.email}` : 'invalid:nomail'}`,
  ]
}

function placeText({ name, streetAddress, postalCode, addressLocality }: PlaceReference): string {
  const town = [postalCode, addressLocality].filter(Boolean).join(' ')
  const parts = [name, streetAddress, town].filter((part): part is string => Boolean(part))
  return parts.filter((part, index) => index === 0 || !parts[0]!.includes(part)).join(', ')
}

const text = (name: string, value: string | undefined): string[] => (value ? [`${name}:${escapeText(value)}`] : [])
const digits = (day: string): string => day.replaceAll('-', '')

function statusOf(status: Event['eventStatus']): string {
  if (status === 'cancelled') return 'CANCELLED'
  return status === 'postponed' ? 'TENTATIVE' : 'CONFIRMED'
}
