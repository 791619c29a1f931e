import type { Db } from '@wiker/platform/database/connect.ts'
import { defineJob, type JobDefinition } from '@wiker/platform/jobs.ts'
import type { Post } from '@wiker/platform/mail/mail.ts'
import { accountsToWarn, deleteExpired, eraseSleepers, noteWarned } from '@wiker/town/people/retention.ts'
import { z } from 'zod'
import { sleeperMail } from '../mails/account.tsx'
import type { Log } from '../server/deps.ts'
import { languages } from '../server/language.ts'

interface Given {
  db: Db
  post: Pick<Post, 'send'>
  publicUrl: string
  log: Log
}

/** Every night: what is too old goes, accounts that sleep are told, and a month later erased. */
export function retentionJob(given: Given): JobDefinition<object> {
  return defineJob({ name: 'retention', data: z.object({}), timeout: 1800, run: async () => keepNoLonger(given) })
}

export async function keepNoLonger({ db, post, publicUrl, log }: Given): Promise<void> {
  const deleted = await deleteExpired(db)
  const erased = await eraseSleepers(db)
  const sleepers = await accountsToWarn(db)
  for (const { id, email, language } of sleepers) {
    await db.transaction().execute(async (trx) => {
      await noteWarned(trx, id)
      const spoken = languages.find((one) => one === language) ?? 'fr'
      await post.send(trx, sleeperMail({ email, language: spoken }, publicUrl))
    })
  }
  log.info({ deleted, erased, warned: sleepers.length }, 'What is too old was deleted')
}
