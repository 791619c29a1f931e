import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { linesOf, type RecordRow, rowColumns, rowsOf } from '../records/rows.ts'
import type { RecordLine, TownCard } from '../types.ts'
import { getPageOf } from './read.ts'
import type { Page } from './types.ts'

/** What the record of an organisation shows besides what the directory knows of it. Who its members are is nobody's business. */
export interface PublicPage {
  /** None: nobody keeps it yet. */
  page: Page | undefined
  news: RecordLine[]
  deals: RecordLine[]
}

const most = 6

/** The news and the deals of an organisation or a place of the directory: what its page published, and what names it. */
export async function readPublicPage(
  db: Db,
  { town, thing, name, today }: { town: TownCard; thing: string; name: string; today: string },
): Promise<PublicPage> {
  const page = await getPageOf(db, thing)
  const [news, deals] = await Promise.all(
    (['news', 'deals'] as const).map(async (section) => {
      const who = section === 'news' ? sql`r.record -> 'publisher' ->> 'name'` : sql`r.record -> 'offeredBy' ->> 'name'`
      const { rows } = await sql<RecordRow>`
        with r as (${rowsOf(section, town.code, today, [section === 'news' ? 'article' : 'offer'])})
        select ${rowColumns}, 1 as same from r where not example and (plain(${who}) = plain(${name}) or ${publishedBy(thing, 'r.id')})
        order by day desc nulls last, id limit ${most}`.execute(db)
      return linesOf(db, rows)
    }),
  )
  return { page, news: news!, deals: deals! }
}

/** A condition: this row is what the page of a thing published, or does together with another. */
export function publishedBy(thing: string, row: string) {
  return sql`${sql.ref(row)} = any(array(
    select l.thing_id from page g
      join publication u on u.published_at is not null and (u.page_id = g.id or exists (
        select from publication_partner a where a.publication_id = u.id and a.page_id = g.id and a.state = 'accepted'))
      join source_record l on l.id = u.record_id and l.source_id is null and l.withdrawn_at is null
    where g.closed_at is null and (g.thing_id = ${thing} or g.thing_id in (select id from thing_alias where thing_id = ${thing}))))`
}
