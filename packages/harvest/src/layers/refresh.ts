import type { Db } from '@wiker/platform/database/connect.ts'
import type { CanonicalTableName } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import { layDownDates } from '../events/lay-down.ts'
import { regroup } from './regroup.ts'
import { showThings } from './show.ts'

export interface Moment {
  now: Date
  /** Day of the towns' calendar, `YYYY-MM-DD`. */
  today: string
}

const many = 1000

/**
 * After layers were written (`touched`): which of them are one thing, what is shown of it, and on which days it takes place. Whoever calls holds
 * the lock of the kinds.
 */
export async function refreshThings(trx: Db, { now, today }: Moment): Promise<{ changed: number; joined: number }> {
  const { rows } = await sql<{ kind: CanonicalTableName; count: number }>`
    select kind, count(*)::int as count from touched group by kind`.execute(trx)
  if (rows.length === 0) return { changed: 0, joined: 0 }
  const kinds = rows.map((row) => row.kind)
  await sql`analyze touched`.execute(trx)
  // After a first import nothing is known yet of the tables it filled: they would be read from end to end for each record.
  if (rows.reduce((sum, row) => sum + row.count, 0) > many) await sql`analyze source_record, match_block`.execute(trx)
  await sql`insert into to_show (thing_id, kind) select distinct on (thing_id) thing_id, kind from touched on conflict do nothing`.execute(
    trx,
  )
  const joined = await regroup(trx, kinds, { now, today })
  await sql`analyze to_show`.execute(trx)
  const changed = await showThings(trx, now)
  await layDownDates(trx, changed.get('event') ?? [], today)
  return { changed: [...changed.values()].reduce((sum, ids) => sum + ids.length, 0), joined }
}
