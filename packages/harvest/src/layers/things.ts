import type { CanonicalRecord } from '@wiker/model'
import { type CanonicalTableName, canonicalTables, type Db } from '@wiker/platform'
import { sql } from 'kysely'

/** A thing as readers see it, with the names of those who tell of it. */
export interface ShownThing {
  id: string
  kind: CanonicalTableName
  town: string
  name: string
  category: string | null
  record: CanonicalRecord
  sources: string[]
}

const sources = sql`array(select distinct coalesce(s.name, '') from jsonb_array_elements(r.credits) c left join source s
  on s.id = (c->>'source')::bigint where c ? 'source' order by 1)`

/** Things by their ids, those that are no longer shown left out. */
export async function readThings(db: Db, ids: string[]): Promise<Map<string, ShownThing>> {
  if (ids.length === 0) return new Map()
  const each = canonicalTables.map(
    (kind) => sql`select id, ${kind} as kind, town, name, category, record, credits from ${sql.table(kind)}
      where id = any(${ids}::text[]) and withdrawn_at is null`,
  )
  const { rows } = await sql<ShownThing>`
    select r.id, r.kind, r.town, r.name, r.category, r.record, ${sources} as sources from (${sql.join(each, sql` union all `)}) r`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

const mostFound = 20

/** Things of a town and of one kind with these words in their name, those that begin with them first; `besides` is left out. */
export async function searchThings(
  db: Db,
  { kind, town, words, besides }: { kind: CanonicalTableName; town: string; words: string; besides: string },
): Promise<ShownThing[]> {
  if (words.trim() === '') return []
  const { rows } = await sql<ShownThing>`
    select r.id, ${kind} as kind, r.town, r.name, r.category, r.record, ${sources} as sources from ${sql.table(kind)} r
    where r.town = ${town} and r.withdrawn_at is null and not r.example and r.id <> ${besides}
      and strpos(r.plain_name, plain(${words})) > 0
    order by strpos(r.plain_name, plain(${words})), r.name, r.id limit ${mostFound}`.execute(db)
  return rows
}
