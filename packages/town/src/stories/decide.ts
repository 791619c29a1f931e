import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { noteDeed } from '../people/audit.ts'
import { checkText, type Found } from './check/check.ts'
import { vocabularyOf } from './check/vocabulary.ts'
import type { StoryActor } from './rules.ts'
import { readStory } from './store.ts'
import type { Part, Problem, Story } from './types.ts'

export type StoryRefusal = 'unknown' | 'state' | 'unfound' | 'empty'
export type StoryDone = { ok: true; story: Story } | { ok: false; reason: StoryRefusal; problems?: Problem[] }

const titleMax = 160
const textMax = 6000

/**
 * Publishes a draft, or again what was taken back. The caller shows it to readers (`web/stories/online.ts` does both in one transaction). What an
 * editor wrote without the data saying so must have somebody who answers for it.
 */
export async function publishStory(trx: Db, id: number, by: StoryActor, now: Date): Promise<StoryDone> {
  const story = await readStory(trx, id, { lock: true })
  if (!story) return { ok: false, reason: 'unknown' }
  if (story.state === 'published') return { ok: false, reason: 'state' }
  if (story.unfound.length > 0 && !story.answeredBy) return { ok: false, reason: 'unfound', problems: story.unfound }
  return move(trx, story, by, now, 'published', { reason: null })
}

/** Refuses a draft: it does not come back in its period. */
export async function refuseStory(trx: Db, id: number, by: StoryActor, given: { now: Date; reason: string }) {
  const story = await readStory(trx, id, { lock: true })
  if (!story) return { ok: false, reason: 'unknown' } as const
  if (story.state !== 'draft') return { ok: false, reason: 'state' } as const
  return move(trx, story, by, given.now, 'refused', { reason: given.reason })
}

/** Takes a published story back. The caller takes it from readers' view. */
export async function withdrawStory(trx: Db, id: number, by: StoryActor, given: { now: Date; reason: string }) {
  const story = await readStory(trx, id, { lock: true })
  if (!story) return { ok: false, reason: 'unknown' } as const
  if (story.state !== 'published') return { ok: false, reason: 'state' } as const
  return move(trx, story, by, given.now, 'withdrawn', { reason: given.reason })
}

/**
 * Another text. It goes through the checker: what the data do not say is given back with `unfound`, and nothing is changed, unless `answers` says
 * that the editor answers for it. The other languages are dropped: nobody has written them.
 */
export async function editStory(
  trx: Db,
  id: number,
  by: StoryActor,
  given: { title: string; text: string; answers?: boolean; now: Date },
): Promise<StoryDone> {
  const story = await readStory(trx, id, { lock: true })
  if (!story) return { ok: false, reason: 'unknown' }
  if (story.state !== 'draft' && story.state !== 'published') return { ok: false, reason: 'state' }
  const title = given.title.trim().slice(0, titleMax)
  const text = tidy(given.text)
  if (!title || !text) return { ok: false, reason: 'empty' }
  const { problems, parts } = await readEdited(story, title, text)
  if (problems.length > 0 && !given.answers) return { ok: false, reason: 'unfound', problems }
  await sql`
    update story set previous = ${previousOf}, title = ${title}, text = ${text}, parts = ${JSON.stringify(parts)}::jsonb, others = '{}',
      edited_at = ${given.now}, edited_by = ${by.person}, unfound = ${JSON.stringify(problems)}::jsonb,
      answered_by = ${problems.length > 0 ? by.person : null}, outdated = null, updated_at = ${given.now}
    where id = ${id}`.execute(trx)
  await note(trx, story, by, 'edit')
  return { ok: true, story: (await readStory(trx, id))! }
}

/** Takes back the last decision or edit: the story is what it was before. */
export async function undoStory(trx: Db, id: number, by: StoryActor, now: Date): Promise<StoryDone> {
  const story = await readStory(trx, id, { lock: true })
  if (!story) return { ok: false, reason: 'unknown' }
  if (!story.undoable) return { ok: false, reason: 'state' }
  await sql`
    update story s set (state, title, text, parts, others, unfound, reason, edited_at, edited_by, answered_by, published_at, outdated, previous, updated_at) =
      (select b.state, b.title, b.text, b.parts, b.others, b.unfound, b.reason, b.edited_at, b.edited_by, b.answered_by, b.published_at,
              b.outdated, null::jsonb, ${now}::timestamptz
       from jsonb_populate_record(s, s.previous) b)
    where id = ${id}`.execute(trx)
  await note(trx, story, by, 'undo')
  return { ok: true, story: (await readStory(trx, id))! }
}

/** A story as it is, without what it was before. */
const previousOf = sql`(to_jsonb(story) - '{previous,evidence,chart,image,corrections}'::text[])`

async function move(
  trx: Db,
  story: Story,
  by: StoryActor,
  now: Date,
  state: Story['state'],
  { reason }: { reason: string | null },
): Promise<StoryDone> {
  const first = state === 'published' ? sql`coalesce(published_at, ${now}::timestamptz)` : sql`published_at`
  await sql`
    update story set previous = ${previousOf}, state = ${state}, reason = ${reason}, published_at = ${first}, decided_at = ${now},
      decided_by = ${by.person}, updated_at = ${now}
    where id = ${story.id}`.execute(trx)
  await note(trx, story, by, state)
  return { ok: true, story: (await readStory(trx, story.id))! }
}

async function note(trx: Db, { id, town, title, kind }: Story, by: StoryActor, did: string): Promise<void> {
  if (!by.person) return
  const deed = { person: by.person, role: by.capacity, action: 'story.handle', town, subject: String(id) } as const
  await noteDeed(trx, { ...deed, details: { name: title, kind, did } })
}

/** What an edited text says that the data do not, and its pieces with the facts they say. */
export async function readEdited(story: Pick<Story, 'language' | 'evidence'>, title: string, text: string) {
  const vocabulary = await vocabularyOf(story.language)
  const judging = { language: story.language, facts: story.evidence.facts, vocabulary }
  const whole = checkText({ text: `${title}\n\n${text}`, ...judging })
  return { problems: whole.problems, parts: cut(text, checkText({ text, ...judging }).found) }
}

const tidy = (text: string) =>
  text
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim())
    .filter(Boolean)
    .join('\n\n')
    .slice(0, textMax)

/** A text cut where it says a fact, paragraph by paragraph. */
export function cut(text: string, found: readonly Found[]): Part[][] {
  let offset = 0
  return text.split('\n\n').map((paragraph) => {
    const parts: Part[] = []
    let at = 0
    for (const { start, end, fact } of found) {
      const [from, to] = [start - offset, end - offset]
      if (from < at || to > paragraph.length) continue
      if (from > at) parts.push({ t: paragraph.slice(at, from) })
      parts.push({ t: paragraph.slice(from, to), e: [fact] })
      at = to
    }
    if (at < paragraph.length) parts.push({ t: paragraph.slice(at) })
    offset += paragraph.length + 2
    return parts
  })
}
