import { type NewRecord, saveRecord, withdrawTyped } from '@wiker/harvest'
import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { dayIn } from '@wiker/town/days.ts'
import { noteHappening } from '@wiker/town/happenings/note.ts'
import { editStory, publishStory, type StoryDone, undoStory, withdrawStory } from '@wiker/town/stories/decide.ts'
import { storyKinds } from '@wiker/town/stories/registry.ts'
import type { StoryActor } from '@wiker/town/stories/rules.ts'
import { noteThing, readStory } from '@wiker/town/stories/store.ts'
import type { Story } from '@wiker/town/stories/types.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import { words } from '../formatting/words.ts'

export interface StoryOnlineDeps {
  clock: () => Date
  publicUrl: string
}

/** Publishes a story: from then on it is an article of the town's news, in its feeds and its search. One transaction. */
export function putStoryOnline(deps: StoryOnlineDeps, db: Database, id: number, by: StoryActor): Promise<StoryDone> {
  return within(db, async (trx): Promise<StoryDone> => {
    const done = await publishStory(trx, id, by, deps.clock())
    if (!done.ok) return done
    const thing = await showStory(deps, trx, done.story)
    await noteHappening(trx, { kind: 'published', town: done.story.town, thing })
    return { ok: true, story: (await readStory(trx, id))! }
  })
}

/** Takes a published story back, for a reason that its page says. */
export function takeStoryOffline(
  deps: StoryOnlineDeps,
  db: Database,
  id: number,
  by: StoryActor,
  reason: string,
): Promise<StoryDone> {
  return within(db, async (trx): Promise<StoryDone> => {
    const done = await withdrawStory(trx, id, by, { now: deps.clock(), reason })
    if (done.ok) await hideStory(deps, trx, done.story)
    return done
  })
}

/** Another text, judged again; at once for readers when it is published. */
export function editStoryOnline(
  deps: StoryOnlineDeps,
  db: Database,
  id: number,
  by: StoryActor,
  given: { title: string; text: string; answers?: boolean },
): Promise<StoryDone> {
  return within(db, async (trx): Promise<StoryDone> => {
    const done = await editStory(trx, id, by, { ...given, now: deps.clock() })
    if (done.ok && done.story.state === 'published') await showStory(deps, trx, done.story)
    return done
  })
}

/** Takes the last decision back, for readers too. */
export function undoStoryOnline(deps: StoryOnlineDeps, db: Database, id: number, by: StoryActor): Promise<StoryDone> {
  return within(db, async (trx): Promise<StoryDone> => {
    const before = await readStory(trx, id)
    const done = await undoStory(trx, id, by, deps.clock())
    if (!done.ok) return done
    if (done.story.state === 'published') await showStory(deps, trx, done.story)
    else if (before?.state === 'published') await hideStory(deps, trx, done.story)
    return done
  })
}

/** Lays the article down that readers see. Returns its thing. */
export async function showStory(deps: StoryOnlineDeps, trx: Database, story: Story): Promise<string> {
  const kind = (await storyKinds()).find(({ name }) => name === story.kind)
  const [home] = await getTownsByCode(trx, [story.town])
  const now = deps.clock()
  const published = story.publishedAt ?? now
  const record = {
    type: 'Article',
    id: story.recordId,
    name: story.title,
    articleBody: story.text,
    datePublished: dayIn(home!.timezone, published),
    inLanguage: story.language,
    townCode: story.town,
    ...(story.correctedAt && { dateModified: dayIn(home!.timezone, story.correctedAt) }),
    ...(kind && { categories: [kind.category] }),
    ...(story.image && { image: story.image }),
    provenance: { source: deps.publicUrl, publisher: words[story.language].t('stories.credit', { town: home!.name }) },
  } as NewRecord
  const today = dayIn(home!.timezone, now)
  const saved = await saveRecord(trx, record, { town: story.town, now, today, by: 'organiser' })
  if (!saved.ok) throw new Error(`A story could not be stored: ${JSON.stringify(saved.problems)}`)
  await noteThing(trx, story.id, saved.thing)
  return saved.thing
}

async function hideStory(deps: StoryOnlineDeps, trx: Database, story: Story): Promise<void> {
  const [home] = await getTownsByCode(trx, [story.town])
  const now = deps.clock()
  await withdrawTyped(trx, story.recordId, { now, today: dayIn(home!.timezone, now) })
}

function within<T>(db: Database, work: (trx: Database) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work)
}
