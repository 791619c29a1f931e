import { sql } from 'kysely'
import { addDays } from '../../days.ts'
import type { Db } from '../../db.ts'
import { type FeedItem, type LeavingRow, leaving, sourceColumns } from '../../records/leaving.ts'
import { newSecret } from '../secret.ts'

const daysBehind = 30
const mostInFeed = 2000

export interface FollowedItem extends FeedItem {
  town: { slug: string; timezone: string }
}

export interface FollowedCalendar {
  person: string
  language: string
  items: FollowedItem[]
}

/**
 * The calendar behind a secret: the events of what its owner follows or goes to, and nothing else; cancelled ones kept and said so.
 * Undefined when nobody has that secret. `today` is `YYYY-MM-DD`.
 */
export async function readFollowedCalendar(
  db: Db,
  secret: string,
  today: string,
): Promise<FollowedCalendar | undefined> {
  const owner = await sql<{ person: string; language: string }>`
    select c.person_id as person, p.language from telling_choice c join person p on p.id = c.person_id
    where c.calendar_secret = ${secret}`.execute(db)
  if (!owner.rows[0]) return undefined
  const { person, language } = owner.rows[0]
  const { rows } = await sql<LeavingRow & { slug: string; timezone: string }>`
    with f as (select kind, town, subject from follow where person_id = ${person}),
    wanted as (
      select e.id from event e where e.withdrawn_at is null and not e.example and (
        (e.town in (select town from f where kind = 'town'))
        or exists (select from f where f.kind = 'category' and f.town = e.town and f.subject = e.category)
        or e.id in (${followedEvents(person)})
        or exists (select from f join organization o on f.kind = 'organization' and o.id = f.subject
             where f.town = e.town and plain(e.record -> 'organizer' ->> 'name') = o.plain_name)
        or exists (select from f join page p on f.kind = 'page' and p.id::text = f.subject
             where plain(e.record -> 'organizer' ->> 'name') = plain(p.name) and p.town = e.town)
        or e.id in (select s.thing_id from publication pu join source_record s on s.id = pu.record_id and s.source_id is null
             join page p on p.id = pu.page_id
             join f on (f.kind = 'page' and f.subject = p.id::text) or (f.kind = 'organization' and f.subject = p.thing_id)
             where pu.kind = 'event'))
    ),
    once as (
      select d.event_id, min(d.day) as day from event_date d join wanted w on w.id = d.event_id
      where d.ends_day >= ${addDays(today, -daysBehind)}::date group by d.event_id order by 2 limit ${mostInFeed}
    )
    select 'event' as kind, e.id, e.name, e.category, e.record, e.latitude is not null as placed, t.slug, t.timezone, ${sourceColumns}
    from once join event e on e.id = once.event_id join town t on t.code = e.town left join source s on s.id = e.source_id
    order by once.day, e.id`.execute(db)
  return {
    person,
    language,
    items: rows.map((row) => ({ ...leaving(row), town: { slug: row.slug, timezone: row.timezone } })),
  }
}

/** Ids of the events somebody follows or goes to, as they are called today. */
function followedEvents(person: string) {
  return sql`
    select coalesce((select a.thing_id from thing_alias a where a.id = x.id), x.id) from (
      select subject as id from follow where person_id = ${person} and kind = 'event'
      union select thing_id from going where person_id = ${person}
    ) x`
}

/** Another address for the calendar: whoever had the old one has nothing any more. */
export async function renewCalendarSecret(db: Db, person: string): Promise<void> {
  await sql`update telling_choice set calendar_secret = ${newSecret()} where person_id = ${person}`.execute(db)
}
