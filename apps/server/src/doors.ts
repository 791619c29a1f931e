import { type Clock, type Config, type Db, type Jobs, type Log, openFiles, type Post } from '@wiker/platform'
import { openSecrets } from '@wiker/platform/secrets.ts'
import { doorsKeepingJob, mailboxesJob } from '@wiker/web/doors/keeping-job.ts'
import { type DoorReader, doorReader } from '@wiker/web/doors/read-job.ts'

export interface DoorsHouse {
  config: Config
  db: Db
  clock: Clock
  post: Pick<Post, 'send'>
  publicUrl: string
  log: Log
  jobs: () => Jobs
}

export type DoorWork = ReturnType<typeof doorWork>

/** Reading what is brought to the desks; the towns' mailboxes, every five minutes; what has served, erased every night. */
export function doorWork({ config, db, clock, post, publicUrl, log, jobs }: DoorsHouse) {
  const { dataDir, s3Url, secretsKey, mailFrom } = config
  const deps = { db, files: openFiles({ dataDir, s3Url }), clock: () => clock.now(), log }
  const reader: DoorReader = doorReader(deps, jobs)
  const own = /[^\s<>]+@[^\s<>]+/.exec(mailFrom)?.[0].toLowerCase()
  const secrets = openSecrets({ dataDir, key: secretsKey })
  const polling = mailboxesJob({ ...deps, ask: reader.ask, secrets, post, publicUrl, own: own ? [own] : [] })
  const keeping = doorsKeepingJob({ ...deps, ask: reader.ask })
  return {
    ask: reader.ask,
    jobs: [reader.job, polling, keeping],
    schedule: async () => {
      await jobs().schedule(polling, '*/5 * * * *', {})
      await jobs().schedule(keeping, '10 3 * * *', {})
    },
  }
}
