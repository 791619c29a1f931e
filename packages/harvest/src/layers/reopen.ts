import type { Db } from '@wiker/platform'
import { jsonb } from '@wiker/platform'
import { within } from '@wiker/platform/database/within.ts'
import { sql } from 'kysely'
import { kindOfEdit } from './edit.ts'
import { lockKinds } from './lock.ts'
import { findThing } from './read.ts'
import { type Moment, refreshThings } from './refresh.ts'
import { openTouched, touchThings } from './touched.ts'

/**
 * Takes back how a conflict was settled: what was set by hand is shown again, over the ground it was set on (`base`, as `openConflicts` gave it), and
 * somebody must say again which is true. False when it is open, was closed because both agreed, or the field was set otherwise since.
 */
export async function reopenConflict(db: Db, id: number, base: unknown, moment: Moment): Promise<boolean> {
  const { rows } = await sql<{ edit: number; settlement: string }>`
    select edit_id as edit, settlement from conflict
    where id = ${id} and settled_at is not null and settlement in ('mine', 'theirs', 'both')`.execute(db)
  const [settled] = rows
  const kind = settled && (await kindOfEdit(db, settled.edit))
  if (!settled || !kind) return false
  return within(db, async (trx) => {
    await lockKinds(trx, [kind])
    const { rows: edits } = await sql<{ thing: string }>`
      update edit e set undone_at = null, undone_by = null, base = ${jsonb(base)}
      where id = ${settled.edit} and (undone_at is not null) = ${settled.settlement === 'theirs'}
        and not exists (select from edit o where o.id <> e.id and o.thing_id = e.thing_id and o.path = e.path and o.undone_at is null
          and (o.role = 'organiser') = (e.role = 'organiser'))
        and not exists (select from conflict c where c.edit_id = e.id and c.settled_at is null)
      returning thing_id as thing`.execute(trx)
    const thing = edits[0] && (await findThing(trx, edits[0].thing))
    if (!thing) return false
    await sql`update conflict set settled_at = null, settled_by = null, settlement = null where id = ${id}`.execute(trx)
    await openTouched(trx)
    await touchThings(trx, [thing.id])
    await refreshThings(trx, moment)
    return true
  })
}
