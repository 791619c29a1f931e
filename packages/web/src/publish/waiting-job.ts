import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { defineJob, type JobDefinition } from '@wiker/platform/jobs.ts'
import type { Post } from '@wiker/platform/mail/mail.ts'
import { readRoleHolders } from '@wiker/town/people/roles.ts'
import { townsWithNewProposals } from '@wiker/town/publishing/read.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import { z } from 'zod'
import { waitingMail } from './mails.tsx'

export interface WaitingHouse {
  db: Database
  clock: () => Date
  post: Pick<Post, 'send'>
  publicUrl: string
}

const aDay = 24 * 3_600_000

/** Once a day: who looks after a town hears that something has come to wait there since the day before. */
export function waitingJob(house: WaitingHouse): JobDefinition {
  return defineJob({
    name: 'proposals-waiting',
    data: z.object({}),
    policy: 'exclusive',
    run: async () => {
      await tellWaiting(house)
    },
  })
}

/** One letter for each animator, for all of her towns; none where nothing is new. Returns how many were sent. */
export function tellWaiting({ db, clock, post, publicUrl }: WaitingHouse): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const waiting = await townsWithNewProposals(trx, new Date(clock().getTime() - aDay))
    const towns = new Map(
      (
        await getTownsByCode(
          trx,
          waiting.map(({ town }) => town),
        )
      ).map((town) => [town.code, town]),
    )
    const holders = (await readRoleHolders(trx)).filter(({ role }) => role === 'animator')
    const letters = Map.groupBy(
      waiting.flatMap(({ town, waiting: count }) =>
        holders.filter((one) => one.town === town).map(({ email }) => ({ email, count, town: towns.get(town)! })),
      ),
      ({ email }) => email,
    )
    for (const [email, lines] of letters) await post.send(trx, waitingMail(email, lines, publicUrl))
    return letters.size
  })
}
