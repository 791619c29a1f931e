import type { Db } from '@wiker/platform'
import { sql } from 'kysely'
import { lockKinds } from './lock.ts'
import { findThing, type ThingName } from './read.ts'
import { type Moment, refreshThings } from './refresh.ts'
import { openTouched, touchThings } from './touched.ts'

export interface HideGiven {
  /** Id of the thing, or one that it had before. */
  thing: string
  reason: string
  /** Who did it, as the log shows it. */
  who: string
}

export type Hidden = { ok: true; thing: string } | { ok: false; reason: 'unknown-thing' | 'same-state' }

/**
 * A person hides a thing: it is shown nowhere, and its address says so, until somebody shows it again. The decision is about the records it is made
 * of: it holds through every later harvest, goes with them into a thing they are joined to, and stays with each when they are taken apart. Nothing is
 * destroyed. `db` may be a transaction, whose only work on layers this then is.
 */
export function hideThing(db: Db, { thing, reason, who }: HideGiven, moment: Moment): Promise<Hidden> {
  return onThing(db, thing, moment, async (trx, { id, kind, town }) => {
    const { numAffectedRows } = await sql`
      insert into hiding (record_id, thing_id, kind, town, reason, who, at)
      select record, ${id}, ${kind}, ${town}, ${reason}, ${who}, ${moment.now}::timestamptz from (${idsOf(id)}) ids
      on conflict (record_id) where shown_at is null do nothing`.execute(trx)
    return Number(numAffectedRows) > 0
  })
}

/** Shows a thing again that was hidden by hand, if somebody still tells of it. */
export function showThing(db: Db, thing: string, who: string, moment: Moment): Promise<Hidden> {
  return onThing(db, thing, moment, async (trx, { id }) => {
    const { numAffectedRows } = await sql`
      update hiding set shown_at = ${moment.now}, shown_by = ${who}
      where shown_at is null and record_id in (select record from (${idsOf(id)}) ids)`.execute(trx)
    return Number(numAffectedRows) > 0
  })
}

/** All that was ever a thing's name: its own id, its records', and those that lead to it. */
const idsOf = (thing: string) => sql`
  select ${thing} as record union select l.id from source_record l where l.thing_id = ${thing}
  union select a.id from thing_alias a where a.thing_id = ${thing}`

async function onThing(
  db: Db,
  thing: string,
  moment: Moment,
  work: (trx: Db, thing: ThingName) => Promise<boolean>,
): Promise<Hidden> {
  const found = await findThing(db, thing)
  if (!found) return { ok: false, reason: 'unknown-thing' }
  const inside = async (trx: Db): Promise<Hidden> => {
    await lockKinds(trx, [found.kind])
    // Which thing it is may have been decided again while the lock was waited for.
    const now = await findThing(trx, thing)
    if (!now) return { ok: false, reason: 'unknown-thing' }
    if (!(await work(trx, now))) return { ok: false, reason: 'same-state' }
    await openTouched(trx)
    await touchThings(trx, [now.id])
    await refreshThings(trx, moment)
    return { ok: true, thing: now.id }
  }
  return db.isTransaction ? inside(db) : db.transaction().execute(inside)
}
