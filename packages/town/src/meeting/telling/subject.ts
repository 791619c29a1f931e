import type { HappeningKind } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import type { Db } from '../../db.ts'

export interface HappeningRow {
  id: number
  kind: HappeningKind
  town: string
  timezone: string
  thing: string | null
  page: number | null
  publication: number | null
  details: Record<string, unknown>
}

/** Through what a happening reaches people. */
export interface Subject {
  /** What gathers several happenings in one notification. */
  key: string
  thing: string | null
  /** Names the thing had before it was joined to another. */
  aliases: string[]
  category: string | null
  pages: number[]
  organizations: string[]
  /** Its own town, and those that took it in. */
  towns: string[]
  /** Days of the event to come, `YYYY-MM-DD`; the first is soonest. */
  nextDay: string | null
}

export async function readSubject(db: Db, happening: HappeningRow, today: string): Promise<Subject> {
  const { rows } = await sql<Omit<Subject, 'key'>>`
    with h as (
      select coalesce((select a.thing_id from thing_alias a where a.id = ${happening.thing}), ${happening.thing}::text,
        (select s.thing_id from publication p join source_record s on s.id = p.record_id and s.source_id is null
           where p.id = ${happening.publication} limit 1)) as thing,
        coalesce(${happening.page}::bigint, (select page_id from publication where id = ${happening.publication})) as page
    ),
    r as (
      select id, category, town, record -> 'organizer' ->> 'name' as organizer from event where id = (select thing from h)
      union all select id, category, town, null from article where id = (select thing from h)
      union all select id, category, town, null from offer where id = (select thing from h)
      union all select id, category, town, null from notice where id = (select thing from h)
    ),
    o as (
      select thing_id as id from page where id = (select page from h) and thing_id is not null
      union select o.id from r join organization o on o.town = r.town and o.plain_name = plain(r.organizer) and o.withdrawn_at is null
    )
    select h.thing, (select category from r limit 1) as category,
      array(select a.id from thing_alias a where a.thing_id = h.thing) as aliases,
      array(select id from o) as organizations,
      array(select h.page where h.page is not null union
        select page_id from publication_partner where publication_id = ${happening.publication} and state = 'accepted' union
        select p.id from page p where p.thing_id in (select id from o) and p.closed_at is null and p.verified_at is not null) as pages,
      array(select ${happening.town}::text union
        select town from publication_reach where publication_id = ${happening.publication} and state = 'accepted') as towns,
      (select min(day)::text from event_date where event_id = h.thing and ends_day >= ${today}::date) as "nextDay"
    from h`.execute(db)
  const subject = rows[0]!
  const { thing } = subject
  const key =
    thing ?? (happening.publication === null ? `happening ${happening.id}` : `publication ${happening.publication}`)
  return { ...subject, key }
}
