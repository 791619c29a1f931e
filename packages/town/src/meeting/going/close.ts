import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import { addDays } from '../../days.ts'

/** After the event a number is left, and nobody: two days after its last day, in any zone. How many rows became numbers. */
export async function reducePast(db: Database, now: Date): Promise<number> {
  const day = addDays(now.toISOString().slice(0, 10), -2)
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql`
      with past as (
        delete from going g where g.day < ${day}::date
          and not exists (select from event_date d where d.event_id = g.thing_id and d.day = g.day and d.ends_day >= ${day}::date)
        returning g.thing_id, g.day, g.town, g.people
      ),
      total as (
        insert into going_total as t (thing_id, day, town, people, households)
        select thing_id, day, min(town), sum(people), count(*) from past group by thing_id, day
        on conflict (thing_id, day) do update set people = t.people + excluded.people, households = t.households + excluded.households
      )
      select day from past`.execute(trx)
    return rows.length
  })
}
