import { defineJob, type JobDefinition } from '@wiker/platform/jobs.ts'
import { forgetItem, isFileUsed, itemsToErase } from '@wiker/town/doors/keeping.ts'
import { forgottenReadings } from '@wiker/town/doors/read.ts'
import { z } from 'zod'
import type { ReadingDeps } from './deps.ts'
import { type PollDeps, pollMailboxes } from './poll.ts'

type KeepingDeps = Pick<ReadingDeps, 'db' | 'files' | 'clock' | 'ask'>

/** Minutes after which a reading that nobody finished is asked for again. */
const patience = 20

/** Erases what came in once its time is over: its files first, then what is known of it. */
export async function eraseOld({ db, files, clock }: KeepingDeps): Promise<number> {
  const items = await itemsToErase(db, clock())
  for (const { id, files: names } of items) {
    for (const name of names) if (!(await isFileUsed(db, name, id))) await files.remove(name)
    await forgetItem(db, id)
  }
  return items.length
}

/** Every night; and what was left waiting by a break is read after all. */
export function doorsKeepingJob(deps: KeepingDeps): JobDefinition<object> {
  return defineJob({
    name: 'doors-keeping',
    data: z.object({}),
    run: async () => {
      await eraseOld(deps)
      for (const id of await forgottenReadings(deps.db, new Date(deps.clock().getTime() - patience * 60_000)))
        await deps.ask(deps.db, id)
    },
  })
}

/** Every few minutes: the towns' mailboxes. One reading at a time in the whole house. */
export function mailboxesJob(deps: PollDeps): JobDefinition<object> {
  return defineJob({
    name: 'mailboxes',
    data: z.object({}),
    policy: 'exclusive',
    retries: 0,
    timeout: 600,
    run: async () => {
      await pollMailboxes(deps)
    },
  })
}
