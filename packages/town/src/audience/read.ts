import { sql } from 'kysely'
import { addDays } from '../days.ts'
import type { Db } from '../db.ts'
import { keyOf } from '../records/path.ts'
import type { ReferrerKind, UseKind } from './count.ts'

export const periods = { week: 7, month: 28, year: 364 } as const
export type Period = keyof typeof periods

/** A number with what it is compared with: a growth is never told without its base. */
export interface Grown {
  now: number
  before: number
}

export interface Audience {
  from: string
  to: string
  total: Grown
  days: { day: string; readings: number }[]
  weeks: { from: string; readings: number }[]
  pages: ({ page: string } & Grown)[]
  referrers: { referrer: ReferrerKind; readings: number }[]
}

const mostPages = 30

/** How often a town's site was read in the days that end on `to`, and in as many days before; null: the whole network, the sum of its sites. */
export async function readAudience(db: Db, town: string | null, period: Period, to: string): Promise<Audience> {
  const length = periods[period]
  const from = addDays(to, 1 - length)
  const start = addDays(from, -length)
  const mine = sql`(${town}::text is null or town = ${town}) and day >= ${start}::date and day <= ${to}::date`
  const isNow = sql`day >= ${from}::date`
  const [days, pages, referrers] = await Promise.all([
    sql<{ day: string; readings: number }>`
      select to_char(d, 'YYYY-MM-DD') as day, coalesce(sum(a.readings), 0)::int as readings
      from generate_series(${start}::date, ${to}::date, interval '1 day') d left join (select * from audience where ${mine}) a on a.day = d::date
      group by d order by d`.execute(db),
    sql<{ page: string } & Grown>`
      select page, coalesce(sum(readings) filter (where ${isNow}), 0)::int as now, coalesce(sum(readings) filter (where not ${isNow}), 0)::int as before
      from audience where ${mine} group by page order by 2 desc, 3 desc, 1 limit ${mostPages}`.execute(db),
    sql<{ referrer: ReferrerKind; readings: number }>`
      select referrer, sum(readings)::int as readings from audience where ${mine} and ${isNow} group by referrer order by 2 desc, 1`.execute(
      db,
    ),
  ])
  const sum = (lines: { readings: number }[]) => lines.reduce((all, one) => all + one.readings, 0)
  const now = days.rows.slice(length)
  const weeks = Array.from({ length: Math.ceil(now.length / 7) }, (_, index) => now.slice(index * 7, index * 7 + 7))
  return {
    from,
    to,
    total: { now: sum(now), before: sum(days.rows.slice(0, length)) },
    days: now,
    weeks: weeks.map((week) => ({ from: week[0]!.day, readings: sum(week) })),
    pages: pages.rows,
    referrers: referrers.rows,
  }
}

export type RecordAudience = Record<UseKind, Grown>

/** What one record's page brought in the days from `from` to `to`, and in as many before: seen, route asked, telephone, site, coupon. */
export async function countOf(
  db: Db,
  record: string,
  { from, to }: { from: string; to: string },
): Promise<RecordAudience> {
  const { rows } = await sql<{ kind: UseKind } & Grown>`
    with counted as (
      select 'seen' as kind, day, readings as count from audience where page like ${`%${keyOf(record)}`} and town in (
        select town from source_record where thing_id = ${record} union select town from page where thing_id = ${record})
      union all select kind, day, count from audience_record where record_id = ${record})
    select kind, coalesce(sum(count) filter (where day between ${from}::date and ${to}::date), 0)::int as now,
      coalesce(sum(count) filter (where day between ${from}::date - (${to}::date - ${from}::date + 1) and ${from}::date - 1), 0)::int as before
    from counted group by kind`.execute(db)
  const none = { now: 0, before: 0 }
  const all = { seen: none, route: none, phone: none, site: none, coupon: none } as RecordAudience
  for (const { kind, now, before } of rows) all[kind] = { now, before }
  return all
}
