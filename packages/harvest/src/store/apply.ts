import type { Db } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import { touchSharersOf } from '../layers/blocks.ts'
import { type GoneScope, isGone, type KindPlan } from './plan.ts'

/** Good runs in a row that must miss a record before it is withdrawn: a source that hiccups takes nothing back. */
export const runsBeforeWithdrawal = 2

const columns = sql.raw(
  'town, town_reason, hash, content_key, name, category, latitude, longitude, record, body, extra, member, line',
)
const values = sql.raw(
  'i.town, i.town_reason, i.hash, i.content_key, i.name, i.category, i.latitude, i.longitude, i.record, i.body, i.extra, i.member, i.line',
)

/**
 * Writes what differs in the layer of this source and nothing else, and puts in the table `touched` the records whose thing must be looked at
 * again. `approved`: a person has looked, what is gone goes at once. Returns how many were withdrawn, and how many are missing for the first time.
 */
export async function applyPlan(
  trx: Db,
  plans: KindPlan[],
  scope: GoneScope,
  { now, approved }: { now: Date; approved: boolean },
): Promise<{ withdrawn: number; missing: number }> {
  const any = (field: 'added' | 'changed' | 'same' | 'gone' | 'goneAgain') => plans.some((plan) => plan[field] > 0)
  if (any('added')) await insert(trx, scope.sourceId, now)
  if (any('changed')) await update(trx, scope.sourceId, now)
  if (any('same')) await settle(trx, scope.sourceId)
  if (!any('gone') && !any('goneAgain')) return { withdrawn: 0, missing: 0 }
  const enough = approved ? 1 : runsBeforeWithdrawal
  const withdrawn = await withdraw(trx, scope.sourceId, now, sql`l.missing_runs + 1 >= ${enough} and ${isGone(scope)}`)
  const { numAffectedRows } = await sql`
    update source_record l set missing_runs = missing_runs + 1
    where l.source_id = ${scope.sourceId} and l.withdrawn_at is null and ${isGone(scope)}`.execute(trx)
  return { withdrawn, missing: Number(numAffectedRows ?? 0) }
}

async function insert(trx: Db, sourceId: number, now: Date): Promise<void> {
  await sql`
    with written as (
      insert into source_record (source_id, id, kind, thing_id, first_seen, last_changed, review, ${columns})
      select ${sourceId}::bigint, i.id, i.kind, coalesce(
          (select o.thing_id from source_record o where o.id = i.id limit 1),
          (select a.thing_id from thing_alias a where a.id = i.id), i.id),
        ${now}::timestamptz, ${now}::timestamptz,
        (select case when s.settings ->> 'publish' = 'queue' then 'waiting' end from source s where s.id = ${sourceId}), ${values}
      from incoming i where not exists (select from source_record l where l.id = i.id and l.source_id = ${sourceId})
      order by i.position
      returning key, id, kind, thing_id)
    insert into touched (key, id, kind, thing_id) select key, id, kind, thing_id from written`.execute(trx)
}

async function update(trx: Db, sourceId: number, now: Date): Promise<void> {
  await sql`
    with written as (
      update source_record l
      set (last_changed, missing_runs, matched, withdrawn_at, ${columns}) = row(${now}::timestamptz, 0, false, null::timestamptz, ${values})
      from incoming i
      where l.id = i.id and l.source_id = ${sourceId} and (l.hash <> i.hash or l.withdrawn_at is not null)
      returning l.key, l.id, l.kind, l.thing_id)
    insert into touched (key, id, kind, thing_id) select key, id, kind, thing_id from written`.execute(trx)
}

/** Records that are as they were: those that had been missing are back, those of an older version get what they lack. */
async function settle(trx: Db, sourceId: number): Promise<void> {
  await sql`
    with written as (
      update source_record l set missing_runs = 0, matched = false, content_key = i.content_key
      from incoming i
      where l.id = i.id and l.source_id = ${sourceId} and l.hash = i.hash and l.withdrawn_at is null
        and (l.missing_runs > 0 or not l.matched)
      returning l.key, l.id, l.kind, l.thing_id)
    insert into touched (key, id, kind, thing_id) select key, id, kind, thing_id from written`.execute(trx)
}

/** Takes back the live records `l` of a source for which a condition holds. */
export async function withdraw(
  trx: Db,
  sourceId: number,
  now: Date,
  condition = sql`true` as ReturnType<typeof sql>,
): Promise<number> {
  const { numAffectedRows } = await sql`
    with written as (
      update source_record l set withdrawn_at = ${now}, last_changed = ${now}
      where l.source_id = ${sourceId} and l.withdrawn_at is null and ${condition}
      returning l.key, l.id, l.kind, l.thing_id)
    insert into touched (key, id, kind, thing_id) select key, id, kind, thing_id from written`.execute(trx)
  return Number(numAffectedRows ?? 0)
}

/** Forgets all that a source said. */
export async function removeLayers(trx: Db, sourceId: number): Promise<void> {
  await touchSharersOf(trx, sourceId)
  await sql`delete from match_block b using source_record l where l.source_id = ${sourceId} and b.layer = l.key`.execute(
    trx,
  )
  await sql`
    with gone as (delete from source_record where source_id = ${sourceId} returning key, id, kind, thing_id)
    insert into touched (key, id, kind, thing_id) select key, id, kind, thing_id from gone`.execute(trx)
}
