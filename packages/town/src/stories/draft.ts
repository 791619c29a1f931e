import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { TownCard } from '../types.ts'
import { composeStories, plainText, type Refused } from './compose.ts'
import type { KnownKind } from './registry.ts'
import { storyRules } from './rules.ts'
import { recordIdOf } from './store.ts'
import type { Composed } from './types.ts'

export interface Drafted {
  /** Drafts written or written again. */
  drafts: number[]
  /** Those of them that a rule publishes: whoever calls puts them online. */
  toPublish: number[]
  refused: Refused[]
}

interface DraftOptions {
  kinds?: KnownKind[]
  /** Says a text better, or gives undefined: the house's own is kept. */
  polish?: (story: Composed) => Promise<Composed | undefined>
}

/**
 * Composes what a town's data tell today, and keeps it as drafts. A story that was decided, or that somebody edited, is left as it is: one that was
 * refused does not come back in its period. Calling it twice changes nothing.
 */
export async function draftStories(
  db: Db,
  town: TownCard,
  today: string,
  { kinds, polish }: DraftOptions = {},
): Promise<Drafted> {
  await dropOver(db, town.code, today)
  const rules = await storyRules(db, town.code)
  const { stories, refused } = await composeStories(db, { town, today, ...(kinds && { kinds }) })
  const drafted: Drafted = { drafts: [], toPublish: [], refused }
  for (const story of stories) {
    const rule = rules[story.kind] ?? 'draft'
    if (rule === 'never') continue
    const better = polish && (await isNew(db, town.code, story)) ? await polish(story) : undefined
    const id = await keepDraft(db, town.code, better ?? story, better !== undefined)
    if (id !== undefined) drafted.drafts.push(id)
    if (rule === 'publish') drafted.toPublish.push(...(await untouched(db, town.code, story)))
  }
  return drafted
}

/** The draft of a story, unless somebody has seen to it. */
async function untouched(db: Db, town: string, { kind, period }: Composed): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from story where town = ${town} and kind = ${kind} and period = ${period} and state = 'draft' and edited_at is null`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** A draft that nobody published in time is no news any more. */
async function dropOver(db: Db, town: string, today: string): Promise<void> {
  await sql`delete from story where town = ${town} and state = 'draft' and until < ${today}::date`.execute(db)
}

async function isNew(db: Db, town: string, { kind, period }: Composed): Promise<boolean> {
  const { rows } = await sql`
    select from story where town = ${town} and kind = ${kind} and period = ${period}`.execute(db)
  return rows.length === 0
}

/** Lays a draft down; undefined when there is one already that somebody has seen to, or the very same. */
async function keepDraft(db: Db, town: string, story: Composed, polished: boolean): Promise<number | undefined> {
  const { told, others, evidence, image, kind, period, language, variant, today, until } = story
  const { rows } = await sql<{ id: number }>`
    insert into story (town, kind, language, period, title, text, parts, evidence, chart, image, others, variant, polished, composed_on, until, record_id)
    values (${town}, ${kind}, ${language}, ${period}, ${told.title}, ${plainText(told)}, ${JSON.stringify(told.paragraphs)}::jsonb,
      ${JSON.stringify(evidence)}::jsonb, ${told.chart && JSON.stringify(told.chart)}::jsonb, ${image && JSON.stringify(image)}::jsonb,
      ${JSON.stringify(others)}::jsonb, ${variant}, ${polished}, ${today}, ${until}, ${recordIdOf(town, kind, period)})
    on conflict (town, kind, period) do update set
      (language, title, text, parts, evidence, chart, image, others, variant, polished, composed_on, until, updated_at) =
      (excluded.language, excluded.title, excluded.text, excluded.parts, excluded.evidence, excluded.chart, excluded.image, excluded.others,
       excluded.variant, excluded.polished, excluded.composed_on, excluded.until, now())
      where story.state = 'draft' and story.edited_at is null and not story.polished and story.text <> excluded.text
    returning id`.execute(db)
  return rows[0]?.id
}
