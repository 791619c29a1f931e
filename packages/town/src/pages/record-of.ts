import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { pathOf } from '../records/path.ts'
import { type Kind, sectionOf } from '../sections.ts'
import type { Section } from '../types.ts'

/** What is known of a thing, and where readers find it. */
export interface RecordPlace {
  name: string
  section: Section
  path: string
  townSlug: string
  record: Record<string, unknown>
}

/** Where the records of some things are (events, organisations, places, news, deals), by their ids; those that are gone are left out. */
export async function readRecordPlace(db: Db, things: readonly string[]): Promise<Map<string, RecordPlace>> {
  if (things.length === 0) return new Map()
  const ids = [...new Set(things)]
  const kinds = ['event', 'organization', 'place', 'article', 'offer'] as const
  const parts = kinds.map(
    (kind) => sql`select ${sql.lit(kind)} as kind, k.id, k.name, k.category, k.record, t.slug from ${sql.table(kind)} k
      join town t on t.code = k.town where k.id = any(${ids}::text[]) and k.withdrawn_at is null`,
  )
  const { rows } = await sql<{
    kind: Kind
    id: string
    name: string
    category: string | null
    record: Record<string, unknown>
    slug: string
  }>`${sql.join(parts, sql` union all `)}`.execute(db)
  return new Map(
    rows.map(({ kind, id, name, category, record, slug }) => [
      id,
      { name, section: sectionOf(kind, category), path: pathOf(id, name), townSlug: slug, record },
    ]),
  )
}
