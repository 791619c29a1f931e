import type { Db } from '@wiker/platform/database/connect.ts'
import type { CanonicalTableName } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import { compose } from './compose.ts'
import { syncConflicts } from './conflicts.ts'
import { readEdits, readLayers } from './read.ts'
import { writeComposed, writePlain } from './write.ts'

const batch = 500

/**
 * Makes the rows of the things in `to_show` what their layers say: written, withdrawn when no source tells of them any more, removed when
 * nothing is left of them. Rows that stay the same are not touched. Returns the ids of the rows that changed.
 */
export async function showThings(trx: Db, now: Date): Promise<Map<CanonicalTableName, string[]>> {
  await classify(trx)
  const changed = new Map<CanonicalTableName, string[]>()
  const { rows: kinds } = await sql<{ kind: CanonicalTableName }>`select distinct kind from to_show order by 1`.execute(
    trx,
  )
  for (const { kind } of kinds) {
    const ids = [
      ...(await remove(trx, kind)),
      ...(await withdraw(trx, kind, now)),
      ...(await writePlain(trx, kind, now)),
      ...(await composeRest(trx, kind, now)),
    ]
    if (ids.length > 0) changed.set(kind, ids)
  }
  return changed
}

async function classify(trx: Db): Promise<void> {
  await sql`
    with counted as (
      select s.thing_id, count(l.key)::int as layers, count(l.key) filter (where l.withdrawn_at is null and l.review is null)::int as live
      from to_show s left join source_record l on l.thing_id = s.thing_id group by s.thing_id)
    update to_show s set layers = c.layers, live = c.live, plain = c.live = 1 from counted c where c.thing_id = s.thing_id`.execute(
    trx,
  )
  await sql`
    update to_show s set plain = false
    from edit e left join thing_alias a on a.id = e.thing_id
    where e.undone_at is null and s.thing_id = coalesce(a.thing_id, e.thing_id)`.execute(trx)
  // What a person hid is shown nowhere (hide.ts), whichever of its records it was hidden for.
  await sql`
    update to_show s set live = 0, plain = false from hiding h
    where h.shown_at is null and (h.record_id = s.thing_id
      or exists (select from source_record l where l.thing_id = s.thing_id and l.id = h.record_id)
      or exists (select from thing_alias a where a.thing_id = s.thing_id and a.id = h.record_id))`.execute(trx)
}

/** Things without any layer: joined to another, or their source was removed. */
async function remove(trx: Db, kind: CanonicalTableName): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from ${sql.table(kind)} e using to_show s
    where s.kind = ${kind} and s.layers = 0 and e.id = s.thing_id and not e.example returning e.id`.execute(trx)
  await sql`delete from thing_alias a using to_show s where s.kind = ${kind} and s.layers = 0 and a.thing_id = s.thing_id`.execute(
    trx,
  )
  return rows.map((row) => row.id)
}

async function withdraw(trx: Db, kind: CanonicalTableName, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update ${sql.table(kind)} e set withdrawn_at = ${now}, updated_at = ${now} from to_show s
    where s.kind = ${kind} and s.layers > 0 and s.live = 0 and e.id = s.thing_id and e.withdrawn_at is null returning e.id`.execute(
    trx,
  )
  return rows.map((row) => row.id)
}

async function composeRest(trx: Db, kind: CanonicalTableName, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select thing_id as id from to_show where kind = ${kind} and not plain and live > 0 order by 1`.execute(trx)
  const changed: string[] = []
  for (let i = 0; i < rows.length; i += batch) {
    const ids = rows.slice(i, i + batch).map((row) => row.id)
    const [layers, edits] = [await readLayers(trx, ids), await readEdits(trx, ids)]
    const composed = ids.map((id) => compose(id, layers.get(id)!, edits.get(id) ?? []))
    changed.push(...(await writeComposed(trx, kind, composed, now)))
    await syncConflicts(trx, composed, now)
  }
  return changed
}
