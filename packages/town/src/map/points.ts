import type { Advertiser } from '@wiker/model'
import { sql } from 'kysely'
import { addDays } from '../days.ts'
import type { Db } from '../db.ts'
import { pathOf } from '../records/path.ts'
import { rowsOf } from '../records/rows.ts'
import { codesOf, townAlone, within } from '../towns/scope.ts'
import type { MapPoint, Scope, Section, TownCard } from '../types.ts'

const mostPoints = 5000
const sectionsWithPlaces: Section[] = ['directory', 'heritage', 'practical']

/** Everything of the town, or as far around as the scope says, that has a position, examples left out: places by section, and the events of the next 60 days. */
export async function readMapPoints(
  db: Db,
  query: { town: TownCard; scope?: Scope; section?: Section | null; today: string },
): Promise<MapPoint[]> {
  const { town, section, today } = query
  const scope = query.scope ?? townAlone(town)
  const places = sectionsWithPlaces
    .filter((one) => !section || one === section)
    .map((one) => placesOf(one, scope, today))
  const parts = !section || section === 'agenda' ? [eventsOf(scope, today), ...places] : places
  if (parts.length === 0) return []
  const { rows } = await sql<
    Omit<MapPoint, 'path' | 'of'> & { id: string; town: string; advertiser: Advertiser | null }
  >`
    select id, section, name, category, latitude, longitude, town, advertiser from (${sql.join(parts, sql` union all `)}) points
    where latitude is not null and longitude is not null order by town <> ${town.code}, section, name, id limit ${mostPoints}`.execute(
    db,
  )
  const slugs = new Map(scope.around.map(({ code, slug }) => [code, slug]))
  return rows.map(({ id, town: code, advertiser, ...row }) => {
    const slug = slugs.get(code)
    return { path: pathOf(id, row.name), ...row, ...(slug && { of: slug }), ...(advertiser && { advertiser }) }
  })
}

function placesOf(section: Section, scope: Scope, today: string) {
  return sql`
    select id, ${sql.lit(section)} as section, name, category, latitude, longitude, town, record -> 'advertiser' as advertiser
    from (${rowsOf(section, scope, today, ['place', 'organization', 'market', 'transit'])}) r where not example`
}

function eventsOf(scope: Scope, today: string) {
  return sql`
    select id, 'agenda' as section, name, category, latitude, longitude, town, record -> 'advertiser' as advertiser from event e
    where ${within(scope, 'e')} and withdrawn_at is null and not example and id in (
      select event_id from event_date where town = any(${codesOf(scope)}::text[]) and ends_day >= ${today}::date and day <= ${addDays(today, 60)}::date)`
}
