import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { TownCard, TownMatch } from '../types.ts'
import { type CardRow, cardColumns, cardOf } from './card.ts'

/** The open town of that address. */
export async function getTown(db: Db, slug: string): Promise<TownCard | undefined> {
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from town t where t.slug = ${slug} and t.opened_at is not null`.execute(db)
  return rows[0] && cardOf(rows[0])
}

/** Towns of that address which have no site yet: several towns may share a name. The largest first, ten at most. */
export async function knownTowns(db: Db, slug: string): Promise<TownMatch[]> {
  const { rows } = await sql<CardRow & { department: string | null }>`
    select ${cardColumns}, t.department from town t where t.slug = ${slug} and t.opened_at is null
    order by t.population desc nulls last, t.code limit 10`.execute(db)
  return rows.map((row) => ({ ...cardOf(row), open: false, by: 'name' as const }))
}
