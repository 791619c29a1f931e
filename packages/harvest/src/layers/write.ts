import type { Db } from '@wiker/platform/database/connect.ts'
import { textOfJson } from '@wiker/platform/database/jsonb.ts'
import type { CanonicalTableName } from '@wiker/platform/database/schema.ts'
import { type RawBuilder, sql } from 'kysely'
import { extraColumns } from '../rows/tables.ts'
import type { Composed } from './compose.ts'

const common = 'town town_reason hash name category latitude longitude record body'.split(' ')

/** Rows `r` to be written, with the columns that every canonical row has, `extra`, `source_id` and `credits`. */
type RowsToWrite = RawBuilder<unknown>

/** Writes the rows of some things, and touches none that stays as it is. Returns the ids of those that changed. */
async function writeRows(trx: Db, kind: CanonicalTableName, rows: RowsToWrite, now: Date): Promise<string[]> {
  const extra = Object.entries(extraColumns[kind] ?? {})
  const columns = ['source_id', 'credits', ...common, ...extra.map(([column]) => column)]
  const values = [
    ...['source_id', 'credits', ...common].map((column) => `r.${column}`),
    ...extra.map(([column, type]) => `(r.extra->>'${column}')::${type}`),
  ]
  const { rows: written } = await sql<{ id: string }>`
    insert into ${sql.table(kind)} as e (id, created_at, updated_at, ${sql.raw(columns.join(', '))})
    select r.id, ${now}::timestamptz, ${now}::timestamptz, ${sql.raw(values.join(', '))} from (${rows}) r
    on conflict (id) do update set (updated_at, withdrawn_at, ${sql.raw(columns.join(', '))}) =
      row(excluded.updated_at, null::timestamptz, ${sql.raw(columns.map((column) => `excluded.${column}`).join(', '))})
    where e.hash <> excluded.hash or e.withdrawn_at is not null or e.source_id is distinct from excluded.source_id
      or e.credits <> excluded.credits
    returning e.id`.execute(trx)
  return written.map((row) => row.id)
}

/** Things of one layer that nobody edited, straight from it: what `compose` makes of them, without leaving the database. */
export function writePlain(trx: Db, kind: CanonicalTableName, now: Date): Promise<string[]> {
  const rows = sql`
    select s.thing_id as id, l.source_id, l.town, l.town_reason, l.hash, l.name, l.category, l.latitude,
      l.longitude, l.body, l.extra,
      case when l.id = s.thing_id then l.record else jsonb_set(l.record, '{id}', to_jsonb(s.thing_id)) end as record,
      jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('source', l.source_id, 'by', l.typed_by,
        'publisher', l.record #> '{provenance,publisher}', 'licence', l.record #> '{provenance,licence}',
        'page', l.record #> '{provenance,page}', 'url', l.record -> 'url', 'published', l.record #> '{provenance,published}'))) as credits
    from to_show s join source_record l on l.thing_id = s.thing_id and l.withdrawn_at is null and l.review is null
    where s.plain and s.kind = ${kind} order by l.key`
  return writeRows(trx, kind, rows, now)
}

/** Things of several layers, or that somebody edited. */
export async function writeComposed(
  trx: Db,
  kind: CanonicalTableName,
  composed: Composed[],
  now: Date,
): Promise<string[]> {
  if (composed.length === 0) return []
  const rows = composed.map(({ row, sourceId, credits }) => ({
    ...row,
    source_id: sourceId,
    credits,
  }))
  return writeRows(
    trx,
    kind,
    sql`select * from json_to_recordset(${textOfJson(rows)}::json) as r(id text, source_id bigint, town text,
      town_reason text, hash text, name text, category text, latitude float8, longitude float8, record jsonb, body text, extra jsonb,
      credits jsonb)`,
    now,
  )
}
