import { type Event, expand, type HolidayRange, type Occurrence } from '@wiker/model'
import type { Db } from '@wiker/platform/database/connect.ts'
import { textOfJson } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import { addDays } from './days.ts'

/** Series are laid down this far on each side of today; a single event on its days, however old. */
const daysBack = 548
export const daysAhead = 400

interface EventToLay {
  id: string
  town: string
  record: Event
  timezone: string
  school_zone: string | null
  country: string
  withdrawn: boolean
}

interface DateRow {
  event_id: string
  town: string
  day: string
  ends_day: string
  starts_at: string | null
  ends_at: string | null
  status: string
  recurrence_id: string
  override: unknown
}

/**
 * Lays down the days of these events in `event_date`, each on its town's clock, and notes how far. Days that are already there as
 * they should be are not touched; those of withdrawn events go. `today` is `YYYY-MM-DD`.
 */
export async function layDownDates(trx: Db, ids: string[], today: string): Promise<void> {
  const holidays = await readHolidays(trx)
  for (let i = 0; i < ids.length; i += 1000) await layBatch(trx, ids.slice(i, i + 1000), today, holidays)
}

async function layBatch(trx: Db, ids: string[], today: string, holidays: Holidays): Promise<void> {
  const { rows: events } = await sql<EventToLay>`
    select e.id, e.town, e.record, t.timezone, t.school_zone, t.country, e.withdrawn_at is not null as withdrawn
    from event e join town t on t.code = e.town where e.id = any(${ids}::text[])`.execute(trx)
  const horizon = addDays(today, daysAhead)
  const laid = events.map((event) => ({
    event,
    occurrences: event.withdrawn ? [] : occurrencesOf(event, today, horizon, holidays),
  }))
  const dates = laid.flatMap(({ event, occurrences }) => occurrences.map((one) => dateRow(event, one)))
  await writeDates(trx, ids, dates)
  const marks = laid.map(({ event, occurrences }) => ({
    id: event.id,
    ends_on: lastDay(event, occurrences, holidays),
    expanded_to: event.record.recurrence ? horizon : null,
  }))
  await sql`update event set ends_on = r.ends_on, expanded_to = r.expanded_to
    from json_to_recordset(${JSON.stringify(marks)}::json) as r(id text, ends_on date, expanded_to date)
    where event.id = r.id and (event.ends_on is distinct from r.ends_on or event.expanded_to is distinct from r.expanded_to)
    `.execute(trx)
}

function occurrencesOf(event: EventToLay, today: string, horizon: string, holidays: Holidays): Occurrence[] {
  const options = { timezone: event.timezone, ...holidaysFor(event, holidays) }
  if (!event.record.recurrence) return expand(event.record, { ...options, limit: 1 })
  return expand(event.record, { ...options, from: addDays(today, -daysBack), to: horizon, limit: 2000 })
}

/** The last day of a single event or of a series that ends by itself; null while it goes on, or when no date is known. */
function lastDay(event: EventToLay, occurrences: Occurrence[], holidays: Holidays): string | null {
  const { recurrence } = event.record
  if (!recurrence) return occurrences.at(-1)?.endDay ?? null
  if (recurrence.rrule && !/\b(UNTIL|COUNT)=/i.test(recurrence.rrule)) return null
  const all = expand(event.record, { timezone: event.timezone, ...holidaysFor(event, holidays), limit: 2000 })
  return (
    all
      .map((one) => one.endDay)
      .sort()
      .at(-1) ?? null
  )
}

function dateRow(event: EventToLay, one: Occurrence): DateRow {
  return {
    event_id: event.id,
    town: event.town,
    day: one.day,
    ends_day: one.endDay,
    starts_at: one.start.includes('T') ? one.start : null,
    ends_at: one.end?.includes('T') ? one.end : null,
    status: one.status,
    recurrence_id: one.recurrenceId ?? '',
    override: one.override,
  }
}

async function writeDates(trx: Db, ids: string[], dates: DateRow[]): Promise<void> {
  const wanted = sql`json_to_recordset(${textOfJson(dates)}::json) as r(event_id text, town text, day date, ends_day date,
    starts_at timestamptz, ends_at timestamptz, status text, recurrence_id text, override jsonb)`
  const same = sql`r.event_id = d.event_id and r.day = d.day and r.recurrence_id = d.recurrence_id and r.town = d.town
    and r.ends_day = d.ends_day and r.starts_at is not distinct from d.starts_at and r.ends_at is not distinct from d.ends_at
    and r.status = d.status and r.override is not distinct from d.override`
  await sql`delete from event_date d where d.event_id = any(${ids}::text[])
    and not exists (select from ${wanted} where ${same})`.execute(trx)
  if (dates.length === 0) return
  await sql`insert into event_date (event_id, town, day, ends_day, starts_at, ends_at, status, recurrence_id, override)
    select distinct on (r.event_id, r.day, r.recurrence_id) r.* from ${wanted}
    order by r.event_id, r.day, r.recurrence_id, r.starts_at
    on conflict do nothing`.execute(trx)
}

type Holidays = { kind: 'school' | 'public'; country: string; zone: string; starts: string; ends: string }[]

async function readHolidays(trx: Db): Promise<Holidays> {
  const { rows } = await sql<
    Holidays[number]
  >`select kind, country, zone, starts, ends from holiday order by starts`.execute(trx)
  return rows
}

/** The days off of the event's own town. Where no school holiday is known nothing is left out: none is invented. */
function holidaysFor(event: EventToLay, holidays: Holidays) {
  const asked = event.record.recurrence?.exceptSchoolHolidays
  const zone = typeof asked === 'string' ? asked : event.school_zone
  const ranges = (kind: string): HolidayRange[] =>
    holidays
      .filter((one) => one.kind === kind && one.country === event.country && (one.zone === '' || one.zone === zone))
      .map(({ starts, ends, zone }) => ({ starts, ends, zone: zone || null }))
  return { schoolHolidays: ranges('school'), publicHolidays: ranges('public') }
}
