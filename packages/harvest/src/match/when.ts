import { type Event, expand } from '@wiker/model'
import type { Sitting, When } from './types.ts'

const most = 400
const day = 86_400_000

/** The times an event takes place, on the town's clock; null when it has no date. Cancelled occurrences are left out unless all are. */
export function whenOf(event: Event, timezone: string): When | null {
  const found = expand(event, { timezone, limit: most })
  if (found.length === 0) return null
  const held = found.filter((one) => one.status !== 'cancelled')
  const sittings = (held.length > 0 ? held : found).map((one): Sitting => {
    const start = dayNumber(one.day)
    return {
      day: start,
      lastDay: Math.max(start, dayNumber(one.endDay)),
      start: minutes(one.start),
      end: minutes(one.end),
    }
  })
  return {
    sittings,
    from: sittings[0]!.day,
    to: Math.max(...sittings.map((one) => one.lastDay)),
    repeats: sittings.length > 1,
    cancelled: held.length === 0,
  }
}

/** `2026-11-28` as days since 1970-01-01. */
export function dayNumber(isoDay: string): number {
  return Math.round(Date.parse(`${isoDay.slice(0, 10)}T00:00:00Z`) / day)
}

/** `expand` writes instants with the offset of the event's own clock: what stands there is what the clock shows. */
function minutes(text: string | null): number | null {
  const clock = text && /T(\d{2}):(\d{2})/.exec(text)
  return clock ? Number(clock[1]) * 60 + Number(clock[2]) : null
}

const weekdays = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi']
const months = 'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'.split(' ')

/** The words by which a title repeats its own date: "samedi 28 novembre 2026". Each is said by the date already. */
export function dateWordsOf(when: When | null): string[] {
  if (!when) return []
  return [when.from, when.to].flatMap((number) => {
    const date = new Date(number * day)
    const month = months[date.getUTCMonth()]!
    return [
      weekdays[date.getUTCDay()]!,
      String(date.getUTCDate()),
      String(date.getUTCDate()).padStart(2, '0'),
      String(date.getUTCMonth() + 1).padStart(2, '0'),
      month,
      String(date.getUTCFullYear()),
    ]
  })
}
