import { sql } from 'kysely'
import { dayIn } from '../days.ts'
import type { Db } from '../db.ts'
import { linesOf, type RecordRow, rowColumns, rowsOf } from '../records/rows.ts'
import type { StopLine, TownCard } from '../types.ts'

const mostStops = 40
const mostDepartures = 4

/**
 * The stops and stations of a town with what leaves there next. A timetable is that of the day on which it was read: on any other day the stop is
 * shown with its lines, and no hour is made up.
 */
export async function readDepartures(
  db: Db,
  { town, today, now }: { town: TownCard; today: string; now: Date },
): Promise<StopLine[]> {
  const { rows } = await sql<RecordRow>`
    with r as (${rowsOf('practical', town.code, today, ['transit'])})
    select distinct on (r.plain_name) ${rowColumns}, 1 as same from r
    where not example and r.record -> 'additional' ? 'lines'
    order by r.plain_name, jsonb_array_length(case when jsonb_typeof(r.record -> 'additional' -> 'departures') = 'array'
      then r.record -> 'additional' -> 'departures' else '[]' end) desc, r.id limit ${mostStops}`.execute(db)
  const lines = await linesOf(db, rows)
  const clock = timeIn(town.timezone, now)
  return lines.map((line) => {
    const { additional, provenance } = line.record
    const read = provenance?.retrieved ? dayIn(town.timezone, new Date(provenance.retrieved)) : undefined
    const departures = read === today ? listed(additional?.departures).filter((one) => one.slice(0, 5) >= clock) : []
    return {
      ...line,
      lines: listed(additional?.lines),
      departures: departures.slice(0, mostDepartures).map(departureOf),
    }
  })
}

const listed = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** `06:32 1 → Beaujoire`, as the connector writes it; hours after midnight count on (`25:10`). */
function departureOf(text: string): StopLine['departures'][number] {
  const [, hours = '0', minutes = '00', rest = ''] = /^(\d+):(\d\d)\s*(.*)$/.exec(text) ?? []
  const [line = '', headsign] = rest.split(' → ')
  return { time: `${String(Number(hours) % 24).padStart(2, '0')}:${minutes}`, line, headsign: headsign ?? null }
}

function timeIn(timezone: string, at: Date): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(at)
}
