import { addDays, daysBetween, isDay, lastOfMonth, weekday } from '../days.ts'
import type { AgendaRange, RangeName } from '../types.ts'

/** The agenda is laid down for months ahead, not for ever: no range is longer. */
const longest = 366
const upcomingDays = 60

/**
 * The days a name stands for, seen from `today` in the town's zone. The week goes from Monday to Sunday; the week-end is Saturday and
 * Sunday (on a Sunday, that day alone). What is past of a range is left out: it never starts before today.
 */
export function rangeFor(name: Exclude<RangeName, 'dates'>, today: string): AgendaRange {
  const sunday = addDays(today, 7 - weekday(today))
  switch (name) {
    case 'today':
    case 'tonight':
      return { name, from: today, to: today }
    case 'weekend':
      return { name, from: weekday(today) === 7 ? today : addDays(sunday, -1), to: sunday }
    case 'week':
      return { name, from: today, to: sunday }
    case 'next-week':
      return { name, from: addDays(sunday, 1), to: addDays(sunday, 7) }
    case 'month':
      return { name, from: today, to: lastOfMonth(today) }
    case 'upcoming':
      return { name, from: today, to: addDays(today, upcomingDays) }
  }
}

/** Days the reader chose; undefined when they are no days. Exchanged when in the wrong order, a year long at most. */
export function explicitRange(
  from: string | undefined,
  to: string | undefined,
  today: string,
): AgendaRange | undefined {
  if (from !== undefined && !isDay(from)) return undefined
  if (to !== undefined && !isDay(to)) return undefined
  if (from === undefined && to === undefined) return undefined
  let first = from ?? (to! < today ? to! : today)
  let last = to ?? addDays(first, upcomingDays)
  if (last < first) [first, last] = [last, first]
  if (daysBetween(first, last) > longest) last = addDays(first, longest)
  return { name: 'dates', from: first, to: last }
}
