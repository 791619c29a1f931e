import { canonicalTables, type Db } from '@wiker/platform'
import { sql } from 'kysely'
import { extraColumns } from '../rows/tables.ts'

/**
 * Gives every row that has no layer the one it was made of: rows of a backup that was written before there were layers. What its
 * source says now is matched with the others when it is read again. Returns how many rows there were.
 */
export async function adoptRows(trx: Db): Promise<number> {
  let adopted = 0
  for (const kind of canonicalTables) {
    const extra = Object.keys(extraColumns[kind] ?? {}).map((column) => sql`${sql.lit(column)}, t.${sql.ref(column)}`)
    const { numAffectedRows } = await sql`
      with layer as (
        insert into source_record (source_id, typed_by, id, kind, thing_id, town, town_reason, hash, name, category, latitude, longitude, record,
          body, extra, member, line, first_seen, last_changed, withdrawn_at)
        select source_id, case when source_id is null then 'organiser' end, id, ${kind}, id, town, town_reason, hash, name, category, latitude,
          longitude, record, body, jsonb_build_object(${extra.length > 0 ? sql.join(extra) : sql``}), record #>> '{provenance,member}',
          (record #>> '{provenance,record}')::integer, created_at, updated_at, withdrawn_at
        from ${sql.table(kind)} t where not example and not exists (select from source_record l where l.thing_id = t.id)
        returning id, source_id, typed_by, record)
      update ${sql.table(kind)} t set credits = jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('source', l.source_id,
        'by', l.typed_by, 'publisher', l.record #> '{provenance,publisher}', 'licence', l.record #> '{provenance,licence}',
        'page', l.record #> '{provenance,page}', 'url', l.record -> 'url', 'published', l.record #> '{provenance,published}')))
      from layer l where l.id = t.id`.execute(trx)
    adopted += Number(numAffectedRows ?? 0)
  }
  return adopted
}
