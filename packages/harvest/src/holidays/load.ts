import type { Db } from '@wiker/platform'
import { sql } from 'kysely'
import type { HolidayRow } from './ranges.ts'

/** Puts holidays in their table, replacing what the same sources said before. Nothing is written when nothing differs. */
export async function loadHolidays(db: Db, rows: HolidayRow[]): Promise<{ written: number }> {
  return db.transaction().execute(async (trx) => {
    const incoming = sql`json_to_recordset(${JSON.stringify(rows)}::json) as r(country text, kind text, zone text, name text,
      starts date, ends date, source text)`
    const { rows: different } = await sql<{ n: number }>`select count(*)::int as n from (
      (select r.* from ${incoming} except select country::text, kind, zone, name, starts, ends, source from holiday)
      union all
      (select country::text, kind, zone, name, starts, ends, source from holiday where source in (select r.source from ${incoming})
        except select r.* from ${incoming})) d`.execute(trx)
    const written = different[0]!.n
    if (written === 0) return { written }
    await sql`delete from holiday where source in (select r.source from ${incoming})`.execute(trx)
    await sql`insert into holiday (country, kind, zone, name, starts, ends, source) select r.* from ${incoming}
      on conflict (country, kind, zone, starts, name) do nothing`.execute(trx)
    return { written }
  })
}

/** Last day of which it is known whether schools are closed, or `null` when nothing is known. */
export async function schoolHolidaysKnownUntil(db: Db, country: string, zone: string): Promise<string | null> {
  const { rows } = await sql<{ until: string | null }>`
    select max(ends) as until from holiday where kind = 'school' and country = ${country} and zone = ${zone}`.execute(
    db,
  )
  return rows[0]!.until
}
