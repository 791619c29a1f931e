import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import { addDays, dayIn } from '../../days.ts'
import { tellDirectly } from '../telling/direct.ts'

/** Makes the reminders of tomorrow's events for those who wanted one, each once; how many. */
export async function remindTomorrow(db: Database, now: Date): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ person: string; thing: string; day: string; town: string; timezone: string }>`
      select g.person_id as person, g.thing_id as thing, g.day::text as day, g.town, t.timezone
      from going g join town t on t.code = g.town
      where g.remind and g.reminded_at is null
        and g.day between ${addDays(now.toISOString().slice(0, 10), 0)}::date and ${addDays(now.toISOString().slice(0, 10), 2)}::date
      for update of g skip locked`.execute(trx)
    let made = 0
    for (const { person, thing, day, town, timezone } of rows) {
      if (day !== addDays(dayIn(timezone, now), 1)) continue
      await tellDirectly(
        trx,
        { person, kind: 'reminder', town, timezone, subject: `${thing} ${day}`, thing, details: { day } },
        now,
      )
      await sql`update going set reminded_at = ${now} where person_id = ${person} and thing_id = ${thing} and day = ${day}::date`.execute(
        trx,
      )
      made++
    }
    return made
  })
}
