import { countries } from '@wiker/billing/plans/plans.ts'
import { adviceOf } from '@wiker/town/worth/advice.ts'
import { aroundKilometres, fewestShops } from '@wiker/town/worth/around.ts'
import type { ShopMonth } from '@wiker/town/worth/month.ts'
import { dayPeriod, monthName } from '../../formatting/dates.ts'
import type { Words } from '../../formatting/words.ts'
import { moneyOf } from '../amount.ts'
import type { ShownMonth } from './shown.ts'

/** What is counted, in the order it is told. */
export const countedKinds = ['seen', 'route', 'phone', 'site', 'coupon'] as const

export const contactsIn = ({ route, phone, site, coupon }: ShopMonth): number =>
  route.now + phone.now + site.now + coupon.now

export const monthIn = (month: string, words: Words): string => monthName(`${month}-01`, words)

/** What was promised and what came of it; undefined where nothing was promised. */
export function promiseSentence(
  shown: Pick<ShownMonth, 'closed' | 'counted' | 'promised'>,
  { t }: Words,
): string | undefined {
  const { closed, counted } = shown
  const readings = closed?.readings ?? counted.seen.now
  const promised = closed ? closed.promised?.readings : shown.promised
  if (promised === undefined) return undefined
  const figures = { promised, readings }
  if (!closed) return t('worth.promise.soFar', figures)
  if (closed.isUnder) return t(closed.freeRefused ? 'worth.promise.over' : 'worth.promise.under', figures)
  if (readings >= promised) return t('worth.promise.kept', figures)
  return t(closed.isPaid ? 'worth.promise.unpublished' : 'worth.promise.unpaid', figures)
}

/** What the month cost, and a contact of it. */
export function costSentence({ closed, counted }: Pick<ShownMonth, 'closed' | 'counted'>, words: Words): string {
  const { t } = words
  if (!closed) return t('worth.cost.later')
  if (!closed.price) return t('worth.cost.free')
  const price = moneyOf(closed.price, closed.currency, words)
  const contacts = contactsIn(counted)
  if (contacts === 0) return t('worth.cost.none', { price })
  return t('worth.cost.each', {
    price,
    contacts,
    each: moneyOf(Math.round(closed.price / contacts), closed.currency, words),
  })
}

export function aroundSentence({ around, page }: ShopMonth, { t }: Words): string {
  if ('why' in around) return t(`worth.around.${around.why}`, { shops: around.shops, fewest: fewestShops })
  const { shops, readings, contacts } = around
  return t('worth.around.compared', { shops, readings, contacts, own: page.seen, ownContacts: page.contacts })
}

export const aroundTitle = ({ t }: Words): string => t('worth.around.title', { km: aroundKilometres })

export function adviceSentence(month: ShopMonth, { t }: Words): string {
  const advice = adviceOf(month)
  switch (advice?.do) {
    case undefined:
      return t('worth.advice.none')
    case 'publish':
      return t('worth.advice.publish', { before: advice.before, readings: advice.readings })
    case 'say':
      return t(`worth.advice.${advice.what}`, { seen: month.page.seen })
    case 'picture':
      return t('worth.advice.withPicture', { with: advice.with, without: advice.without })
    case 'again':
      return t('worth.advice.again', { name: advice.name, seen: advice.seen, others: advice.others })
  }
}

export const daysSentence = ({ days, before }: ShopMonth, words: Words): string =>
  words.t('worth.days', {
    period: dayPeriod(days.from, days.to, words),
    before: dayPeriod(before.from, before.to, words),
  })

/** What is promised to who subscribes today, told before they do; undefined where nothing is. */
export function promiseTold(country: string, today: string, { t }: Words): string | undefined {
  const promise = countries
    .get(country)
    ?.promise.toSorted((a, b) => a.from.localeCompare(b.from))
    .findLast(({ from }) => from <= today)
  return promise && t('worth.promise.told', { readings: promise.readings, publications: promise.publications })
}
