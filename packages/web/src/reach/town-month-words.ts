import type { Grown } from '@wiker/town/audience/read.ts'
import type { TownMonth } from '@wiker/town/reach/town-month.ts'
import { monthName } from '../formatting/dates.ts'
import type { Words } from '../formatting/words.ts'

/** The figures of a town's month, in the order they are told, each with the month before. */
export function figuresOf(month: TownMonth, { t }: Words): { name: string; grown: Grown }[] {
  const { readings, events, associations, published, reports } = month
  return [
    { name: t('reach.readings'), grown: readings },
    { name: t('reach.events'), grown: events },
    { name: t('reach.associations'), grown: associations },
    { name: t('reach.by.associations'), grown: published.associations },
    { name: t('reach.by.inhabitants'), grown: published.inhabitants },
    { name: t('reach.by.townHall'), grown: published.townHall },
    { name: t('reach.by.merchants'), grown: published.merchants },
    { name: t('reach.reports'), grown: reports },
  ]
}

export const monthIn = (month: string, words: Words): string => monthName(`${month}-01`, words)
export const monthPath = (slug: string, month: string): string => `/bureau/${slug}/mairie/${month}`
