import { noteReminders } from '@wiker/billing/collect/remind.ts'
import { houseIdentity } from '@wiker/billing/house-identity.ts'
import { archiveMissing } from '@wiker/billing/invoice/file.ts'
import { type NoticeKind, tellNotices } from '@wiker/billing/notice.ts'
import { applyFreeMonths } from '@wiker/billing/subscribe/free-month.ts'
import { endLeftAccounts } from '@wiker/billing/subscribe/hand-over.ts'
import { defineJob } from '@wiker/platform/jobs.ts'
import type { Log } from '@wiker/platform/log.ts'
import { membersOf } from '@wiker/town/pages/members.ts'
import { getPage } from '@wiker/town/pages/read.ts'
import { z } from 'zod'
import { type TellDeps, tellers } from './tellers.ts'

const withFile = new Set<NoticeKind>(['invoice', 'credit-note'])

type JobDeps = TellDeps & { log: Pick<Log, 'info' | 'error'> }

/** Each minute: invoices become files, what is due to be reminded of is noted, and what is noted is told. */
export function toldJob(deps: JobDeps) {
  return defineJob({
    name: 'money-told',
    data: z.object({}),
    policy: 'exclusive',
    timeout: 600,
    run: async () => {
      const { failed } = await tellMoney(deps)
      for (const err of failed) deps.log.error({ err }, 'Something about money could not be told or kept')
    },
  })
}

export async function tellMoney(deps: TellDeps): Promise<{ failed: unknown[] }> {
  const { money, files } = deps
  const { db, now } = money
  await noteReminders(db, money.today(), now())
  const { failed } = await archiveMissing({ db, files, mode: money.mode, now })
  // Before the house has said who it is nothing has a file, and what would be sent with one waits.
  const house = await houseIdentity(db, { isDemonstration: money.mode === 'demonstration' })
  const kinds = (Object.keys(tellers) as NoticeKind[]).filter((kind) => house || !withFile.has(kind))
  const told = await tellNotices(db, now, (trx, notice) => tellers[notice.kind]!(trx, notice, deps), kinds)
  return { failed: [...failed, ...told.failed] }
}

/** Each night: months that were given are brought to the provider, and what nobody answers for any more goes on no longer. */
export function accountsJob(deps: JobDeps) {
  return defineJob({
    name: 'money-accounts',
    data: z.object({}),
    policy: 'exclusive',
    timeout: 3600,
    run: async () => {
      const { money, log } = deps
      await applyFreeMonths(money)
      const ended = await endLeftAccounts(money, async (page) => {
        if (!(await getPage(money.db, page))) return []
        return (await membersOf(money.db, page)).filter(({ role }) => role === 'owner').map(({ person }) => person)
      })
      if (ended > 0) log.info({ ended }, 'Subscriptions whose holders left their page will not go on')
    },
  })
}
