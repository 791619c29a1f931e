import type { LetterContent, LetterItem } from '@wiker/town/letter/types.ts'
import { identityOf } from '../components/advertiser.tsx'
import { dayPeriod, longDay, plainDay } from '../formatting/dates.ts'
import { hour } from '../formatting/hours.ts'
import { readableName } from '../formatting/names.ts'
import type { Words } from '../formatting/words.ts'

export interface LetterTown {
  name: string
  slug: string
  timezone: string
}

/** The line that mail programs show first: the animator's own, or the first thing and how many more. */
export function subjectOf(content: LetterContent, town: LetterTown, { t }: Words): string {
  if (content.subject.trim()) return content.subject.trim()
  const [first, ...more] = content.items
  if (!first) return t('letter.subject.plain', { town: town.name })
  const named = { town: town.name, first: readableName(first.name) }
  return more.length === 0 ? t('letter.subject', named) : t('letter.subject.more', { ...named, count: more.length })
}

/** What stands under the name of a thing: when, where, whether it is off. */
export function factsOf(item: LetterItem, town: LetterTown, words: Words): string[] {
  return [
    item.isCancelled ? words.t('letter.cancelled') : undefined,
    when(item, town, words),
    item.place ? readableName(item.place) : undefined,
  ].filter((fact): fact is string => Boolean(fact))
}

function when(
  { section, day, endsDay, startsAt }: LetterItem,
  { timezone }: LetterTown,
  words: Words,
): string | undefined {
  if (section === 'agenda' && day) {
    const days = endsDay && endsDay > day ? dayPeriod(day, endsDay, words, day) : longDay(day, words, day)
    return startsAt ? `${days}, ${hour(startsAt, timezone, words)}` : days
  }
  if (section === 'deals')
    return endsDay ? words.t('letter.until', { date: plainDay(endsDay, words, endsDay) }) : undefined
  return day ? plainDay(day, words, day) : undefined
}

/** That it is an advertisement and whose; undefined of anything else. */
export function paidBy({ advertiser }: LetterItem, { t }: Words): string | undefined {
  return advertiser ? `${t('advert.label')} – ${identityOf(advertiser, t)}` : undefined
}
