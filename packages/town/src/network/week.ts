import type { Advertiser, CanonicalRecord } from '@wiker/model'
import { sql } from 'kysely'
import { addDays, zoned } from '../days.ts'
import type { Db } from '../db.ts'
import { nextMarketDay } from '../practical/markets.ts'
import { pathOf } from '../records/path.ts'

/** Something of the coming days in one of the open towns. */
export interface WeekLine {
  kind: 'event' | 'market'
  /** `YYYY-MM-DD` in the town's zone. */
  day: string
  /** `HH:MM` on the town's clocks; null when the hour is not known. */
  time: string | null
  name: string
  path: string
  category: string | null
  /** Date of the page or of the data, as published: old data shows its date. */
  dated: string | null
  /** Who pays for it: an advertisement, and said to be one. */
  advertiser?: Advertiser
  town: { slug: string; name: string; colour: string }
}

/** The next seven days in every open town: one-off events, then markets, day by day. No examples, nothing cancelled. */
export async function readNetworkWeek(db: Db, query: { today: string; most?: number }): Promise<WeekLine[]> {
  const to = addDays(query.today, 6)
  const [events, markets] = await Promise.all([readEvents(db, query.today, to), readMarkets(db, query.today, to)])
  return [...events, ...markets].toSorted(inOrder).slice(0, query.most ?? 60)
}

const inOrder = (one: WeekLine, other: WeekLine) =>
  one.day.localeCompare(other.day) ||
  one.kind.localeCompare(other.kind) ||
  (one.time ?? '99').localeCompare(other.time ?? '99') ||
  one.town.name.localeCompare(other.town.name)

interface Row {
  id: string
  name: string
  category: string | null
  slug: string
  town: string
  colour: string | null
}

async function readEvents(db: Db, from: string, to: string): Promise<WeekLine[]> {
  const { rows } = await sql<
    Row & { day: string; startsAt: number | null; timezone: string; advertiser: Advertiser | null }
  >`
    select e.id, e.name, e.category, e.record -> 'advertiser' as advertiser, t.slug, t.name as town, t.colour, t.timezone,
           greatest(d.day, ${from}::date)::text as day, (extract(epoch from d.starts_at) * 1000)::float8 as "startsAt"
    from event_date d join event e on e.id = d.event_id join town t on t.code = d.town
    where d.ends_day >= ${from}::date and d.day <= ${to}::date and d.ends_day - d.day <= 3 and d.status <> 'cancelled'
      and coalesce(e.record ->> 'eventStatus', 'scheduled') not in ('cancelled', 'postponed')
      and e.withdrawn_at is null and not e.example and not e.recurring and t.opened_at is not null
    order by day, d.starts_at nulls last, e.id limit 200`.execute(db)
  return rows.map((row) => ({
    ...lineOf('event', row),
    day: row.day,
    dated: null,
    ...(row.advertiser && { advertiser: row.advertiser }),
    time: row.startsAt === null ? null : zoned(row.timezone, row.startsAt).slice(11, 16),
  }))
}

async function readMarkets(db: Db, from: string, to: string): Promise<WeekLine[]> {
  const { rows } = await sql<Row & { record: CanonicalRecord }>`
    select m.id, m.name, m.category, m.record, t.slug, t.name as town, t.colour
    from market m join town t on t.code = m.town
    where m.withdrawn_at is null and not m.example and t.opened_at is not null and m.record ? 'openingHours'
    order by m.id limit 2000`.execute(db)
  return rows.flatMap((row) => {
    const next = nextMarketDay(row.record, from)
    return next && next.day <= to
      ? [{ ...lineOf('market', row), day: next.day, time: next.opens, dated: row.record.provenance?.published ?? null }]
      : []
  })
}

function lineOf(kind: WeekLine['kind'], row: Row) {
  const { name, category } = row
  const town = { slug: row.slug, name: row.town, colour: row.colour ?? 'river' }
  return { kind, name, category, path: pathOf(row.id, row.name), town }
}
