import { Temporal } from 'temporal-polyfill'
import { addDays, inZoneAt } from '../../normalize/zoned.ts'
import type { Property } from './lines.ts'
import { localInstant, utcInstant, type ZoneDefinition, zoneOf } from './zones.ts'

export interface ZoneContext {
  zones: ReadonlyMap<string, ZoneDefinition>
  /** Zone of floating times and of those given in UTC. */
  timezone: string
}

export interface Moment {
  /** A day, or an instant with the offset of `zone`. */
  iso: string
  day: boolean
  zone: string
  floating: boolean
}

/** A DATE or DATE-TIME (RFC 5545 §3.3.4–5), also written as ISO 8601 or with VALUE=DATE forgotten. */
export function momentOf(value: string, parameters: Record<string, string>, context: ZoneContext): Moment | undefined {
  const found = /^\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d):?(\d\d)?(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?/i.exec(
    value,
  )
  if (!found) return undefined
  const [, year, month, date, hour, minute, second = '00', suffix] = found
  const day = `${year}-${month}-${date}`
  if (Number.isNaN(Date.parse(day)) || new Date(day).toISOString().slice(0, 10) !== day) return undefined
  const { timezone } = context
  if (hour === undefined || parameters.VALUE?.toUpperCase() === 'DATE')
    return { iso: day, day: true, zone: timezone, floating: false }
  if (Number(hour) > 23 || Number(minute) > 59) return undefined
  const time = `${hour}:${minute}:${Number(second) > 59 ? '59' : second}`
  if (suffix?.toUpperCase() === 'Z')
    return { iso: utcInstant(day, time, timezone), day: false, zone: timezone, floating: false }
  if (suffix) {
    const instant = Temporal.Instant.from(
      `${day}T${time}${suffix.length === 5 ? `${suffix.slice(0, 3)}:${suffix.slice(3)}` : suffix}`,
    )
    const utc = instant.toString({ smallestUnit: 'second' })
    return {
      iso: utcInstant(utc.slice(0, 10), utc.slice(11, 19), timezone),
      day: false,
      zone: timezone,
      floating: false,
    }
  }
  const zone = parameters.TZID ? zoneOf(parameters.TZID, context.zones, timezone) : undefined
  return {
    iso: localInstant(day, time, zone ?? timezone),
    day: false,
    zone: zone ?? timezone,
    floating: zone === undefined,
  }
}

export function momentsOf(properties: Property[], context: ZoneContext): Moment[] {
  return properties.flatMap(({ value, parameters }) =>
    value.split(',').flatMap((part) => {
      // A PERIOD is its start here: its end is that of the event.
      const moment = momentOf(
        part.split('/')[0]!,
        parameters.VALUE === 'PERIOD' ? { ...parameters, VALUE: '' } : parameters,
        context,
      )
      return moment ? [moment] : []
    }),
  )
}

/**
 * When it ends: DTEND, or DTSTART and DURATION. DTEND of a day is the day after the last (§3.6.1): the last day itself
 * is given, and nothing when that is the first.
 */
export function endOf(
  start: Moment,
  end: Property | undefined,
  duration: Property | undefined,
  context: ZoneContext,
): Moment | undefined {
  const given = end ? momentOf(end.value, end.parameters, context) : duration && plus(start, duration.value)
  if (!given) return undefined
  if (start.day !== given.day) return given.day ? undefined : { ...given, iso: given.iso.slice(0, 10), day: true }
  if (!start.day) return Date.parse(given.iso) > Date.parse(start.iso) ? given : undefined
  const last = addDays(given.iso, -1)
  return last > start.iso ? { ...given, iso: last } : undefined
}

function plus(start: Moment, duration: string): Moment | undefined {
  const found = /^\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(duration.trim())
  if (!found) return undefined
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0))
  const wholeDays = weeks * 7 + days
  if (start.day) return { ...start, iso: addDays(start.iso, wholeDays || (hours > 0 ? Math.ceil(hours / 24) : 0)) }
  if (wholeDays === 0) {
    const end = Date.parse(start.iso) + ((hours * 60 + minutes) * 60 + seconds) * 1000
    if (!Number.isNaN(end)) return { ...start, iso: inZoneAt(end, start.zone) }
  }
  const zoned = Temporal.Instant.from(start.iso).toZonedDateTimeISO(start.zone)
  const end = zoned.add({ days: wholeDays, hours, minutes, seconds })
  return { ...start, iso: end.toString({ timeZoneName: 'never', smallestUnit: 'second' }) }
}
