import { keepExamination } from '@wiker/billing/doctor/keep-examination.ts'
import type { Money } from '@wiker/billing/open.ts'
import { closeMonths } from '@wiker/billing/payout/close-months.ts'
import { refreshPending } from '@wiker/billing/payout/onboard.ts'
import { billPending } from '@wiker/billing/payout/statement.ts'
import { remindOfCertificates } from '@wiker/billing/payout/yearly.ts'
import type { Files } from '@wiker/platform/files/files.ts'
import { defineJob } from '@wiker/platform/jobs.ts'

import { z } from 'zod'
import type { Log } from '../../server/deps.ts'

export interface EarningsHouse {
  money: Money
  files: Files
  log: Pick<Log, 'info' | 'error'>
}

/** The country whose VAT the house pays. */
const houseCountry = 'FR'

/**
 * Every night: months that are over are told to the animators, certificates are asked for, the accounts are examined. Each is done once however often it is
 * tried, and one that fails does not hold the others.
 */
export function earningsJob(house: EarningsHouse) {
  return defineJob({
    name: 'animators-earnings',
    data: z.object({}),
    policy: 'exclusive',
    timeout: 3600,
    run: async () => {
      const problems = await earningsNight(house)
      if (problems.length > 0)
        throw new AggregateError(problems, 'The night’s work on what animators earn has failed in part')
    },
  })
}

/** The night's work now; what failed. */
export async function earningsNight({ money, files, log }: EarningsHouse): Promise<unknown[]> {
  const { db } = money
  const [today, at] = [money.today(), money.now()]
  const problems: unknown[] = []
  const step = async (work: () => Promise<unknown>) => {
    await work().catch((error) => problems.push(error))
  }
  await step(async () => {
    const closed = await closeMonths(db, { today, at, houseCountry })
    if (closed.length > 0) log.info({ statements: closed.length }, 'Months were told to the animators')
  })
  await step(() => billPending(db, { today, at, houseCountry }))
  await step(async () => void problems.push(...(await refreshPending(money))))
  await step(() => remindOfCertificates(db, { today, at }))
  await step(async () => {
    const { broken, findings } = await keepExamination(db, { at, day: today, files })
    if (broken > 0) log.error({ findings }, 'Rules of the accounts are broken')
  })
  return problems
}
