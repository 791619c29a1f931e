import { conventions } from './conventions.ts'
import { formatter } from './dates.ts'
import type { Words } from './words.ts'

/** `18 h 30`, `20 h`; `6.30 pm` in English, `18:30` in Spanish and Romanian, `18.30` in Swedish. `instant` is ISO 8601. */
export function hour(instant: string, timezone: string, words: Words): string {
  const clock = formatter('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, timezone).format(
    new Date(instant),
  )
  return clockTime(clock, words)
}

/** The same from `HH:MM`. */
export function clockTime(clock: string, words: Words): string {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return conventions[words.language].clock(hours, minutes)
}

/** `de 14 h à 18 h`, or the start alone. */
export function hourPeriod(startsAt: string, endsAt: string | null, timezone: string, words: Words): string {
  const from = hour(startsAt, timezone, words)
  if (!endsAt || Date.parse(endsAt) <= Date.parse(startsAt)) return words.t('hour.at', { hour: from })
  return words.t('hour.period', { from, to: hour(endsAt, timezone, words) })
}
