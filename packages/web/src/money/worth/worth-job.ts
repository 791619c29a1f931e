import type { Money } from '@wiker/billing/open.ts'
import { closeMonth, giveDueMonths, monthsToClose } from '@wiker/billing/worth/close.ts'
import { monthBefore } from '@wiker/billing/worth/judge.ts'
import { tellMonths, type WorthMonth } from '@wiker/billing/worth/read.ts'
import { defineJob } from '@wiker/platform/jobs.ts'
import type { Post } from '@wiker/platform/mail/mail.ts'
import { dayIn } from '@wiker/town/days.ts'
import { membersOf } from '@wiker/town/pages/members.ts'
import { getPage } from '@wiker/town/pages/read.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import { readShopMonth } from '@wiker/town/worth/month.ts'
import { z } from 'zod'
import type { Log } from '../../server/deps.ts'
import { type Language, languages } from '../../server/language.ts'
import { worthMail } from './worth-mail.tsx'

export interface WorthHouse {
  money: Money
  post: Pick<Post, 'send'>
  log: Pick<Log, 'info' | 'warn'>
  publicUrl: string
}

/**
 * Every morning: closes last month for each merchant whose town has gone on to the next, gives the months that are due, and writes to who owns the pages. Each step
 * is done once however often it is tried; what failed is tried the next morning.
 */
export function worthJob(house: WorthHouse) {
  return defineJob({
    name: 'worth-of-the-month',
    data: z.object({}),
    policy: 'exclusive',
    timeout: 3600,
    run: async () => {
      await closeMonths(house)
      const { money, log } = house
      const { given, failed } = await giveDueMonths(money)
      for (const error of failed) log.warn({ err: error }, 'A free month could not be given')
      if (given > 0) log.info({ given }, 'Free months were given')
      const told = await tellMonths(money.db, money.now, (trx, month) => tell(house, trx, month))
      for (const error of told.failed) log.warn({ err: error }, 'A merchant could not be told of the month')
    },
  })
}

async function closeMonths({ money, log }: WorthHouse): Promise<void> {
  const { db, now } = money
  const month = monthBefore(dayIn('UTC', now()).slice(0, 7))
  for (const one of await monthsToClose(db, month)) {
    const [page, [town]] = await Promise.all([getPage(db, one.page), getTownsByCode(db, [one.town])])
    if (!page || !town) continue
    const today = dayIn(town.timezone, now())
    if (today.slice(0, 7) <= month) continue
    try {
      const figures = await readShopMonth(db, page, month, today)
      const counted = { readings: figures.seen.now, publications: figures.published.now, figures }
      await closeMonth(db, one, month, counted, now())
    } catch (error) {
      log.warn({ err: error, page: one.page, month }, 'A month of a merchant could not be closed')
    }
  }
}

async function tell({ post, publicUrl }: WorthHouse, trx: Money['db'], month: WorthMonth): Promise<void> {
  const page = await getPage(trx, month.page)
  if (!page) return
  const owners = (await membersOf(trx, page.id)).filter(({ role }) => role === 'owner')
  const language = spoken(page.language)
  for (const { email } of owners)
    await post.send(trx, worthMail({ email, language, name: page.name }, month, publicUrl))
}

const spoken = (language: string): Language => languages.find((one) => one === language) ?? 'fr'
