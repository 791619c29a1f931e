import type { Member } from '../../types.ts'
import { departuresOf, frequenciesOf } from './frequencies.ts'
import { type Services, servicesOn } from './services.ts'
import { rowsOf } from './table.ts'

/** What calls at a stop. */
export interface Calls {
  /** Short names of the lines, in the order of the timetable. */
  lines: string[]
  /** Departures of the day: `06:32 1 → Beaujoire`. Hours after midnight count on, as on the timetable (`25:10`). */
  departures: string[]
}

export interface Timetable {
  services: Services
  calls: Map<string, Calls>
  /** Longer than is read to find departures. */
  tooLong: boolean
}

const LONGEST = 256 * 1024 * 1024
const MOST_DEPARTURES = 400

/** The lines of every stop and its departures on a day. A station has those of its platforms. */
export async function timetableOf(parts: ReadonlyMap<string, Member>, day: string): Promise<Timetable> {
  const services = await servicesOn(day, parts)
  const calls = new Map<string, Calls>()
  const times = parts.get('stop_times.txt')
  if (!times || times.bytes > LONGEST) return { services, calls, tooLong: times !== undefined }
  const lines = new Map<string, string>()
  for await (const row of rowsOf(parts.get('routes.txt')))
    lines.set(row('route_id'), row('route_short_name') || row('route_long_name'))
  const trips = new Map<string, { line: string; sign: string; runs: boolean }>()
  for await (const row of rowsOf(parts.get('trips.txt')))
    trips.set(row('trip_id'), {
      line: lines.get(row('route_id')) ?? row('route_id'),
      sign: row('trip_headsign'),
      runs: services.running.has(row('service_id')),
    })
  const frequencies = await frequenciesOf(parts)
  const seen = new Map<string, Set<string>>()
  for await (const row of rowsOf(times)) {
    const trip = trips.get(row('trip_id'))
    if (!trip) continue
    const stop = row('stop_id')
    let known = seen.get(stop)
    if (!known) {
      known = new Set()
      seen.set(stop, known)
      calls.set(stop, { lines: [], departures: [] })
    }
    const here = calls.get(stop)!
    if (!known.has(trip.line)) {
      known.add(trip.line)
      if (trip.line !== '') here.lines.push(trip.line)
    }
    const time = row('departure_time') || row('arrival_time')
    if (!trip.runs || time === '' || row('pickup_type') === '1' || here.departures.length >= MOST_DEPARTURES) continue
    const sign = row('stop_headsign') || trip.sign
    const said = `${trip.line}${sign ? ` → ${sign}` : ''}`
    for (const each of departuresOf(row('trip_id'), time, frequencies))
      here.departures.push(`${shortTime(each)} ${said}`)
  }
  for (const { departures } of calls.values()) departures.sort()
  return { services, calls, tooLong: false }
}

/** `6:32:00` → `06:32`. */
const shortTime = (time: string) => time.replace(/^(\d):/, '0$1:').replace(/^(\d+:\d\d):\d\d$/, '$1')

/** What calls at a station is what calls at its platforms. */
export function joined(calls: readonly Calls[]): Calls {
  return {
    lines: [...new Set(calls.flatMap(({ lines }) => lines))],
    departures: calls.flatMap(({ departures }) => departures).sort(),
  }
}
