import type { CanonicalRecord } from '@wiker/model'
import type { Db } from '@wiker/platform/database/connect.ts'
import { type CanonicalTableName, canonicalTables } from '@wiker/platform/database/schema.ts'
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

/** An id that belongs to another source's row, or to a person's entry, is not touched. */
export async function dropForeign(trx: Db, sourceId: number): Promise<SetAside[]> {
  const found: SetAside[] = []
  for (const kind of await incomingKinds(trx)) {
    const { rows } = await sql<SetAside>`
      delete from incoming i using ${sql.table(kind)} e
      where i.kind = ${kind} and e.id = i.id and e.source_id is distinct from ${sourceId}
      returning i.member, i.line, i.id, i.name`.execute(trx)
    found.push(...rows)
  }
  return found
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
 * source is that one: it keeps its id, its page and its place in people's calendars. Returns how many were recognised.
 */
export async function recogniseRenamed(trx: Db, sourceId: number): Promise<number> {
  const { rows: fresh } = await sql<{ position: number; content_key: string; kind: CanonicalTableName }>`
    select position, content_key, kind from incoming i order by position`.execute(trx)
  if (fresh.length === 0) return 0
  const renamed: { position: number; id: string }[] = []
  for (const kind of new Set(fresh.map((row) => row.kind))) {
    const vanishing = await vanishingByContent(trx, kind, sourceId)
    if (vanishing.size === 0) continue
    const known = await knownIds(trx, kind)
    for (const row of fresh) {
      if (row.kind !== kind || known.has(row.position)) continue
      const id = vanishing.get(row.content_key)?.shift()
      if (id) renamed.push({ position: row.position, id })
    }
  }
  if (renamed.length > 0) {
    await sql`update incoming i set id = r.id, record = jsonb_set(i.record, '{id}', to_jsonb(r.id))
      from json_to_recordset(${JSON.stringify(renamed)}::json) as r(position integer, id text)
      where i.position = r.position`.execute(trx)
  }
  return renamed.length
}

export async function incomingKinds(trx: Db): Promise<CanonicalTableName[]> {
  const { rows } = await sql<{ kind: CanonicalTableName }>`select distinct kind from incoming`.execute(trx)
  return canonicalTables.filter((table) => rows.some((row) => row.kind === table))
}

async function vanishingByContent(trx: Db, kind: CanonicalTableName, sourceId: number): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; town: string; record: CanonicalRecord }>`
    select id, town, record from ${sql.table(kind)} e
    where source_id = ${sourceId} and withdrawn_at is null and not exists (select from incoming i where i.id = e.id)
    order by id`.execute(trx)
  const byContent = new Map<string, string[]>()
  for (const { id, town, record } of rows) {
    const key = contentKey(kind, town, record)
    byContent.set(key, [...(byContent.get(key) ?? []), id])
  }
  return byContent
}

async function knownIds(trx: Db, kind: CanonicalTableName): Promise<Set<number>> {
  const { rows } = await sql<{ position: number }>`
    select i.position from incoming i join ${sql.table(kind)} e on e.id = i.id where i.kind = ${kind}`.execute(trx)
  return new Set(rows.map((row) => row.position))
}

function distinctLines(rows: SetAside[]): SetAside[] {
  return [...new Map(rows.map((row) => [`${row.member}\n${row.line}`, row])).values()]
}
