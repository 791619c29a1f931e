import type { Member } from '../../types.ts'
import { rowsOf } from './table.ts'

/** From when to when a trip leaves its first stop every so many seconds (GTFS Schedule, frequencies.txt). Seconds of the day. */
export interface Headway {
  start: number
  /** No longer then. */
  end: number
  every: number
}

/** Trips that come again, by their id: when their timetable begins, and how they come. */
export interface Frequencies {
  firsts: Map<string, number>
  headways: Map<string, Headway[]>
}

/** The trips of a feed that have no timetable of their own but come every few minutes; their times in it are only examples. */
export async function frequenciesOf(parts: ReadonlyMap<string, Member>): Promise<Frequencies> {
  const headways = new Map<string, Headway[]>()
  for await (const row of rowsOf(parts.get('frequencies.txt'))) {
    const [start, end] = [secondsOf(row('start_time')), secondsOf(row('end_time'))]
    const every = Number(row('headway_secs'))
    if (start === undefined || end === undefined || !(every >= 1)) continue
    const trip = row('trip_id')
    headways.set(trip, [...(headways.get(trip) ?? []), { start, end, every }])
  }
  const firsts = new Map<string, number>()
  if (headways.size === 0) return { firsts, headways }
  for await (const row of rowsOf(parts.get('stop_times.txt'))) {
    const trip = row('trip_id')
    const time = headways.has(trip) ? secondsOf(row('departure_time') || row('arrival_time')) : undefined
    if (time !== undefined && time < (firsts.get(trip) ?? Number.POSITIVE_INFINITY)) firsts.set(trip, time)
  }
  return { firsts, headways }
}

/** The departures of a trip at a stop: the one of its timetable, or as many as it comes. */
export function departuresOf(trip: string, time: string, { firsts, headways }: Frequencies): string[] {
  const ways = headways.get(trip)
  const at = secondsOf(time)
  const first = firsts.get(trip)
  if (!ways || at === undefined || first === undefined) return [time]
  return ways.flatMap(({ start, end, every }) => {
    const times: string[] = []
    for (let leaves = start; leaves < end && times.length < MOST; leaves += every)
      times.push(clockOf(leaves + at - first))
    return times
  })
}
const MOST = 400

/** `7:05:00` → 25500; hours after midnight count on (`25:10:00`). */
function secondsOf(time: string): number | undefined {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(time.trim())
  return match ? Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0) : undefined
}

const clockOf = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
