import type { Db, HandRole } from '@wiker/platform'
import { textOfJson } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import { lockKinds } from '../layers/lock.ts'
import { findThing } from '../layers/read.ts'
import { type Moment, refreshThings } from '../layers/refresh.ts'
import { openTouched } from '../layers/touched.ts'
import type { Row } from '../rows/row.ts'
import { extraColumns } from '../rows/tables.ts'

const columns = ['town', 'town_reason', 'hash', 'name', 'category', 'latitude', 'longitude', 'record', 'body']
const asRow = (
  row: Row,
) => sql`json_to_record(${textOfJson(row)}::json) as r(id text, kind text, town text, town_reason text, hash text,
  content_key text, name text, category text, latitude float8, longitude float8, record jsonb, body text, extra jsonb)`

/** Lays down what a person typed, beside what the sources say. False when the id is a source's, or an example's. */
export async function writeTyped(trx: Db, row: Row, by: HandRole, moment: Moment): Promise<boolean> {
  await lockKinds(trx, [row.kind])
  if (await belongsToOthers(trx, row)) return false
  await openTouched(trx)
  const names = sql.raw(['content_key', 'extra', ...columns].join(', '))
  const values = sql.raw(['content_key', 'extra', ...columns].map((column) => `r.${column}`).join(', '))
  const excluded = sql.raw(['content_key', 'extra', ...columns].map((column) => `excluded.${column}`).join(', '))
  await sql`
    with written as (
      insert into source_record as l (typed_by, id, kind, thing_id, first_seen, last_changed, ${names})
      select ${by}, r.id, r.kind, r.id, ${moment.now}::timestamptz, ${moment.now}::timestamptz, ${values} from ${asRow(row)}
      on conflict (id, source_id) do update set (typed_by, last_changed, matched, withdrawn_at, ${names}) =
        row(excluded.typed_by, excluded.last_changed, false, null::timestamptz, ${excluded})
      where l.hash <> excluded.hash or l.withdrawn_at is not null or l.typed_by <> excluded.typed_by
      returning l.key, l.id, l.kind, l.thing_id)
    insert into touched (key, id, kind, thing_id) select key, id, kind, thing_id from written`.execute(trx)
  await refreshThings(trx, moment)
  return true
}

/** Takes back the layer that somebody typed. Returns the thing that it was in. */
export async function withdrawLayer(trx: Db, id: string, moment: Moment): Promise<string | undefined> {
  const { rows: known } = await sql<{ kind: Row['kind'] }>`
    select kind from source_record where id = ${id} and source_id is null and withdrawn_at is null`.execute(trx)
  if (!known[0]) return undefined
  await lockKinds(trx, [known[0].kind])
  const before = await findThing(trx, id)
  await openTouched(trx)
  await sql`
    with written as (
      update source_record l set withdrawn_at = ${moment.now}, last_changed = ${moment.now}
      where id = ${id} and source_id is null and withdrawn_at is null returning l.key, l.id, l.kind, l.thing_id)
    insert into touched (key, id, kind, thing_id) select key, id, kind, thing_id from written`.execute(trx)
  await refreshThings(trx, moment)
  return before?.id ?? id
}

async function belongsToOthers(trx: Db, { id, kind }: Row): Promise<boolean> {
  const { rows } = await sql`
    select where not exists (select from source_record where id = ${id} and source_id is null)
      and (exists (select from source_record where id = ${id} or thing_id = ${id})
        or exists (select from thing_alias where id = ${id}) or exists (select from ${sql.table(kind)} where id = ${id}))`.execute(
    trx,
  )
  return rows.length > 0
}

/** Writes an example, which has no layers: it is compared with nothing and edited by nobody. False when the id is no example's. */
export async function writeExample(trx: Db, row: Row, now: Date): Promise<boolean> {
  const extra = Object.entries(extraColumns[row.kind] ?? {})
  const names = [...columns, ...extra.map(([name]) => name)]
  const values = [
    ...columns.map((column) => `r.${column}`),
    ...extra.map(([name, type]) => `(r.extra->>'${name}')::${type}`),
  ]
  const { rows } = await sql`
    insert into ${sql.table(row.kind)} as e (id, source_id, example, created_at, updated_at, ${sql.raw(names.join(', '))})
    select r.id, null, true, ${now}::timestamptz, ${now}::timestamptz, ${sql.raw(values.join(', '))} from ${asRow(row)}
    on conflict (id) do update set (updated_at, withdrawn_at, ${sql.raw(names.join(', '))}) =
      row(excluded.updated_at, null::timestamptz, ${sql.raw(names.map((column) => `excluded.${column}`).join(', '))})
    where e.example
    returning e.id`.execute(trx)
  return rows.length > 0
}
