import { sql } from 'kysely'
import { addDays } from '../days.ts'
import type { Db } from '../db.ts'
import { pathOf } from '../records/path.ts'
import { rowsOf } from '../records/rows.ts'
import type { MapPoint, Section, TownCard } from '../types.ts'

const mostPoints = 5000
const sectionsWithPlaces: Section[] = ['directory', 'heritage', 'practical']

/** Everything of the town that has a position, examples left out: places by section, and the events of the next 60 days. */
export async function readMapPoints(
  db: Db,
  query: { town: TownCard; section?: Section | null; today: string },
): Promise<MapPoint[]> {
  const { town, section, today } = query
  const places = sectionsWithPlaces
    .filter((one) => !section || one === section)
    .map((one) => placesOf(one, town.code, today))
  const parts = !section || section === 'agenda' ? [eventsOf(town.code, today), ...places] : places
  if (parts.length === 0) return []
  const { rows } = await sql<Omit<MapPoint, 'path'> & { id: string }>`
    select id, section, name, category, latitude, longitude from (${sql.join(parts, sql` union all `)}) points
    where latitude is not null and longitude is not null order by section, name, id limit ${mostPoints}`.execute(db)
  return rows.map(({ id, ...row }) => ({ path: pathOf(id, row.name), ...row }))
}

function placesOf(section: Section, town: string, today: string) {
  return sql`
    select id, ${sql.lit(section)} as section, name, category, latitude, longitude
    from (${rowsOf(section, town, today, ['place', 'organization', 'market', 'transit'])}) r where not example`
}

function eventsOf(town: string, today: string) {
  return sql`
    select id, 'agenda' as section, name, category, latitude, longitude from event
    where town = ${town} and withdrawn_at is null and not example and id in (
      select event_id from event_date where town = ${town} and ends_day >= ${today}::date and day <= ${addDays(today, 60)}::date)`
}
