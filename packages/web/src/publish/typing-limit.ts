import { createAllowance } from '../api/allowance.ts'
import { wordsFor } from '../pages/show.tsx'
import type { Site } from '../server/deps.ts'
import { senderOf } from '../server/own-form.ts'

/** In a minute from one address: more than a school's worth of people type. */
export const mostInMinute = 240

/** What the fields ask while one types is work: so much from one address in a minute, and so much from all. */
export function limitTyping(site: Site): void {
  const allowance = createAllowance({ most: mostInMinute, minutes: 1, mostInAll: 10 * mostInMinute })
  site.use('/proposer/:what{dates|lieux|pareils}', async (c, next) => {
    if (allowance.take(senderOf(c), performance.now())) return next()
    return c.text(wordsFor(c).t('account.tooMany.text'), 429, { 'cache-control': 'no-store', 'retry-after': '60' })
  })
}
