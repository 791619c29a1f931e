import { join } from 'node:path'
import type { Clock, Config, Db, Jobs, Log, Post } from '@wiker/platform'
import { getMailbox } from '@wiker/town/doors/mailbox.ts'
import { letterJobs } from '@wiker/web/letter/letter-jobs.ts'
import { townMonthJob } from '@wiker/web/reach/month-job.ts'

export interface LettersHouse {
  config: Config
  db: Db
  clock: Clock
  post: Pick<Post, 'send'>
  publicUrl: string
  log: Log
  jobs: () => Jobs
}

/** The letters of the week, and of the month for the mayor: when their hour has come, and as long as addresses wait. What comes back comes to the town's mailbox, where there is one. */
export function letterWork({ config, db, clock, post, publicUrl, log, jobs }: LettersHouse) {
  const { smtpUrl, mailFrom, dataDir } = config
  const mailboxOf = async (town: string) => {
    const mailbox = await getMailbox(db, town)
    return mailbox?.enabled ? mailbox.address : undefined
  }
  const now = () => clock.now()
  const journals = join(dataDir, 'letters')
  const letters = letterJobs({ db, post, smtpUrl, from: mailFrom, publicUrl, log, jobs, now, mailboxOf, journals })
  const month = townMonthJob({ db, now, post, publicUrl, log })
  return {
    jobs: [...letters.jobs, month],
    schedule: async () => {
      await letters.schedule()
      await jobs().schedule(month, '20 6 1-7 * *', {})
    },
  }
}
