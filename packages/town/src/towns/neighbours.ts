import { sql } from 'kysely'
import { isReckonedDay } from '../agenda/lines.ts'
import type { Db } from '../db.ts'
import { kilometres } from '../distance.ts'
import type { Neighbour, TownCard } from '../types.ts'
import { type CardRow, cardColumns, cardOf } from './card.ts'

/** Open towns within `km` kilometres, the nearest first, with what they announce from `today` on. */
export async function neighbours(
  db: Db,
  query: { town: TownCard; today: string; km?: number; limit?: number },
): Promise<Neighbour[]> {
  const { town, today, km = 30, limit = 12 } = query
  if (town.latitude === null || town.longitude === null) return []
  const high = km / 111
  const wide = high / Math.max(0.05, Math.cos((town.latitude * Math.PI) / 180))
  const { rows } = await sql<CardRow & { announced: number }>`
    select ${cardColumns}, (
      select count(distinct d.event_id)::int from event_date d join event e on e.id = d.event_id
      where d.town = t.code and d.ends_day >= ${today}::date and e.withdrawn_at is null and not e.example
        and not ${isReckonedDay}) as announced
    from town t
    where t.opened_at is not null and t.code <> ${town.code}
      and t.latitude between ${town.latitude - high} and ${town.latitude + high}
      and t.longitude between ${town.longitude - wide} and ${town.longitude + wide}`.execute(db)
  return rows
    .map((row) => ({ ...cardOf(row), distance: kilometres(town, row) ?? Number.POSITIVE_INFINITY }))
    .filter((one) => one.distance <= km)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, limit)
}
