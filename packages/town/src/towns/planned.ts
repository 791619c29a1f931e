import { sql } from 'kysely'
import type { Db } from '../db.ts'

export interface PlannedTown {
  code: string
  name: string
  country: string
  /** The day on which it is to open, `YYYY-MM-DD`. */
  opensOn: string
}

/** The towns that are to open and are not open yet, the next first. */
export async function plannedTowns(db: Db): Promise<PlannedTown[]> {
  const { rows } = await sql<PlannedTown>`
    select p.code, t.name, t.country, p.opens_on::text as "opensOn" from town_plan p join town t using (code)
    where t.opened_at is null order by p.opens_on, t.plain_name, p.code`.execute(db)
  return rows
}

/** Plans the opening of a town; false when it is not known, or is open. Planned again, it is the new day. */
export async function planTown(db: Db, code: string, opensOn: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into town_plan (code, opens_on, at) select code, ${opensOn}::date, ${at} from town where code = ${code} and opened_at is null
    on conflict (code) do update set opens_on = excluded.opens_on, at = excluded.at returning code`.execute(db)
  return rows.length > 0
}

export async function unplanTown(db: Db, code: string): Promise<boolean> {
  const { rows } = await sql`delete from town_plan where code = ${code} returning code`.execute(db)
  return rows.length > 0
}
