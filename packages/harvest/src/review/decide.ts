import type { CanonicalTableName, Db } from '@wiker/platform'
import { within } from '@wiker/platform/database/within.ts'
import { sql } from 'kysely'
import { lockKinds } from '../layers/lock.ts'
import { type Moment, refreshThings } from '../layers/refresh.ts'
import { openTouched } from '../layers/touched.ts'

/** Records by their key, or all of a source that wait. */
export type ReviewChoice = { keys: number[] } | { source: number }

export interface ReviewDecision {
  /** Code of the town: what is another's is left as it is. */
  town: string
  verdict: 'accept' | 'refuse'
  /** Who says so, as the log shows it. */
  who: string
}

/**
 * A person's word on records that wait: accepted, they are shown, and joined to what other sources say of the same thing; refused, they are not,
 * and stay refused when the source gives them again. A refusal may be taken back by accepting. Returns how many were decided.
 */
export async function reviewRecords(
  db: Db,
  choice: ReviewChoice,
  { town, verdict, who }: ReviewDecision,
  moment: Moment,
): Promise<number> {
  const chosen =
    'keys' in choice
      ? sql`l.key = any(${choice.keys}::bigint[])`
      : sql`l.source_id = ${choice.source}::bigint and l.review = 'waiting'`
  const open = sql`l.town = ${town} and l.withdrawn_at is null and ${chosen}
    and (l.review = 'waiting' or (${verdict} = 'accept' and l.review = 'refused'))`
  const { rows } = await sql<{ kind: CanonicalTableName }>`
    select distinct l.kind from source_record l where ${open}`.execute(db)
  if (rows.length === 0) return 0
  return within(db, async (trx) => {
    await lockKinds(
      trx,
      rows.map((row) => row.kind),
    )
    await openTouched(trx)
    const review = verdict === 'accept' ? null : 'refused'
    const { numAffectedRows } = await sql`
      with decided as (
        update source_record l set review = ${review}, reviewed_by = ${who}, reviewed_at = ${moment.now}::timestamptz, matched = false
        where ${open} and l.kind = any(${rows.map((row) => row.kind)}::text[]) returning l.key, l.id, l.kind, l.thing_id)
      insert into touched (key, id, kind, thing_id) select key, id, kind, thing_id from decided`.execute(trx)
    if (verdict === 'accept') await refreshThings(trx, moment)
    return Number(numAffectedRows ?? 0)
  })
}
