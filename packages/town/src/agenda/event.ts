import type { Event } from '@wiker/model'
import { sql } from 'kysely'
import { addDays } from '../days.ts'
import type { Db } from '../db.ts'
import { isHidden } from '../order/subject.ts'
import { schoolHolidaysKnownUntil } from '../practical/holidays.ts'
import { creditOf, type KeptCredit, readOtherCredits, readSources } from '../records/credit.ts'
import { hasKey } from '../records/key.ts'
import { readMoved } from '../records/moved.ts'
import { keyIn, pathOf } from '../records/path.ts'
import type { AgendaLine, EventDay, EventPage, TownCard } from '../types.ts'
import { readEventDays } from './event-days.ts'
import { type LineRow, lineColumns, lineOf, occurrences } from './lines.ts'

interface EventRow {
  id: string
  name: string
  category: string | null
  example: boolean
  latitude: number | null
  longitude: number | null
  sourceId: string | null
  credits: KeptCredit[]
  record: Event
  withdrawnOn: string | null
}

/** An event by the last segment of its address. Undefined when there never was one in this town. */
export async function readEvent(
  db: Db,
  query: { town: TownCard; path: string; today: string },
): Promise<EventPage | undefined> {
  const { town, today } = query
  const key = keyIn(query.path)
  if (!key) return undefined
  const row = await readRow(db, town, key)
  if (!row) return readMoved(db, { town, key, among: ['event'] })
  if (row.withdrawnOn) {
    return { state: 'withdrawn', name: row.name, withdrawnOn: row.withdrawnOn, hidden: await isHidden(db, row.id) }
  }
  const { days, coming, line } = await readEventDays(db, { town, id: row.id, today })
  const [sources, alsoFrom, sameOrganizer] = await Promise.all([
    readSources(db, [row.sourceId]),
    readOtherCredits(db, row.credits),
    readSameOrganizer(db, town, row, today),
  ])
  const seen = [row.id, ...sameOrganizer.map((one) => one.id)]
  return {
    state: 'shown',
    town,
    event: row.record,
    line,
    path: pathOf(row.id, row.name),
    category: row.category,
    example: row.example,
    credit: creditOf(row.record, row.sourceId, sources),
    alsoFrom,
    days,
    coming,
    ...(await unknownHolidays(db, town, row.record, days)),
    past: days.length > 0 && coming === 0,
    sameOrganizer,
    sameDays: await readSameDays(db, town, line && line.day > today ? line.day : today, seen),
    latitude: row.latitude,
    longitude: row.longitude,
  }
}

/** "Except in the school holidays" beyond what is known of them. */
async function unknownHolidays(db: Db, town: TownCard, event: Event, days: EventDay[]) {
  if (!event.recurrence?.exceptSchoolHolidays) return {}
  const known = await schoolHolidaysKnownUntil(db, town)
  return known !== null && !days.some(({ day }) => day > known) ? {} : { holidaysKnownUntil: known }
}

async function readRow(db: Db, town: TownCard, key: string): Promise<EventRow | undefined> {
  const { rows } = await sql<EventRow>`
    select id, name, category, example, latitude, longitude, source_id::text as "sourceId", credits, record,
           to_char(withdrawn_at at time zone ${town.timezone}, 'YYYY-MM-DD') as "withdrawnOn"
    from event where ${hasKey('event', key)} and town = ${town.code}`.execute(db)
  return rows[0]
}

async function readSameOrganizer(db: Db, town: TownCard, row: EventRow, today: string): Promise<AgendaLine[]> {
  const organizer = row.record.organizer?.name
  if (!organizer) return []
  const others = sql`e.record -> 'organizer' ->> 'name' = ${organizer} and e.id <> ${row.id}`
  return readOthers(db, town, { from: today, to: addDays(today, 180) }, others)
}

async function readSameDays(db: Db, town: TownCard, from: string, seen: string[]): Promise<AgendaLine[]> {
  return readOthers(db, town, { from, to: addDays(from, 3) }, sql`o.shape = 'day' and e.id <> all(${seen}::text[])`)
}

async function readOthers(
  db: Db,
  town: TownCard,
  range: { from: string; to: string },
  condition: ReturnType<typeof sql>,
): Promise<AgendaLine[]> {
  const { rows } = await sql<LineRow>`
    with o as (${occurrences({ town: town.code, ...range })}),
    first as (
      select distinct on (e.id) ${lineColumns} from o join event e on e.id = o.event_id
      where ${condition} order by e.id, o.day, o.starts_at
    )
    select * from first order by day, "startsAt" nulls last, name limit 5`.execute(db)
  return rows.map((row) => lineOf(row, town))
}
