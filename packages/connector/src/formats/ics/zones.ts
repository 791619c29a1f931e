import { Temporal } from 'temporal-polyfill'
import { addDays, atClock, inZone } from '../../normalize/zoned.ts'
import { windowsZones } from './windows-zones.ts'

/** Offsets a VTIMEZONE tells, in minutes, when its name says nothing to us. */
export interface ZoneDefinition {
  location?: string
  standard?: number
  daylight?: number
}

const known = new Map<string, boolean>()

export function isZone(name: string): boolean {
  let valid = known.get(name)
  if (valid === undefined) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name })
      valid = /^[A-Za-z]/.test(name)
    } catch {
      valid = false
    }
    known.set(name, valid)
  }
  return valid
}

/**
 * The IANA zone a TZID means: an IANA name, one at the end of a longer identifier, a name of Microsoft's, the place its
 * VTIMEZONE names, or the likeliest place with its offsets.
 */
export function zoneOf(
  id: string,
  definitions: ReadonlyMap<string, ZoneDefinition>,
  fallback: string,
): string | undefined {
  const name = id.trim().replace(/^"|"$/g, '')
  if (name === '') return undefined
  if (isZone(name)) return name
  const microsoft = windowsZones.get(name.toLowerCase())
  if (microsoft) return microsoft
  const tail = /([A-Za-z_]+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?)$/.exec(name)?.[1]
  if (tail && isZone(tail)) return tail
  const definition = definitions.get(id)
  if (definition?.location && isZone(definition.location)) return definition.location
  return byCity(name) ?? (definition && byOffsets(definition, fallback))
}

const cities: [RegExp, string][] = [
  [/paris|bruxelles|brussels|madrid|copenhag/i, 'Europe/Paris'],
  [/amsterdam|berlin|rome|stockholm|vienn/i, 'Europe/Berlin'],
  [/bucharest|bucarest|bucurești|athen/i, 'Europe/Bucharest'],
  [/london|londres|dublin|lisbo/i, 'Europe/London'],
]

function byCity(name: string): string | undefined {
  return cities.find(([pattern]) => pattern.test(name))?.[1]
}

function byOffsets({ standard, daylight }: ZoneDefinition, fallback: string): string | undefined {
  if (standard === undefined) return undefined
  const places = [
    fallback,
    'Europe/Paris',
    'Europe/London',
    'Europe/Bucharest',
    'America/New_York',
    'America/Chicago',
    'America/Los_Angeles',
    'Etc/UTC',
  ]
  return places.find((zone) => {
    const winter = offsetAt('2025-01-15', zone)
    const summer = offsetAt('2025-07-15', zone)
    return winter === standard && summer === (daylight ?? standard)
  })
}

function offsetAt(day: string, zone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).offsetNanoseconds / 60e9
}

const offsets = new Map<string, string | undefined>()

/** Local time in a zone as an instant. The offset of a day is found once; the two days a year on which it changes go the careful way. */
export function localInstant(day: string, time: string, zone: string): string {
  const offset = dayOffset(day, zone)
  if (offset !== undefined) return `${day}T${time}${offset}`
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number)
  return atClock(day, { hour, minute, second }, zone).value
}

/** `20261128T193000Z` in the clocks of a zone. */
export function utcInstant(day: string, time: string, zone: string): string {
  const offset = dayOffset(day, zone)
  const next = dayOffset(addDays(day, 1), zone)
  const before = dayOffset(addDays(day, -1), zone)
  if (offset === undefined || next !== offset || before !== offset)
    return inZone(Temporal.Instant.from(`${day}T${time}Z`), zone)
  const sign = offset.startsWith('-') ? -1 : 1
  const minutes = sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6)))
  return `${new Date(Date.parse(`${day}T${time}Z`) + minutes * 60_000).toISOString().slice(0, 19)}${offset}`
}

function dayOffset(day: string, zone: string): string | undefined {
  const key = `${zone} ${day}`
  if (offsets.has(key)) return offsets.get(key)
  const start = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: '00:00' })
  const end = start.add({ hours: 24 })
  const offset = start.offset === end.offset && start.hour === 0 ? start.offset : undefined
  if (offsets.size > 100_000) offsets.clear()
  offsets.set(key, offset)
  return offset
}
