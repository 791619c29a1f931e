import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { TownOutline } from '../types.ts'
import { cardOf } from './card.ts'

export type PeopledOutline = TownOutline & { population: number | null }

/** Outlines of the open towns, for the map of the network. */
export async function readOutlines(db: Db): Promise<PeopledOutline[]> {
  return read(db, sql`t.opened_at is not null`)
}

/** What lies around the open towns: the other towns of their départements that have an outline, the most peopled first. */
export async function readGround(db: Db): Promise<PeopledOutline[]> {
  return read(
    db,
    sql`t.opened_at is null and t.outline is not null
      and t.department in (select department from town where opened_at is not null and outline is not null)`,
    sql`t.population desc nulls last, t.code`,
  )
}

/** One town's outline, open or not. */
export async function readOutline(db: Db, code: string): Promise<TownOutline | undefined> {
  return (await read(db, sql`t.code = ${code}`))[0]
}

/** Degrees of latitude in which the neighbours' centres are looked for: the largest communes are three times smaller. */
const reach = 0.25

/** The outlines of the towns around one, open or not: what its map shows beyond its own edge. */
export async function readOutlinesAround(
  db: Db,
  town: { code: string; latitude: number | null; longitude: number | null },
): Promise<TownOutline[]> {
  if (town.latitude === null || town.longitude === null) return []
  const wide = reach / Math.max(0.05, Math.cos((town.latitude * Math.PI) / 180))
  return read(
    db,
    sql`t.outline is not null and t.code <> ${town.code}
      and t.latitude between ${town.latitude - reach} and ${town.latitude + reach}
      and t.longitude between ${town.longitude - wide} and ${town.longitude + wide}`,
  )
}

async function read(db: Db, condition: ReturnType<typeof sql>, order = sql`t.plain_name`) {
  type Row = Parameters<typeof cardOf>[0] & { geometry: TownOutline['geometry'] }
  const { rows } = await sql<Row>`
    select t.code, t.slug, t.name, t.colour, t.latitude, t.longitude, t.population, t.outline as geometry
    from town t where ${condition} order by ${order}`.execute(db)
  return rows.map(cardOf)
}
