import type { CanonicalRecord } from '@wiker/model'
import { sql } from 'kysely'
import { addDays } from '../days.ts'
import type { Db } from '../db.ts'
import { linesOf, type RecordRow } from '../records/rows.ts'
import type { MenuLine, TownCard } from '../types.ts'

const daysAhead = 7
const most = 60

type Menu = Extract<CanonicalRecord, { type: 'Menu' }>

/** What the canteens serve today and in the coming week, day by day, restaurant by restaurant. */
export async function readCanteenWeek(db: Db, { town, today }: { town: TownCard; today: string }): Promise<MenuLine[]> {
  const { rows } = await sql<RecordRow & { day: string }>`
    select 'menu' as kind, id, name, category, latitude, longitude, record, example, source_id::text as "sourceId", 1 as same,
      served_on::text as day
    from menu where town = ${town.code} and withdrawn_at is null
      and served_on >= ${today}::date and served_on < ${addDays(today, daysAhead)}::date
    order by served_on, record ->> 'restaurant' nulls first, name, id limit ${most}`.execute(db)
  const lines = await linesOf(db, rows)
  return lines.map((line, index) => {
    const { dishes, restaurant, meal } = line.record as Menu
    return {
      ...line,
      day: rows[index]!.day,
      restaurant: restaurant ?? null,
      meal: meal ?? null,
      dishes: dishes ?? [{ name: line.name }],
    }
  })
}
