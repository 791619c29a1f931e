import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { TownCard } from '../types.ts'
import { type CardRow, cardColumns, cardOf } from './card.ts'

/** Every open town, by name. */
export async function listOpenTowns(db: Db): Promise<TownCard[]> {
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from town t where t.opened_at is not null order by t.plain_name, t.code`.execute(db)
  return rows.map(cardOf)
}

/** Towns by their codes, open or not, by name. */
export async function getTownsByCode(db: Db, codes: string[]): Promise<TownCard[]> {
  if (codes.length === 0) return []
  const { rows } = await sql<CardRow>`
    select ${cardColumns} from town t where t.code = any(${codes}::text[]) order by t.plain_name, t.code`.execute(db)
  return rows.map(cardOf)
}
