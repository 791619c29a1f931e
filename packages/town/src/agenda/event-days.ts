import type { EventStatus } from '@wiker/model'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { AgendaLine, EventDay, TownCard } from '../types.ts'
import { type LineRow, lineColumns, lineOf } from './lines.ts'

const mostDays = 60

/** The coming days of an event, or the last ones when all are past, in order. `line` is the first of the coming, or the last past one. */
export async function readEventDays(
  db: Db,
  query: { town: TownCard; id: string; today: string },
): Promise<{ days: EventDay[]; coming: number; line: AgendaLine | null }> {
  const { town, id, today } = query
  const { rows } = await sql<LineRow & { eventStatus: EventStatus; coming: number; ahead: boolean }>`
    with o as (
      select *, ends_day >= ${today}::date as ahead, count(*) filter (where ends_day >= ${today}::date) over () as coming
      from event_date where event_id = ${id}
    )
    select ${lineColumns}, o.coming::int as coming, o.ahead from o join event e on e.id = o.event_id
    where o.ahead or o.coming = 0
    order by case when o.ahead then o.day end, o.day desc, o.starts_at nulls last limit ${mostDays}`.execute(db)
  const shown = rows[0]
  if (!shown) return { days: [], coming: 0, line: null }
  const inOrder = shown.ahead ? rows : rows.toReversed()
  const days = inOrder.map((row) => dayOf(lineOf(row, town), row))
  return { days, coming: shown.coming, line: lineOf(shown, town) }
}

function dayOf(line: AgendaLine, row: LineRow): EventDay {
  const { day, endsDay, startsAt, endsAt, status, placeName, note } = line
  const name = row.name === row.eventName ? null : row.name
  return { day, endsDay, startsAt, endsAt, status, name, placeName, ...(note && { note }) }
}
