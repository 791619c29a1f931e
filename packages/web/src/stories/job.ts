import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { defineJob, type JobDefinition } from '@wiker/platform/jobs.ts'
import { dayIn } from '@wiker/town/days.ts'
import { draftStories } from '@wiker/town/stories/draft.ts'
import { correctStory, recheckStories } from '@wiker/town/stories/recheck.ts'
import type { Composed } from '@wiker/town/stories/types.ts'
import { listOpenTowns } from '@wiker/town/towns/list.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { z } from 'zod'
import { words } from '../formatting/words.ts'
import type { Log } from '../server/deps.ts'
import { putStoryOnline, type StoryOnlineDeps, showStory, takeStoryOffline } from './online.ts'

export interface StoryJobDeps extends StoryOnlineDeps {
  log: Pick<Log, 'error' | 'info'>
  /** Says a text better by a language model, when the operator set one up. */
  polish?: ((story: Composed) => Promise<Composed | undefined>) | undefined
}

/** Nobody: the night, by a rule that somebody set. */
const theNight = { person: null, capacity: 'animator' } as const

/** Every night: what the data tell, town by town, and whether what was published still holds. One town that fails keeps none of the others. */
export async function tellTowns(
  deps: StoryJobDeps,
  db: Database,
  towns?: TownCard[],
): Promise<{ drafts: number; published: number }> {
  let drafts = 0
  let published = 0
  for (const town of towns ?? (await listOpenTowns(db))) {
    const today = dayIn(town.timezone, deps.clock())
    try {
      await keepTrue(deps, db, town, today)
      const drafted = await draftStories(db, town, today, deps.polish ? { polish: deps.polish } : {})
      for (const { kind, language, problems } of drafted.refused)
        deps.log.error({ town: town.code, kind, language, problems }, 'The checker refused a story of the house')
      for (const id of drafted.toPublish) if ((await putStoryOnline(deps, db, id, theNight)).ok) published++
      drafts += drafted.drafts.length
    } catch (error) {
      deps.log.error({ err: error, town: town.code }, 'The stories of a town could not be written')
    }
  }
  return { drafts, published }
}

/** Corrects, takes back or hands to a person what its data no longer bear out. */
export async function keepTrue(deps: StoryOnlineDeps, db: Database, town: TownCard, today: string): Promise<void> {
  for (const found of await recheckStories(db, town, today)) {
    if (found.what === 'withdraw')
      await takeStoryOffline(deps, db, found.story.id, theNight, words[found.story.language].t('stories.dataGone'))
    if (found.what === 'correct')
      await db.transaction().execute(async (trx) => {
        const corrected = await correctStory(trx, found.story, found.composed, deps.clock())
        await showStory(deps, trx, corrected)
      })
  }
}

export function storiesJob(deps: StoryJobDeps, db: Database): JobDefinition {
  return defineJob({
    name: 'tell-stories',
    data: z.object({}),
    retries: 0,
    policy: 'exclusive',
    run: async () => {
      const { drafts, published } = await tellTowns(deps, db)
      if (drafts > 0) deps.log.info({ drafts, published }, 'Stories were written from the data')
    },
  })
}
