import type { CanonicalTableName, Db } from '@wiker/platform'
import { within } from '@wiker/platform/database/within.ts'
import { sql } from 'kysely'
import { lockKinds } from '../layers/lock.ts'
import { type Moment, refreshThings } from '../layers/refresh.ts'
import { openTouched, touchThings } from '../layers/touched.ts'

/**
 * Takes back the word on records of a town, by their keys: they wait again, and readers see them no more unless another source tells of the same
 * thing. Only those on which that person gave the word then. Returns how many.
 */
export function waitAgain(
  db: Db,
  keys: number[],
  { town, who, at }: { town: string; who: string; at: Date },
  moment: Moment,
): Promise<number> {
  return within(db, async (trx) => {
    const theirs = sql`key = any(${keys}::bigint[]) and town = ${town} and reviewed_by = ${who} and reviewed_at = ${at}
      and withdrawn_at is null`
    const { rows } = await sql<{ kind: CanonicalTableName }>`
      select distinct kind from source_record where ${theirs}`.execute(trx)
    if (rows.length === 0) return 0
    await lockKinds(
      trx,
      rows.map(({ kind }) => kind),
    )
    const { rows: waiting } = await sql<{ thing: string }>`
      update source_record set review = 'waiting', reviewed_by = null, reviewed_at = null, matched = false
      where ${theirs} returning thing_id as thing`.execute(trx)
    await openTouched(trx)
    await touchThings(
      trx,
      waiting.map(({ thing }) => thing),
    )
    await refreshThings(trx, moment)
    return waiting.length
  })
}
