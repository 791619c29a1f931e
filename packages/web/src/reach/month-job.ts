import { monthBefore } from '@wiker/billing/worth/judge.ts'
import type { Db } from '@wiker/platform/database/connect.ts'
import { defineJob } from '@wiker/platform/jobs.ts'
import type { Mail, Post } from '@wiker/platform/mail/mail.ts'
import { dayIn } from '@wiker/town/days.ts'
import { readRoleHolders } from '@wiker/town/people/roles.ts'
import { readTownMonth, type TownMonth, wasToldOf } from '@wiker/town/reach/town-month.ts'
import { listOpenTowns } from '@wiker/town/towns/list.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { z } from 'zod'
import { dayPeriod } from '../formatting/dates.ts'
import { words as allWords } from '../formatting/words.ts'
import { letter } from '../mails/letter.tsx'
import type { Log } from '../server/deps.ts'
import { languageOf, localPath } from '../server/language.ts'
import { figuresOf, monthIn, monthPath } from './town-month-words.ts'

export interface MonthHouse {
  db: Db
  now: () => Date
  post: Pick<Post, 'send'>
  publicUrl: string
  log: Log
}

/** In the first days of a month: the month of each town, to those of its town hall who have an account. Each is written to once, whatever breaks. */
export function townMonthJob(house: MonthHouse) {
  return defineJob({
    name: 'town-month',
    data: z.object({}),
    policy: 'exclusive',
    timeout: 3600,
    run: async () => {
      for (const town of await listOpenTowns(house.db)) {
        try {
          await tellTown(house, town)
        } catch (error) {
          house.log.error({ err: error, town: town.code }, 'A town hall could not be told of its month')
        }
      }
    },
  })
}

export async function tellTown({ db, now, post, publicUrl }: MonthHouse, town: TownCard): Promise<void> {
  const today = dayIn(town.timezone, now())
  if (Number(today.slice(8)) > 7) return
  const last = monthBefore(today.slice(0, 7))
  const holders = (await readRoleHolders(db, town.code)).filter(({ role }) => role === 'town_hall')
  if (holders.length === 0) return
  const month = await readTownMonth(db, town, last, today)
  for (const { email } of holders)
    await db.transaction().execute(async (trx) => {
      if (!(await wasToldOf(trx, email, town.code, last)))
        await post.send(trx, townMonthMail(email, town, month, publicUrl))
    })
}

export function townMonthMail(email: string, town: TownCard, month: TownMonth, publicUrl: string): Mail {
  const language = languageOf(town.country)
  const words = allWords[language]
  const { t } = words
  const named = { town: town.name, month: monthIn(month.month, words) }
  const lines = figuresOf(month, words).map(({ name, grown }) => t('worth.mail.line', { what: name, ...grown }))
  return {
    kind: 'town-month',
    to: email,
    subject: t('reach.mail.subject', named),
    headers: { 'X-Wiker-Month': `${town.code} ${month.month}` },
    ...letter(language, {
      paragraphs: [
        t('pageMail.hello'),
        t('reach.lead', { period: dayPeriod(month.days.from, month.days.to, words) }),
        lines.join('\n'),
        t('reach.letter.text', { ...month.letter }),
      ],
      button: {
        text: t('reach.mail.button'),
        address: publicUrl + localPath(language, monthPath(town.slug, month.month)),
      },
      after: [t('reach.how')],
    }),
  }
}
