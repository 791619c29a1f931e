import type { Event } from '@wiker/model'
import { zoned } from '@wiker/town/days.ts'
import { longDay } from './dates.ts'
import { hour } from './hours.ts'
import type { Words } from './words.ts'

/** The dates of a series that are cancelled or moved, from `today` on, one sentence each, for formats that show but a text. */
export function exceptionsInWords({ recurrence }: Event, today: string, timezone: string, words: Words): string[] {
  const coming = (recurrence?.overrides ?? []).filter(({ recurrenceId }) => recurrenceId.slice(0, 10) >= today)
  return coming.flatMap(({ recurrenceId, eventStatus, startDate, location, note }) => {
    const date = longDay(recurrenceId.slice(0, 10), words, today)
    const to = startDate && momentOf(startDate, today, timezone, words)
    const said =
      eventStatus === 'cancelled'
        ? words.t('exception.cancelled', { day: date })
        : to
          ? words.t('exception.moved', { day: date, to })
          : words.t('exception.changed', { day: date })
    if (eventStatus !== 'cancelled' && !to && !location?.name && !note) return []
    return [[said, location?.name && `${location.name}.`, note].filter(Boolean).join(' ')]
  })
}

function momentOf(start: string, today: string, timezone: string, words: Words): string {
  if (!start.includes('T')) return longDay(start, words, today)
  const local = zoned(timezone, Date.parse(start))
  return `${longDay(local.slice(0, 10), words, today)}, ${hour(local, timezone, words)}`
}
