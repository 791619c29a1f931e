import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { kinds } from '../sections.ts'
import type { Counts } from './count.ts'

/** The network's own pages for everybody. */
export const networkPages = [
  '/',
  '/a-propos',
  '/mentions-legales',
  '/accessibilite',
  '/conditions',
  '/confidentialite',
  '/proposer',
]

/**
 * Adds what was counted to the days of each town, by the town's own clock. What is no town's page and none of the network's own is not kept. In one order, so that two
 * processes that keep at the same moment wait for each other and no more.
 */
export async function keepCounts(db: Db, { readings, uses }: Counts, now: Date): Promise<void> {
  if (readings.length > 0) {
    await sql`
      insert into audience as a (town, day, page, referrer, readings)
      select coalesce(t.code, ''), (${now}::timestamptz at time zone coalesce(t.timezone, 'Europe/Paris'))::date, r.page, r.referrer, sum(r.count)::int
      from json_to_recordset(${JSON.stringify(readings)}::json) as r(page text, referrer text, count int)
      left join town t on t.slug = split_part(r.page, '/', 2) and t.opened_at is not null
      where t.code is not null or r.page = any(${networkPages}::text[])
      group by 1, 2, 3, 4 order by 1, 2, 3, 4
      on conflict (town, day, page, referrer) do update set readings = a.readings + excluded.readings`.execute(db)
  }
  if (uses.length > 0) {
    const ids = uses.map((use) => use.record)
    const things = kinds.map(
      (kind) => sql`select id, town from ${sql.table(kind)} where id = any(${ids}::text[]) and withdrawn_at is null`,
    )
    await sql`
      insert into audience_record as a (record_id, town, day, kind, count)
      select r.record, k.town, (${now}::timestamptz at time zone t.timezone)::date, r.kind, sum(r.count)::int
      from json_to_recordset(${JSON.stringify(uses)}::json) as r(record text, kind text, count int)
      join (${sql.join(things, sql` union all `)}) k on k.id = r.record join town t on t.code = k.town
      group by 1, 2, 3, 4 order by 1, 3, 4
      on conflict (record_id, day, kind) do update set count = a.count + excluded.count`.execute(db)
  }
}

/** What the data protection authority lets be kept without asking: 25 months. Returns how many lines were removed. */
export async function forgetCounts(db: Db, today: string): Promise<number> {
  let removed = 0
  for (const table of ['audience', 'audience_record']) {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(table)} where day < ${today}::date - interval '25 months'`.execute(db)
    removed += Number(numAffectedRows ?? 0)
  }
  return removed
}
