import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { ListQuery, Section } from '../types.ts'
import { type FeedItem, type LeavingRow, leaving, sourceColumns } from './leaving.ts'
import { hasWords, inCategory } from './list.ts'
import { rowsOf } from './rows.ts'

/** Rows of a feed that is meant to be whole (tables, maps). */
const mostInTable = 20_000

/**
 * The records behind a section's list, whole, one by one: for its feeds. Examples are left out, and so are e-mail addresses, which are
 * never given in bulk. The latest first where they have a day, else by name.
 */
export async function readSectionRecords(
  db: Db,
  query: ListQuery & { section: Section; today: string; categories?: string[]; year?: number | null; limit?: number },
): Promise<FeedItem[]> {
  const { rows } = await sql<LeavingRow>`
    with r as (${rowsOf(query.section, query.scope ?? query.town.code, query.today)})
    select r.kind, r.id, r.name, r.category, r.record, r.latitude is not null as placed, t.slug as town, ${sourceColumns}
    from r join town t on t.code = r.town left join source s on s.id = r.source_id
    where not r.example and ${inCategory(query)} and ${hasWords(query)}
      and (${query.year ?? null}::int is null or (r.record ->> 'year')::int = ${query.year ?? null})
    order by r.day desc nulls last, r.plain_name, r.id limit ${query.limit ?? mostInTable}`.execute(db)
  return rows.map(leaving)
}
