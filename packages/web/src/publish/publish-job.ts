import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { defineJob, type JobDefinition } from '@wiker/platform/jobs.ts'
import { dueToRelease } from '@wiker/town/publishing/release.ts'
import { z } from 'zod'
import type { Log } from '../server/deps.ts'
import { type OnlineDeps, putOnline } from './online.ts'

/** Nobody: the hour that was chosen has come. */
const theHour = { person: null, capacity: 'proposer' } as const

/** Puts online what is due; each by itself, so that one that fails keeps none of the others. Two workers at once do each once. */
export async function publishDue(deps: OnlineDeps & { log: Pick<Log, 'error'> }, db: Database): Promise<number> {
  let published = 0
  for (const id of await dueToRelease(db, deps.clock())) {
    try {
      const online = await putOnline(deps, db, id, theHour)
      if (online.ok && online.thing) published++
      else if (!online.ok && online.reason === 'invalid') {
        deps.log.error(
          { publication: id, problems: online.problems },
          'A scheduled publication is none that the model accepts',
        )
      }
    } catch (error) {
      deps.log.error({ err: error, publication: id }, 'A scheduled publication could not be put online')
    }
  }
  return published
}

/** Every minute: what was scheduled for now. */
export function publishJob(deps: OnlineDeps & { log: Pick<Log, 'error'> }, db: Database): JobDefinition {
  return defineJob({
    name: 'publish-due',
    data: z.object({}),
    retries: 0,
    policy: 'exclusive',
    run: async () => {
      await publishDue(deps, db)
    },
  })
}
