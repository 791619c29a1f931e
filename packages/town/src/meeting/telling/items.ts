import { type Advertiser, advertiserOf, type EventStatus } from '@wiker/model'
import type { NotificationKind } from '@wiker/platform/database/schema.ts'
import { type RawBuilder, sql } from 'kysely'
import { isDay, zoned } from '../../days.ts'
import type { Db } from '../../db.ts'
import { pathOf } from '../../records/path.ts'
import { type Kind, sectionOf } from '../../sections.ts'
import type { Section } from '../../types.ts'

/** One thing somebody is told, as it stands now. */
export interface NotificationItem {
  id: number
  kind: NotificationKind
  urgent: boolean
  /** What was told with the deed: `what`, `day`, for an answer its `path` and `title`. */
  details: Record<string, string | number | boolean | null>
  at: Date
  read: boolean
  town: { slug: string; name: string; timezone: string }
  /** Undefined when it has no page. */
  thing?: NotifiedThing
}

export interface NotifiedThing {
  name: string
  section: Section
  path: string
  /** False: it is no longer announced. */
  there: boolean
  /** The day it is about; null when it has none. */
  day: string | null
  startsAt: string | null
  status: EventStatus
  placeName: string | null
  /** Who pays for it: an advertisement, and said to be one. */
  advertiser?: Advertiser
}

interface Row {
  id: number
  kind: NotificationKind
  urgent: boolean
  details: NotificationItem['details']
  at: Date
  read: boolean
  slug: string
  townName: string
  timezone: string
  thing: string | null
  thingKind: Kind | null
  name: string | null
  category: string | null
  there: boolean | null
  record: object | null
  day: string | null
  startsAt: number | null
  status: EventStatus | null
  placeName: string | null
  recurrenceDay: string | null
}

/** The date of a series that a notification `n` is about, when it says one. */
const said = sql`left(coalesce(n.details ->> 'day', n.details ->> 'date'), 10)`

/** The notifications `n` of a condition, each with the last state of what it tells of; in the order asked for. */
export async function readItems(
  db: Db,
  condition: RawBuilder<unknown>,
  { order = sql`n.changed_at desc, n.id desc`, limit = 200 }: { order?: RawBuilder<unknown>; limit?: number } = {},
): Promise<NotificationItem[]> {
  const { rows } = await sql<Row>`
    select n.id, n.kind, n.urgent, n.details, n.changed_at as at, n.read_at is not null as read, t.slug, t.name as "townName", t.timezone,
      r.id as thing, r.kind as "thingKind", r.name, r.category, r.there, r.record, d.day, d.starts as "startsAt", d.status, d.place as "placeName", d.recurrence as "recurrenceDay"
    from notification n join town t on t.code = n.town
    left join lateral (
      select 'event' as kind, id, name, category, withdrawn_at is null as there, record from event where id = n.thing_id
      union all select 'article', id, name, category, withdrawn_at is null, record from article where id = n.thing_id
      union all select 'offer', id, name, category, withdrawn_at is null, record from offer where id = n.thing_id
      union all select 'notice', id, name, category, withdrawn_at is null, record from notice where id = n.thing_id
      union all select 'organization', id, name, category, withdrawn_at is null, record from organization where id = n.thing_id
      union all select 'place', id, name, category, withdrawn_at is null, record from place where id = n.thing_id
      limit 1
    ) r on true
    left join lateral (
      select x.day::text as day, left(x.recurrence_id, 10) as recurrence, (extract(epoch from x.starts_at) * 1000)::float8 as starts,
        case when x.status = 'scheduled' then coalesce(r.record ->> 'eventStatus', 'scheduled') else x.status end as status,
        coalesce(x.override -> 'location' ->> 'name', r.record -> 'location' ->> 'name') as place
      from event_date x where x.event_id = n.thing_id
      order by left(x.recurrence_id, 10) = ${said} desc nulls last, x.day::text = ${said} desc nulls last,
        x.ends_day >= (n.changed_at at time zone t.timezone)::date desc,
        abs(x.day - (n.changed_at at time zone t.timezone)::date) limit 1
    ) d on true
    where ${condition} order by ${order} limit ${limit}`.execute(db)
  return rows.map(itemOf)
}

function itemOf(row: Row): NotificationItem {
  const { id, kind, urgent, details, at, read, slug, townName, timezone } = row
  const item = { id, kind, urgent, details, at, read, town: { slug, name: townName, timezone } }
  if (!row.thing || !row.thingKind || row.name === null) return item
  return {
    ...item,
    thing: {
      name: row.name,
      section: sectionOf(row.thingKind, row.category),
      path: pathOf(row.thing, row.name),
      there: row.there ?? false,
      ...advertisedBy(row.record),
      ...whenOf(row),
    },
  }
}

function advertisedBy(record: object | null): { advertiser?: Advertiser } {
  const advertiser = record && advertiserOf(record)
  return advertiser ? { advertiser } : {}
}

/** A date that the rule no longer gives is said all the same: it is the one that does not take place. */
function whenOf({ details, timezone, day, startsAt, status, placeName, recurrenceDay }: Row) {
  const about = String(details.day ?? details.date ?? '').slice(0, 10)
  if (isDay(about) && about !== day && about !== recurrenceDay) {
    return { day: about, startsAt: null, status: 'cancelled' as const, placeName: null }
  }
  return {
    day,
    startsAt: startsAt === null ? null : zoned(timezone, startsAt),
    status: status ?? 'scheduled',
    placeName,
  }
}
