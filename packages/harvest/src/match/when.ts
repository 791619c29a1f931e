import { type Event, expand, type Occurrence } from '@wiker/model'
import type { Sitting, When } from './types.ts'

const most = 1500
const day = 86_400_000

/** The times an event takes place, on the town's clock; null when it has no date. Cancelled occurrences are left out unless all are. */
export function whenOf(event: Event, timezone: string): When | null {
  const found = expand(event, { timezone, limit: most })
  if (found.length === 0) return null
  const held = found.filter((one) => one.status !== 'cancelled')
  const sittings = (held.length > 0 ? held : found).map(sittingOf)
  return {
    sittings,
    from: sittings[0]!.day,
    to: Math.max(...sittings.map((one) => one.lastDay)),
    repeats: sittings.length > 1,
    cancelled: held.length === 0,
  }
}

/** Before this hour a night belongs to the evening it began: a ball from midnight to two is the day before's. */
const dawn = 5 * 60
const wholeDay = 24 * 60

function sittingOf({ day, endDay, start, end }: Occurrence): Sitting {
  const sitting = { day: dayNumber(day), lastDay: dayNumber(endDay), start: minutes(start), end: minutes(end) }
  if (sitting.start === null) return { ...sitting, lastDay: Math.max(sitting.day, sitting.lastDay) }
  const night = sitting.start < dawn ? 1 : 0
  const overnight = sitting.end !== null && sitting.end <= dawn && sitting.lastDay > sitting.day ? 1 : 0
  const first = sitting.day - night
  return {
    day: first,
    lastDay: Math.max(first, sitting.lastDay - Math.max(night, overnight)),
    start: sitting.start + night * wholeDay,
    end: sitting.end,
  }
}

/** `2026-11-28` as days since 1970-01-01. */
export function dayNumber(isoDay: string): number {
  return Math.round(Date.parse(`${isoDay.slice(0, 10)}T00:00:00Z`) / day)
}

/** The other way round: days since 1970-01-01 as `2026-11-28`. */
export function isoDay(number: number): string {
  return new Date(number * day).toISOString().slice(0, 10)
}

/** `expand` writes instants with the offset of the event's own clock: what stands there is what the clock shows. */
function minutes(text: string | null): number | null {
  const clock = text && /T(\d{2}):(\d{2})/.exec(text)
  return clock ? Number(clock[1]) * 60 + Number(clock[2]) : null
}

const weekdays = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi']
const months = 'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'.split(' ')

/** A title (unaccented) without the date it repeats: "samedi 28 novembre 2026", "28/11", "2026". Other dates are part of its name and stay. */
export function withoutOwnDate(title: string, when: When | null): string {
  if (!when) return title
  const days = [...new Set([when.from, when.to])].map((number) => new Date(number * day))
  return days.reduce((text, date) => {
    const [d, m, y] = [date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCFullYear()]
    const spoken = new RegExp(
      `\\b(?:(?:du|le) )?(?:${weekdays[date.getUTCDay()]}s?,? )?0?${d}(?: ?er)? ${months[m - 1]}\\b`,
      'g',
    )
    const numeric = new RegExp(`\\b0?${d}[/.-]0?${m}(?:[/.-](?:20)?${y % 100})?\\b`, 'g')
    const alone = new RegExp(`\\b${weekdays[date.getUTCDay()]}s?\\b|\\b${y}\\b`, 'g')
    return text.replace(spoken, ' ').replace(numeric, ' ').replace(alone, ' ')
  }, title)
}
