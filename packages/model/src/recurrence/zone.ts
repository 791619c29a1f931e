import { Temporal } from 'temporal-polyfill'

/**
 * Clocks of a time zone in plain numbers: milliseconds since 1970. "Wall" milliseconds are what the town's clock shows,
 * counted as if it were UTC. Offsets are found once per period between two clock changes, so that thousands of
 * dates cost little.
 */
export interface Zone {
  id: string
  /** Wall clock minus UTC at this instant, in milliseconds. */
  offsetAt(instant: number): number
  wallOf(instant: number): number
  /**
   * The instant at which the clock shows `wall`. A time that the clock skips in March is read with the offset before
   * the change (02:30 becomes 03:30); a time shown twice in October is the first (Temporal's "compatible").
   */
  instantOf(wall: number): number
}

const day = 86_400_000
const zones = new Map<string, Zone | undefined>()

/** `undefined` for a name that is no IANA zone nor an offset (`+01:00`). */
export function zoneOf(id: string): Zone | undefined {
  if (!zones.has(id)) zones.set(id, isZone(id) ? makeZone(id) : undefined)
  return zones.get(id)
}

/** `2026-11-28T20:30:00+01:00`, with the offset of the zone that day. */
export function formatInstant(zone: Zone, instant: number): string {
  const offset = zone.offsetAt(instant)
  const minutes = Math.round(Math.abs(offset) / 60_000)
  const pad = (value: number) => String(value).padStart(2, '0')
  const wall = new Date(instant + offset).toISOString().slice(0, 19)
  return `${wall}${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}

export const formatDay = (wall: number): string => new Date(wall).toISOString().slice(0, 10)
export const dayStart = (wall: number): number => Math.floor(wall / day) * day
export const oneDay = day

function isZone(id: string): boolean {
  try {
    return Boolean(Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id))
  } catch {
    return false
  }
}

interface Period {
  from: number
  to: number
  offset: number
}

function makeZone(id: string): Zone {
  const periods: Period[] = []
  let last: Period | undefined

  const offsetAt = (instant: number): number => {
    if (last && instant >= last.from && instant < last.to) return last.offset
    last = periods.find((period) => instant >= period.from && instant < period.to)
    if (!last) {
      last = findPeriod(id, instant)
      periods.push(last)
    }
    return last.offset
  }

  const instantOf = (wall: number): number => {
    const before = offsetAt(wall - day)
    const after = offsetAt(wall + day)
    if (before === after) return wall - before
    const early = wall - before
    if (offsetAt(early) === before) return early
    const late = wall - after
    return offsetAt(late) === after ? late : early
  }

  return { id, offsetAt, wallOf: (instant) => instant + offsetAt(instant), instantOf }
}

function findPeriod(id: string, instant: number): Period {
  const there = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(id)
  const next = there.getTimeZoneTransition('next')
  const afterNow = there.add({ milliseconds: 1 }).getTimeZoneTransition('previous')
  return {
    from: afterNow ? afterNow.epochMilliseconds : Number.NEGATIVE_INFINITY,
    to: next ? next.epochMilliseconds : Number.POSITIVE_INFINITY,
    offset: there.offsetNanoseconds / 1e6,
  }
}
