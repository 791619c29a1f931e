import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import { noteHappening } from '../../happenings/note.ts'

/** Any number, as long as it stays the same: two workers must not note the same thing. */
const lockId = 1_886_545_301
/** How long after a harvest changed an event its change is still news. */
const freshHours = 48

/**
 * Notes what a source, and nobody here, said of events that people follow or go to: a date that is cancelled, postponed or full. Each state of a
 * date once, and only what changed since somebody followed it; how many were noted.
 */
export async function noteSourceChanges(db: Database, now: Date): Promise<number> {
  const since = new Date(now.getTime() - freshHours * 3_600_000)
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${lockId})`.execute(trx)
    const { rows } = await sql<{ thing: string; town: string; day: string; what: string }>`
      with wanted as (
        select subject as id, min(since) as since from follow where kind = 'event' and told group by 1
        union all select thing_id, min(at) from going group by 1
        union all
        select e.id, min(f.since) from follow f join organization o on f.kind = 'organization' and o.id = f.subject
          join event e on e.town = f.town and e.withdrawn_at is null and e.updated_at > ${since}
            and plain(e.record -> 'organizer' ->> 'name') = o.plain_name
          where f.told group by 1
      ),
      events as (
        select coalesce((select a.thing_id from thing_alias a where a.id = w.id), w.id) as id, min(w.since) as since
        from wanted w group by 1
      ),
      dates as (
        select e.id as thing, e.town, d.day::text as day,
          case when d.status = 'scheduled' then coalesce(e.record ->> 'eventStatus', 'scheduled') else d.status end as what
        from events w join event e on e.id = w.id join event_date d on d.event_id = e.id
        where e.source_id is not null and e.withdrawn_at is null and e.updated_at > greatest(w.since, ${since}::timestamptz)
          and d.ends_day >= (${now}::timestamptz at time zone (select timezone from town where code = e.town))::date
      )
      select distinct on (thing, what) thing, town, day, what from dates d
      where what in ('cancelled', 'postponed', 'rescheduled', 'full') and not exists (
        select from happening h where h.thing_id = d.thing and h.kind = 'changed' and h.details ->> 'what' = d.what
          and left(coalesce(h.details ->> 'day', h.details ->> 'date', d.day), 10) = d.day)
      order by thing, what, day limit 200`.execute(trx)
    for (const { thing, town, day, what } of rows) {
      await noteHappening(trx, { kind: 'changed', town, thing, details: { what, day } })
    }
    return rows.length
  })
}

/** More than this in one town and day is a source that has just been added, which is no news. */
const mostNew = 25
const daysAhead = 60

/**
 * Notes what sources announced since yesterday, for the weeks to come, in towns that somebody follows; each thing once. A whole calendar that
 * comes in at once is left out. How many were noted.
 */
export async function noteNewFromSources(db: Database, now: Date): Promise<number> {
  const since = new Date(now.getTime() - 24 * 3_600_000)
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${lockId})`.execute(trx)
    const { rows } = await sql<{ thing: string; town: string }>`
      with fresh as (
        select e.id as thing, e.town, count(*) over (partition by e.town) as many
        from event e join town t on t.code = e.town
        where e.town in (select town from follow where told and kind <> 'event') and e.source_id is not null and not e.example
          and e.withdrawn_at is null and e.created_at > ${since}
          and exists (select from event_date d where d.event_id = e.id and d.day between (${now}::timestamptz at time zone t.timezone)::date
            and (${now}::timestamptz at time zone t.timezone)::date + ${daysAhead}::int)
      )
      select thing, town from fresh f where many <= ${mostNew} and not exists (
        select from happening h where h.thing_id = f.thing or h.thing_id in (select a.id from thing_alias a where a.thing_id = f.thing))
      order by thing`.execute(trx)
    for (const { thing, town } of rows) await noteHappening(trx, { kind: 'published', town, thing })
    return rows.length
  })
}
