import { sql } from 'kysely'
import type { Grown } from '../audience/read.ts'
import type { Db } from '../db.ts'
import { keyOf } from '../records/path.ts'

/** What is counted of one thing: its page read, and what was pressed on it (with JavaScript only). */
export interface ThingCounts {
  seen: Grown
  route: Grown
  phone: Grown
  site: Grown
}

/** Days, both included. */
export interface Days {
  from: string
  to: string
}

/** What each of these things brought in some days, and in others: one read for all of them, in the towns where they are. */
export async function countsOf(
  db: Db,
  things: readonly { id: string; town: string }[],
  now: Days,
  before: Days,
): Promise<Map<string, ThingCounts>> {
  const none = { now: 0, before: 0 }
  const counts = new Map(
    things.map(({ id }) => [id, { seen: none, route: none, phone: none, site: none } as ThingCounts]),
  )
  if (things.length === 0) return counts
  const wanted = JSON.stringify(things.map(({ id, town }) => ({ id, town, key: keyOf(id) })))
  const { rows } = await sql<{ id: string; kind: keyof ThingCounts } & Grown>`
    with wanted as (select * from json_to_recordset(${wanted}::json) as w(id text, town text, key text)),
    counted as (
      select w.id, 'seen' as kind, a.day, a.readings as count from wanted w join audience a on a.town = w.town and right(a.page, 10) = w.key
        where a.day between ${before.from}::date and ${now.to}::date
      union all
      select w.id, r.kind, r.day, r.count from wanted w join audience_record r on r.record_id = w.id
        where r.day between ${before.from}::date and ${now.to}::date)
    select id, kind, coalesce(sum(count) filter (where day between ${now.from}::date and ${now.to}::date), 0)::int as now,
      coalesce(sum(count) filter (where day between ${before.from}::date and ${before.to}::date), 0)::int as before
    from counted where kind in ('seen', 'route', 'phone', 'site') group by id, kind`.execute(db)
  for (const { id, kind, now: count, before: then } of rows) counts.get(id)![kind] = { now: count, before: then }
  return counts
}

/** What was pressed to come, call or look further. */
export const contactsOf = ({ route, phone, site }: ThingCounts, when: 'now' | 'before' = 'now'): number =>
  route[when] + phone[when] + site[when]
