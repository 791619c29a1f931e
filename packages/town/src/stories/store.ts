import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { Story, StoryState } from './types.ts'

/** What a story is kept under for readers: the same for ever, for a town, a kind and a period. */
export function recordIdOf(town: string, kind: string, period: string): string {
  const hex = createHash('sha256').update(`${town}\n${kind}\n${period}`).digest('hex')
  return `urn:wiker:article:${hex.slice(0, 20)}`
}

const columns = sql`
  id, town, kind, language, period, state, title, text, parts, evidence, chart, image, others, variant, polished,
  composed_on::text as "composedOn", until::text as until, edited_at as "editedAt", unfound, answered_by as "answeredBy", reason,
  decided_at as "decidedAt", record_id as "recordId", thing_id as "thingId", published_at as "publishedAt",
  corrected_at as "correctedAt", corrections, outdated, previous is not null as undoable, created_at as "createdAt"`

/** One story, locked until the transaction ends when it is to be changed. */
export async function readStory(db: Db, id: number, { lock = false } = {}): Promise<Story | undefined> {
  const { rows } = await sql<Story>`
    select ${columns} from story where id = ${id} ${lock ? sql`for update` : sql``}`.execute(db)
  return rows[0]
}

/** The published story that readers see as this article; undefined for any other article. */
export async function storyOfArticle(db: Db, thing: string): Promise<Story | undefined> {
  const { rows } = await sql<Story>`
    select ${columns} from story where (record_id = ${thing} or thing_id = ${thing}) and state = 'published'
    order by id limit 1`.execute(db)
  return rows[0]
}

export interface StoriesWanted {
  states?: readonly StoryState[]
  kind?: string
  /** Published on that day or later, `YYYY-MM-DD`: what a letter tells of a week. */
  since?: string
  /** Still news on that day. */
  newsOn?: string
  limit?: number
}

/** A town's stories, drafts first, then the latest decided. */
export async function readStories(db: Db, town: string, wanted: StoriesWanted = {}): Promise<Story[]> {
  const { states = ['draft', 'published'], kind, since, newsOn, limit = 100 } = wanted
  const { rows } = await sql<Story>`
    select ${columns} from story
    where town = ${town} and state = any(${[...states]}::text[]) and (${kind ?? null}::text is null or kind = ${kind ?? null})
      and (${since ?? null}::date is null or published_at >= ${since ?? null}::date)
      and (${newsOn ?? null}::date is null or until >= ${newsOn ?? null}::date)
    order by state <> 'draft', outdated is null, coalesce(published_at, decided_at) desc nulls last, until, kind limit ${limit}`.execute(
    db,
  )
  return rows
}

/** How many drafts, and published stories whose data changed, wait for a word in each of these towns. */
export async function countStories(db: Db, towns: string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ town: string; count: number }>`
    select town, count(*)::int as count from story
    where town = any(${towns}::text[]) and (state = 'draft' or (state = 'published' and outdated is not null)) group by town`.execute(
    db,
  )
  return new Map(rows.map(({ town, count }) => [town, count]))
}

/** Writes down in which article readers see a story. */
export async function noteThing(trx: Db, id: number, thing: string): Promise<void> {
  await sql`update story set thing_id = ${thing} where id = ${id}`.execute(trx)
}
