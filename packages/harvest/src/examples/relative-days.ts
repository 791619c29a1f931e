import { addDays, dayOfWeek } from '../events/days.ts'
import { instantIn } from './instant.ts'

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const written = /^@(?:today|([+-]\d+)d|next ([a-z]+))(?: (\d{2}:\d{2}))?$/

/**
 * A day told from today, as examples have it: `@today`, `@+3d 20:30`, `@next saturday 14:00` (after today). Gives a day, or an instant
 * with the offset of the place's clock that day. Throws when it is written otherwise: it is a mistake in a file of ours.
 */
export function resolveDay(text: string, today: string, timezone: string): string {
  const match = text.match(written)
  if (!match) throw new Error(`"${text}" is no day told from today`)
  const [, days, weekday, time] = match
  const day = weekday ? nextWeekday(today, weekday, text) : addDays(today, Number(days ?? 0))
  return time ? instantIn(timezone, day, time) : day
}

/** The same value with every `@…` inside it resolved. */
export function resolveDays<T>(value: T, today: string, timezone: string): T {
  const walk = (inner: unknown): unknown => {
    if (typeof inner === 'string') return inner.startsWith('@') ? resolveDay(inner, today, timezone) : inner
    if (Array.isArray(inner)) return inner.map(walk)
    if (inner && typeof inner === 'object') {
      return Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, walk(one)]))
    }
    return inner
  }
  return walk(value) as T
}

function nextWeekday(today: string, weekday: string, text: string): string {
  const wanted = weekdays.indexOf(weekday)
  if (wanted < 0) throw new Error(`"${text}" names no day of the week`)
  return addDays(today, ((wanted - dayOfWeek(today) + 6) % 7) + 1)
}
