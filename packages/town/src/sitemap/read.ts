import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { pathOf } from '../records/path.ts'
import { type Kind, kinds, sectionOf } from '../sections.ts'
import type { Section, TownCard } from '../types.ts'

export interface SitemapLine {
  section: Section
  path: string
  /** Day of the last change, UTC. */
  changed: string
}

/** A sitemap holds fifty thousand addresses (sitemaps.org); the town's own pages need a few. */
const mostLines = 49_900

/** Every page of a town's records that a search engine may show: no example, nothing withdrawn, no event that is over; rows of one name once. */
export async function readSitemap(db: Db, query: { town: TownCard; today: string }): Promise<SitemapLine[]> {
  const { town, today } = query
  const parts = kinds.map(
    (kind) => sql`
      (select distinct on (plain_name, category) ${sql.lit(kind)} as kind, id, name, category, updated_at from ${sql.table(kind)}
       where town = ${town.code} and withdrawn_at is null and not example and ${isComing(kind, town.code, today)} order by plain_name, category, id)`,
  )
  const { rows } = await sql<{ kind: Kind; id: string; name: string; category: string | null; changed: string }>`
    select kind, id, name, category, to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD') as changed
    from (${sql.join(parts, sql` union all `)}) pages order by kind, id limit ${mostLines}`.execute(db)
  return rows.map(({ kind, id, name, category, changed }) => ({
    section: sectionOf(kind, category),
    path: pathOf(id, name),
    changed,
  }))
}

function isComing(kind: Kind, town: string, today: string) {
  if (kind !== 'event') return sql.lit(true)
  return sql`id in (select event_id from event_date where town = ${town} and ends_day >= ${today}::date)`
}
