import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { type Kind, sectionOf } from '../sections.ts'
import type { MovedTo } from '../types.ts'
import { hasKey } from './key.ts'
import { pathOf } from './path.ts'

interface MovedRow {
  kind: Kind
  id: string
  name: string
  category: string | null
  town: string
}

/**
 * Where a page is that once stood under an id beginning with this key: what two sources told of apart is one thing since, or somebody
 * joined them. Asked only when no page is there.
 */
export async function readMoved(db: Db, key: string, among: readonly Kind[]): Promise<MovedTo | undefined> {
  const parts = among.map(
    (kind) => sql`
      select ${sql.lit(kind)} as kind, k.id, k.name, k.category, t.slug as town from ${sql.table(kind)} k join town t on t.code = k.town
      where t.opened_at is not null
        and k.id in (select thing_id from thing_alias where ${hasKey(kind, key)})`,
  )
  const { rows } = await sql<MovedRow>`${sql.join(parts, sql` union all `)} limit 1`.execute(db)
  const [row] = rows
  return row && { town: row.town, section: sectionOf(row.kind, row.category), path: pathOf(row.id, row.name) }
}
