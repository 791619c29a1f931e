import type { CanonicalTableName, Db } from '@wiker/platform'
import { within } from '@wiker/platform/database/within.ts'
import { sql } from 'kysely'
import { lockKinds } from './lock.ts'
import { type Moment, refreshThings } from './refresh.ts'
import { openTouched, touchThings } from './touched.ts'

/** The word that a person gave at one instant on two records and all those of their things. */
export interface DecisionTaken {
  /** Ids of a record of each side, as `doubtfulPairs` gives them. */
  a: string
  b: string
  who: string
  at: Date
}

/** Forgets a decision on whether two things are one: what the machine found stands again. False when nothing of it is left. */
export function undecide(db: Db, { a, b, who, at }: DecisionTaken, moment: Moment): Promise<boolean> {
  return within(db, async (trx) => {
    const { rows: kinds } = await sql<{ kind: CanonicalTableName }>`
      select kind from match where a = least(${a}, ${b}) and b = greatest(${a}, ${b}) and decided_by = ${who} and decided_at = ${at}`.execute(
      trx,
    )
    if (!kinds[0]) return false
    await lockKinds(trx, [kinds[0].kind])
    const { rows } = await sql<{ a: string; b: string }>`
      update match set decision = null, decided_by = null, decided_at = null
      where kind = ${kinds[0].kind} and decided_by = ${who} and decided_at = ${at} returning a, b`.execute(trx)
    const ids = rows.flatMap((row) => [row.a, row.b])
    const { rows: things } = await sql<{ id: string }>`
      select distinct thing_id as id from source_record where id = any(${ids}::text[])`.execute(trx)
    await openTouched(trx)
    await touchThings(
      trx,
      things.map((row) => row.id),
    )
    await refreshThings(trx, moment)
    return true
  })
}
