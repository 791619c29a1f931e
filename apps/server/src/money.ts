import { catchUp } from '@wiker/billing/collect/catch-up.ts'
import { handleEvent, type SubscriptionKept } from '@wiker/billing/collect/handle.ts'
import { openMoney } from '@wiker/billing/open.ts'
import { pageOfParty } from '@wiker/billing/party.ts'
import { pagePublishesTo } from '@wiker/billing/subscribe/accounts.ts'
import { type Clock, type Config, type Db, defineJob, type Jobs, type Log, openFiles, type Post } from '@wiker/platform'
import { setSubscription } from '@wiker/town/pages/settings.ts'
import { earningsJob } from '@wiker/web/money/earnings/nightly-job.ts'
import { accountsJob, toldJob } from '@wiker/web/money/told-job.ts'
import { worthJob } from '@wiker/web/money/worth/worth-job.ts'
import { z } from 'zod'

export interface MoneyHouse {
  config: Config
  db: Db
  clock: Clock
  post: Post
  log: Log
  publicUrl: string
  jobs: () => Jobs
}

/** The till and its work in the background. */
export async function openTill({ config, db, clock, post, log, publicUrl, jobs }: MoneyHouse) {
  const event = defineJob({
    name: 'payment-event',
    data: z.object({ id: z.string() }),
    retries: 12,
    timeout: 120,
    run: async ({ id }) => void (await handleEvent(money.collect, id)),
  })
  const handle = (trx: Db, id: string) => jobs().enqueue(trx, event, { id })
  const money = await openMoney({
    db,
    now: () => clock.now(),
    settings: config.stripe,
    dataDir: config.dataDir,
    publicUrl,
    handle,
    onSubscription: givePublishing,
  })
  const catchingUp = defineJob({
    name: 'payment-catch-up',
    data: z.object({}),
    policy: 'exclusive',
    run: async () => {
      await money.double?.catchUp()
      const found = await catchUp(money, handle)
      if (found > 0) log.warn({ found }, 'The payment provider had told things that never came')
    },
  })
  const telling = { money, post, log, publicUrl, files: openFiles({ dataDir: config.dataDir, s3Url: config.s3Url }) }
  const told = toldJob(telling)
  const accounts = accountsJob(telling)
  const earnings = earningsJob(telling)
  const worth = worthJob({ money, post, log, publicUrl })
  return {
    money,
    jobs: [event, catchingUp, told, accounts, earnings, worth],
    schedule: async () => {
      await jobs().schedule(told, '* * * * *', {})
      await jobs().schedule(accounts, '40 4 * * *', {})
      await jobs().schedule(earnings, '20 4 * * *', {})
      await jobs().schedule(worth, '10 6 * * *', {})
      await jobs().schedule(catchingUp, money.mode === 'demonstration' ? '* * * * *' : '17 * * * *', {})
    },
  }
}

/** Who may publish, and until when, is written in the same transaction as what was paid. A page that is no more is nobody's. */
export async function givePublishing(trx: Db, { party }: SubscriptionKept): Promise<void> {
  const page = pageOfParty(party)
  if (page !== undefined) await setSubscription(trx, page, (await pagePublishesTo(trx, party)) ?? null)
}
