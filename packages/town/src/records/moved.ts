import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { isHidden } from '../order/subject.ts'
import { type Kind, sectionOf } from '../sections.ts'
import type { MovedTo, Section, TownCard } from '../types.ts'
import { hasKey } from './key.ts'
import { pathOf } from './path.ts'

interface MovedRow {
  kind: Kind
  id: string
  name: string
  category: string | null
  town: string
  open: boolean
  on: string
}

/** What became of a page: it stands elsewhere, or is of a town that has no site. */
export type Moved =
  | ({ state: 'moved' } & MovedTo)
  | { state: 'withdrawn'; name: string; section: Section; withdrawnOn: string; hidden: boolean }

/**
 * Where a page is that once stood in this town under an id beginning with this key: what two sources told of apart is one thing since,
 * somebody joined them, or it is in another town than was said at first. Asked only when no page is there.
 */
export async function readMoved(
  db: Db,
  { town, key, among }: { town: TownCard; key: string; among: readonly Kind[] },
): Promise<Moved | undefined> {
  const parts = among.map(
    (kind) => sql`
      select ${sql.lit(kind)} as kind, k.id, k.name, k.category, t.slug as town, t.opened_at is not null as open,
        to_char(k.updated_at at time zone ${town.timezone}, 'YYYY-MM-DD') as on
      from ${sql.table(kind)} k join town t on t.code = k.town
      where k.id in (select thing_id from thing_alias where ${hasKey(kind, key)})
        or (${hasKey(kind, key, 'k.id')} and k.town <> ${town.code} and k.withdrawn_at is null)`,
  )
  const { rows } = await sql<MovedRow>`${sql.join(parts, sql` union all `)} order by open desc limit 1`.execute(db)
  const [row] = rows
  if (!row) return undefined
  const section = sectionOf(row.kind, row.category)
  if (row.open) return { state: 'moved', town: row.town, section, path: pathOf(row.id, row.name) }
  return { state: 'withdrawn', name: row.name, section, withdrawnOn: row.on, hidden: await isHidden(db, row.id) }
}
