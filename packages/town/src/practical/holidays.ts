import { sql } from 'kysely'
import { addDays } from '../days.ts'
import type { Db } from '../db.ts'
import type { ComingHoliday, TownCard } from '../types.ts'

/** Last day of which it is known here whether the town's schools are closed; null when nothing is known. */
export async function schoolHolidaysKnownUntil(db: Db, town: TownCard): Promise<string | null> {
  const { rows } = await sql<{ until: string | null }>`
    select max(ends)::text as until from holiday
    where kind = 'school' and country = ${town.country} and (zone = '' or zone = ${town.schoolZone ?? ''})`.execute(db)
  return rows[0]?.until ?? null
}

/** School holidays of the town's zone and public holidays, those of today included, a year ahead at most. */
export async function readHolidays(db: Db, query: { town: TownCard; today: string }): Promise<ComingHoliday[]> {
  const { town, today } = query
  const { rows } = await sql<ComingHoliday>`
    select kind, name, zone, starts::text as starts, ends::text as ends, source from holiday
    where country = ${town.country} and (zone = '' or zone = ${town.schoolZone ?? ''})
      and ends >= ${today}::date and starts <= ${addDays(today, 366)}::date
    order by starts, name`.execute(db)
  return rows
}
