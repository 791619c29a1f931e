import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { kilometres } from '../distance.ts'
import { pathOf } from '../records/path.ts'
import type { TownCard } from '../types.ts'

export interface SameEvening {
  name: string
  path: string
  town: { slug: string; name: string }
  /** From the centre of the one town to the other's; null of the town's own. */
  distance: number | null
  day: string
  /** It is of the same category: a loto against a loto. */
  alike: boolean
}

const kilometresAround = 12

/** What else takes place on that day here and in the open towns around: the same kind first, then the nearest. For information. */
export async function readSameEvening(
  db: Db,
  query: { town: TownCard; day: string; category: string | null; except?: string[]; limit?: number },
): Promise<SameEvening[]> {
  const { town, day, category, except = [], limit = 4 } = query
  const wide = kilometresAround / 111
  const { rows } = await sql<{
    id: string
    name: string
    alike: boolean
    slug: string
    townName: string
    latitude: number | null
    longitude: number | null
  }>`
    select distinct on (e.id) e.id, e.name, coalesce(e.category = ${category}, false) as alike, t.slug, t.name as "townName", t.latitude, t.longitude
    from event_date d join event e on e.id = d.event_id join town t on t.code = d.town
    where d.day = ${day}::date and d.ends_day - d.day < 2 and d.status <> 'cancelled' and e.withdrawn_at is null and not e.example
      and e.id <> all(${except}::text[]) and t.opened_at is not null
      and (t.code = ${town.code} or (t.latitude between ${(town.latitude ?? 0) - wide}::float8 and ${(town.latitude ?? 0) + wide}::float8
        and t.longitude between ${(town.longitude ?? 0) - 2 * wide}::float8 and ${(town.longitude ?? 0) + 2 * wide}::float8))`.execute(
    db,
  )
  return rows
    .map(({ id, name, alike, slug, townName, ...at }) => {
      const distance = slug === town.slug ? null : kilometres(town, at)
      return { name, path: pathOf(id, name), town: { slug, name: townName }, distance, day, alike }
    })
    .filter(({ distance }) => distance === null || distance <= kilometresAround)
    .sort((a, b) => Number(b.alike) - Number(a.alike) || (a.distance ?? 0) - (b.distance ?? 0))
    .slice(0, limit)
}
