import type { HolidayRange } from '@wiker/model'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { TownCard } from '../types.ts'

/** All the holidays known of a town's schools and its public ones, as the rules of series want them. */
export async function readHolidayRanges(
  db: Db,
  town: Pick<TownCard, 'country' | 'schoolZone'>,
): Promise<{ schoolHolidays: HolidayRange[]; publicHolidays: HolidayRange[] }> {
  const { rows } = await sql<HolidayRange & { kind: 'school' | 'public' }>`
    select kind, starts::text as starts, ends::text as ends, nullif(zone, '') as zone from holiday
    where country = ${town.country} and (zone = '' or zone = ${town.schoolZone ?? ''}) order by starts`.execute(db)
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ kind: _, ...range }) => range)
  return { schoolHolidays: of('school'), publicHolidays: of('public') }
}
