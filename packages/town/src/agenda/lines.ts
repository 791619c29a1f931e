import type { Advertiser, EventStatus, PlaceReference, Recurrence } from '@wiker/model'
import { sql } from 'kysely'
import { zoned } from '../days.ts'
import { kilometres } from '../distance.ts'
import { pathOf } from '../records/path.ts'
import { codesOf, elsewhere, within } from '../towns/scope.ts'
import type { AgendaLine, AgendaQuery, Scope, TownCard } from '../types.ts'

/** More days than this on end and a thing "lasts": it is shown once, not every day. */
const lastingDays = 3
/** More dates than this and an event is a series, whatever rule gave them. */
const seriesDates = 4

/**
 * Occurrences that touch a range of days, each with its shape: `day`, `lasting` or `series`. To be used as a common table expression.
 * A date of a series that was cancelled or moved is a `day` of its own: who would have come must see it.
 * `shown` numbers the occurrences of one event in the range, so that what lasts and what comes back is shown once. With `after`, those
 * alone that begin at that hour of the town's clocks or later.
 */
export function occurrences(query: { town: string; scope?: Scope; from: string; to: string; after?: string | null }) {
  return sql`
    select *, case when shape = 'day' then 1 else row_number() over (partition by event_id, shape order by day, starts_at) end as shown
    from (
      select d.event_id, d.day, d.ends_day, d.starts_at, d.ends_at, d.recurrence_id, d.status, d.override,
             e.name, e.category, e.example, e.traits,
             case when d.status in ('cancelled', 'postponed', 'rescheduled') and d.override is not null and d.ends_day - d.day <= ${lastingDays} then 'day'
                  when d.ends_day - d.day > ${lastingDays} then 'lasting'
                  when (select count(*) from (select from event_date x where x.event_id = d.event_id limit ${seriesDates + 1}) laid_down) > ${seriesDates} then 'series'
                  else 'day' end as shape
      from event_date d join event e on e.id = d.event_id
      where ${from(query)} and d.ends_day >= ${query.from}::date and d.day <= ${query.to}::date and e.withdrawn_at is null and ${late(query)}
    ) touching`
}

/** The town's own events; with a wider scope those around, and its guests whatever the scope. */
function from({ town, scope }: { town: string; scope?: Scope }) {
  const { around = [], guests } = scope ?? {}
  const own = around.length === 0 ? sql`(d.town = ${town} and e.town = ${town})` : wider(scope!)
  return guests?.ids.length ? sql`(${own} or d.event_id = any(${guests.ids}::text[]))` : own
}

function wider(scope: Scope) {
  return sql`(d.town = any(${codesOf(scope)}::text[]) and ${within(scope, 'e')})`
}

function late({ scope, after }: { scope?: Scope; after?: string | null }) {
  if (!after) return sql.lit(true)
  return sql`(d.starts_at at time zone ${scope?.town.timezone ?? 'UTC'})::time >= ${after}::time`
}

/** A condition on occurrences: one of the kinds asked for, and like all that is asked for. */
export function isChosen({ categories = [], traits = [] }: Pick<AgendaQuery, 'categories' | 'traits'>, alias = 'o') {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const kinds = categories.length > 0 ? sql`${column('category')} = any(${categories}::text[])` : sql.lit(true)
  return traits.length > 0 ? sql`(${kinds} and ${column('traits')} @> ${traits}::text[])` : kinds
}

/** What a line needs; `o` is an occurrence and `e` its event. */
export const lineColumns = sql`
  e.id, e.town, e.name as "eventName", coalesce(o.override ->> 'name', e.name) as name, e.category, e.example, e.latitude, e.longitude,
  o.day::text as day, o.ends_day::text as "endsDay",
  (extract(epoch from o.starts_at) * 1000)::float8 as "startsAt", (extract(epoch from o.ends_at) * 1000)::float8 as "endsAt",
  case when o.status = 'scheduled' then coalesce(e.record ->> 'eventStatus', 'scheduled') else o.status end as status,
  coalesce(o.override -> 'location', e.record -> 'location') as location,
  (e.record ->> 'isAccessibleForFree')::boolean as "isFree", e.record ->> 'price' as price,
  e.record -> 'organizer' ->> 'name' as organizer, e.record -> 'recurrence' as recurrence, e.record -> 'advertiser' as advertiser,
  o.override ->> 'note' as note,
  e.starts_on::text as "firstDay"`

/** True of a day `d` of the event `e` that a yearly rule alone gives: nobody has announced that year's feast, or said that it took place. */
export const isReckonedDay = sql`
  (e.recurring and d.day > e.starts_on and coalesce(e.record -> 'recurrence' ->> 'rrule' like '%FREQ=YEARLY%', false))`

/** Days in order; on a day the known hours first, in order, then those to be confirmed. */
export const inOrder = (from: string) => sql`greatest(o.day, ${from}::date), o.starts_at nulls last, o.name, o.event_id`

export interface LineRow {
  id: string
  town: string
  eventName: string
  name: string
  category: string | null
  example: boolean
  latitude: number | null
  longitude: number | null
  day: string
  endsDay: string
  startsAt: number | null
  endsAt: number | null
  status: EventStatus
  location: PlaceReference | null
  isFree: boolean | null
  price: string | null
  organizer: string | null
  recurrence: Recurrence | null
  advertiser: Advertiser | null
  note: string | null
  firstDay: string | null
}

/** `scope` tells of which other town a line may be; without it all are the town's own. */
export function lineOf(row: LineRow, town: TownCard, scope?: Scope): AgendaLine {
  const { location } = row
  const other = scope && elsewhere(scope, row)
  return {
    id: row.id,
    path: pathOf(row.id, row.eventName),
    name: row.name,
    day: row.day,
    endsDay: row.endsDay,
    startsAt: row.startsAt === null ? null : zoned(town.timezone, row.startsAt),
    endsAt: row.endsAt === null ? null : zoned(town.timezone, row.endsAt),
    status: row.status,
    category: row.category,
    placeName: location?.name ?? null,
    locality: other?.name ?? location?.addressLocality ?? null,
    distance: other ? other.distance : isElsewhere(location, town) ? kilometres(town, row) : null,
    ...(other && { of: { slug: other.slug, name: other.name } }),
    isFree: row.isFree,
    price: row.price,
    organizer: row.organizer,
    recurrence: row.recurrence,
    example: row.example,
    ...(row.advertiser && { advertiser: row.advertiser }),
    ...(row.note && { note: row.note }),
    ...(isReckoned(row) && { reckoned: true }),
  }
}

/** A yearly feast's day in a year that nobody has announced yet. */
function isReckoned({ recurrence, firstDay, day }: LineRow): boolean {
  return Boolean(recurrence?.rrule?.includes('FREQ=YEARLY')) && firstDay !== null && day > firstDay
}

function isElsewhere(location: PlaceReference | null, town: TownCard): boolean {
  if (location?.townCode) return location.townCode !== town.code
  return Boolean(location?.addressLocality) && bare(location!.addressLocality!) !== bare(town.name)
}

const bare = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase()
