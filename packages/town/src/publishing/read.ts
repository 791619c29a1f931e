import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { publicationColumns, publicationJoins } from './row.ts'
import type { Publication, PublicationState } from './types.ts'

export async function readPublication(db: Db, id: number): Promise<Publication | undefined> {
  return (await read(db, sql`p.id = ${id}`))[0]
}

export async function readPublicationByRecord(db: Db, recordId: string): Promise<Publication | undefined> {
  return (await read(db, sql`p.record_id = ${recordId}`))[0]
}

/** What a page or a person has written, the last touched first; of some states alone when they are given. */
export async function publicationsOf(
  db: Db,
  whose: { page: number } | { author: string },
  { states, limit = 100, offset = 0 }: { states?: PublicationState[]; limit?: number; offset?: number } = {},
): Promise<Publication[]> {
  const theirs = 'page' in whose ? sql`p.page_id = ${whose.page}` : sql`p.author_id = ${whose.author}`
  const those = states ? sql`${theirs} and p.state = any(${states}::text[])` : theirs
  return read(db, those, sql`p.updated_at desc, p.id desc limit ${limit} offset ${offset}`)
}

/** What waits for a word in a town, the oldest first; or what was set apart. */
export async function readWaiting(
  db: Db,
  town: string,
  { state = 'waiting', limit = 50 }: { state?: 'waiting' | 'quarantined'; limit?: number } = {},
): Promise<Publication[]> {
  return read(db, sql`p.town = ${town} and p.state = ${sql.lit(state)}`, sql`p.created_at, p.id limit ${limit}`)
}

/** The last decisions of a town, the last one first. */
export async function readDecided(db: Db, town: string, limit = 20): Promise<Publication[]> {
  return read(
    db,
    sql`p.town = ${town} and p.decided_at is not null and p.state in ('scheduled', 'published', 'refused')`,
    sql`p.decided_at desc, p.id desc limit ${limit}`,
  )
}

/** How many wait for a word, and are set apart, in each of these towns. */
export async function countProposals(
  db: Db,
  towns: string[],
): Promise<Map<string, { waiting: number; apart: number }>> {
  const { rows } = await sql<{ town: string; waiting: number; apart: number }>`
    select town, count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'quarantined')::int as apart
    from publication where town = any(${towns}::text[]) and state in ('waiting', 'quarantined') group by town`.execute(
    db,
  )
  return new Map(rows.map(({ town, waiting, apart }) => [town, { waiting, apart }]))
}

async function read(db: Db, condition: ReturnType<typeof sql>, end = sql`p.id`): Promise<Publication[]> {
  const { rows } = await sql<Publication>`
    select ${publicationColumns} from ${publicationJoins} where ${condition} order by ${end}`.execute(db)
  return rows
}
