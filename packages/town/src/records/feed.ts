import type { CanonicalRecord } from '@wiker/model'
import { sql } from 'kysely'
import { credited } from '../agenda/feed.ts'
import type { Db } from '../db.ts'
import type { ListQuery, Section } from '../types.ts'
import { hasWords, inCategory } from './list.ts'
import { rowsOf, withoutEmail } from './rows.ts'

/** Rows of a feed that is meant to be whole (tables, maps). */
const mostInTable = 20_000

/**
 * The records behind a section's list, whole, one by one: for its feeds. Examples are left out, and so are e-mail addresses, which are
 * never given in bulk. The latest first where they have a day, else by name.
 */
export async function readSectionRecords(
  db: Db,
  query: ListQuery & { section: Section; today: string; categories?: string[]; year?: number | null; limit?: number },
): Promise<CanonicalRecord[]> {
  const { rows } = await sql<{ record: CanonicalRecord; publisher: string | null; licence: string | null }>`
    with r as (${rowsOf(query.section, query.town.code, query.today)})
    select r.record, s.publisher, s.licence from r left join source s on s.id = r.source_id
    where not r.example and (${query.category ?? null}::text is null or r.category = ${query.category ?? null})
    order by r.day desc nulls last, r.plain_name, r.id limit ${query.limit ?? mostInTable}`.execute(db)
  return rows.map((row) => withoutEmail(credited(row)))
}
