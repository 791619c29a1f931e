import { sql } from 'kysely'
import { addDays } from '../days.ts'
import type { Db } from '../db.ts'
import type { ComingHoliday, TownCard } from '../types.ts'

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
