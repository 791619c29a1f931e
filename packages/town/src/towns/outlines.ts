import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { TownOutline } from '../types.ts'
import { cardOf } from './card.ts'

/** Outlines of the open towns, for the map of the network. */
export async function readOutlines(db: Db): Promise<TownOutline[]> {
  return read(db, sql`t.opened_at is not null`)
}

/** One town's outline, open or not. */
export async function readOutline(db: Db, code: string): Promise<TownOutline | undefined> {
  return (await read(db, sql`t.code = ${code}`))[0]
}

async function read(db: Db, condition: ReturnType<typeof sql>): Promise<TownOutline[]> {
  const { rows } = await sql<Parameters<typeof cardOf>[0] & { geometry: TownOutline['geometry'] }>`
    select t.code, t.slug, t.name, t.colour, t.latitude, t.longitude, t.outline as geometry
    from town t where ${condition} order by t.plain_name`.execute(db)
  return rows.map(cardOf)
}
