import { defineJob, type Jobs } from '@wiker/platform/jobs.ts'
import { saysSomething } from '@wiker/town/letter/arrange.ts'
import { beginSending, closeIssue, openIssue } from '@wiker/town/letter/issues.ts'
import { issuesToSend } from '@wiker/town/letter/send.ts'
import { countSubscribers } from '@wiker/town/letter/subscribers.ts'
import { letterOfWeek, readSetting } from '@wiker/town/letter/when.ts'
import { listOpenTowns } from '@wiker/town/towns/list.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { z } from 'zod'
import type { Log } from '../server/deps.ts'
import { composed } from './composed.ts'
import { type LettersToSend, sendLetters } from './send-letters.ts'

export interface LetterWork extends LettersToSend {
  log: Log
  jobs: () => Jobs
}

/** After this long a letter that could not leave is no news any more. */
const latest = 24 * 3_600_000

/** Every five minutes: the letters whose hour has come begin; those that were begun go on, in a work of its own. */
export function letterJobs(work: LetterWork) {
  const sending = defineJob({
    name: 'letter-send',
    data: z.object({}),
    policy: 'exclusive',
    timeout: 4 * 3600,
    run: (_, { signal }) => sendLetters({ ...work, signal }),
  })
  const beginning = defineJob({
    name: 'letter-begin',
    data: z.object({}),
    policy: 'exclusive',
    run: async () => {
      for (const town of await listOpenTowns(work.db)) await beginDue(work, town)
      if ((await issuesToSend(work.db)).length > 0) await work.jobs().enqueue(work.db, sending, {})
    },
  })
  return {
    jobs: [beginning, sending],
    schedule: () => work.jobs().schedule(beginning, '*/5 * * * *', {}),
  }
}

/** Has the letter of this week leave when its hour has come; with nothing to say, or nobody to say it to, it does not, and says so. */
export async function beginDue(
  { db, now, log }: Pick<LetterWork, 'db' | 'now' | 'log'>,
  town: TownCard,
): Promise<void> {
  try {
    const setting = await readSetting(db, town.code)
    const time = letterOfWeek(setting, town.timezone, now())
    const late = now().getTime() - time.at.getTime()
    if (!setting.isOn || late < 0 || (await countSubscribers(db, town.code)).on === 0) return
    await db.transaction().execute(async (trx) => {
      const issue = await openIssue(trx, town.code, time)
      if (issue.state !== 'draft') return
      if (late > latest) return closeIssue(trx, issue.id, 'late', now())
      const { all: _, ...content } = await composed(trx, town, issue)
      if (!saysSomething(content)) return closeIssue(trx, issue.id, 'empty', now())
      await beginSending(trx, issue, content, now())
    })
  } catch (error) {
    log.error({ err: error, town: town.code }, 'A letter of the week could not be begun')
  }
}
