import type { CanonicalRecord } from '@wiker/model'
import type { Db } from '@wiker/platform/database/connect.ts'
import type { CanonicalTableName } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import { contentKey } from '../rows/row.ts'

export interface SetAside {
  member: string
  line: number
  id: string
  name: string
}

/** The same record twice in one source is stored once: the first stays. */
export async function dropRepeated(trx: Db): Promise<SetAside[]> {
  const { rows } = await sql<SetAside>`
    delete from incoming i using incoming first
    where first.id = i.id and first.hash = i.hash and first.kind = i.kind and first.position < i.position
    returning i.member, i.line, i.id, i.name`.execute(trx)
  return distinctLines(rows)
}

/** Different records under one id: the smallest digest keeps it and the others get one made from theirs, in whatever order they come. */
export async function separateHomonyms(trx: Db): Promise<number> {
  const { numAffectedRows } = await sql`
    with ranked as (select position, row_number() over (partition by kind, id order by hash) as rank from incoming),
         renamed as (
           select i.position, regexp_replace(i.id, '[^:]+$', '') ||
                  left(encode(sha256(convert_to(i.id || i.hash, 'UTF8')), 'hex'), 20) as id
           from incoming i join ranked using (position) where rank > 1)
    update incoming i set id = renamed.id, record = jsonb_set(i.record, '{id}', to_jsonb(renamed.id))
    from renamed where renamed.position = i.position`.execute(trx)
  return Number(numAffectedRows ?? 0)
}

/**
 * Some exports give every record a new identifier each time. A new record that says the same as one about to vanish from the same
 * source, or that left it, is that one: it keeps its id, its page and its place in people's calendars. Returns how many were recognised.
 */
export async function recogniseRenamed(trx: Db, sourceId: number): Promise<number> {
  await fillContentKeys(trx, sourceId)
  const { numAffectedRows } = await sql`
    with fresh as (
      select position, kind, content_key, row_number() over (partition by kind, content_key order by position) as nth
      from incoming i where not exists (select from source_record l where l.id = i.id and l.source_id = ${sourceId})),
    vanishing as (
      select id, kind, content_key,
        row_number() over (partition by kind, content_key order by withdrawn_at desc nulls first, id) as nth
      from source_record l where source_id = ${sourceId} and not exists (select from incoming i where i.id = l.id))
    update incoming i set id = v.id, record = jsonb_set(i.record, '{id}', to_jsonb(v.id))
    from fresh f join vanishing v using (kind, content_key, nth) where i.position = f.position`.execute(trx)
  return Number(numAffectedRows ?? 0)
}

/** Records stored before their content had a digest. */
async function fillContentKeys(trx: Db, sourceId: number): Promise<void> {
  const { rows } = await sql<{ key: number; kind: CanonicalTableName; town: string; record: CanonicalRecord }>`
    select key, kind, town, record from source_record l where source_id = ${sourceId} and content_key is null
      and not exists (select from incoming i where i.id = l.id)`.execute(trx)
  if (rows.length === 0) return
  const keys = rows.map(({ key, kind, town, record }) => ({ key, content_key: contentKey(kind, town, record) }))
  await sql`update source_record l set content_key = r.content_key
    from json_to_recordset(${JSON.stringify(keys)}::json) as r(key bigint, content_key text) where l.key = r.key`.execute(
    trx,
  )
}

function distinctLines(rows: SetAside[]): SetAside[] {
  return [...new Map(rows.map((row) => [`${row.member}\n${row.line}`, row])).values()]
}
