import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { publicationColumns, publicationJoins } from './row.ts'
import type { Publication, PublicationState } from './types.ts'

export async function readPublication(db: Db, id: number): Promise<Publication | undefined> {
  return (await read(db, sql`p.id = ${id}`))[0]
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

export interface ProposalCount {
  /** Proposals that wait for a word. */
  waiting: number
  /** What was set apart. */
  apart: number
  /** What other towns ask to have shown here. */
  asked: number
}

/** How much waits in each of these towns; towns where nothing does are left out. */
export async function countProposals(db: Db, towns: string[]): Promise<Map<string, ProposalCount>> {
  const { rows } = await sql<ProposalCount & { town: string }>`
    select town, count(*) filter (where kind = 'waiting')::int as waiting, count(*) filter (where kind = 'quarantined')::int as apart,
      count(*) filter (where kind = 'asked')::int as asked
    from (
      select town, state as kind from publication where town = any(${towns}::text[]) and state in ('waiting', 'quarantined')
      union all
      select r.town, 'asked' from publication_reach r join publication p on p.id = r.publication_id
      where r.town = any(${towns}::text[]) and r.state = 'asked' and p.state = 'published') w
    group by town`.execute(db)
  return new Map(rows.map(({ town, ...count }) => [town, count]))
}

/** Towns where something has come to wait for a word since a moment, with how much waits in all. */
export async function townsWithNewProposals(db: Db, since: Date): Promise<{ town: string; waiting: number }[]> {
  const { rows } = await sql<{ town: string; waiting: number }>`
    select town, count(*)::int as waiting from publication where state = 'waiting' group by town
    having max(coalesce(confirmed_at, updated_at)) > ${since} order by town`.execute(db)
  return rows
}

/** How many things of these senders were accepted in a town, by `senderOf`. */
export async function countAccepted(db: Db, town: string, publications: Publication[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ page: number | null; email: string | null; count: number }>`
    select p.page_id as page, lower(coalesce(a.email, p.author_email)) as email, count(*)::int as count
    from publication p left join person a on a.id = p.author_id
    where p.town = ${town} and p.published_at is not null group by 1, 2`.execute(db)
  const wanted = new Set(publications.map(senderOf))
  const all = rows.map(({ page, email, count }) => [page === null ? (email ?? '') : `page ${page}`, count] as const)
  return new Map(all.filter(([sender]) => wanted.has(sender)))
}

/** Who is trusted or not: the page, else the address. */
export const senderOf = ({ page, email }: Pick<Publication, 'page' | 'email'>): string =>
  page ? `page ${page.id}` : (email?.toLowerCase() ?? '')

async function read(db: Db, condition: ReturnType<typeof sql>, end = sql`p.id`): Promise<Publication[]> {
  const { rows } = await sql<Publication>`
    select ${publicationColumns} from ${publicationJoins} where ${condition} order by ${end}`.execute(db)
  return rows
}
