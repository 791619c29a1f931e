import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { publishedBy } from './public.ts'
import type { Page } from './types.ts'

/** A coming event that names the organisation and that its page did not publish. */
export interface Naming {
  thing: string
  name: string
  /** Its next day. */
  day: string
  /** It was said not to be theirs, and nobody has answered yet. */
  objected: boolean
}

/** What others announce in the name of a page, the soonest first. */
export async function readNamings(db: Db, page: Page, today: string): Promise<Naming[]> {
  if (!page.thing) return []
  const { rows } = await sql<Naming>`
    select e.id as thing, e.name, min(d.day)::text as day,
      exists (select from page_objection o where o.page_id = ${page.id} and o.thing_id = e.id and o.settled_at is null) as objected
    from event e join event_date d on d.event_id = e.id and d.ends_day >= ${today}::date
    where e.town = ${page.town} and e.withdrawn_at is null and not e.example
      and plain(e.record -> 'organizer' ->> 'name') = plain(${page.name}) and not (${publishedBy(page.thing, 'e.id')})
    group by e.id order by 3, 2 limit 30`.execute(db)
  return rows
}
