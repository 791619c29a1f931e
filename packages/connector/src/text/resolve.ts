import type { DateAtom } from '../normalize/scan-dates.ts'
import { dayOf, weekdayOf } from '../normalize/zoned.ts'
import type { Problem } from '../types.ts'

/**
 * The day a sentence means. Without a year it is the next such day on or after `today`; when the weekday said is another, the year
 * before or after in which it fits. A day that does not exist or whose weekday fits nowhere near stays unknown and is said.
 */
export function resolveAtom(atom: DateAtom, today: string, problems: Problem[]): string | undefined {
  const thisYear = Number(today.slice(0, 4))
  if (atom.month === undefined) return nextSuchDay(atom, today, problems)
  if (atom.year !== undefined) {
    const day = dayOf(atom.year, atom.month, atom.day)
    if (!day) return refuse(problems, 'date-impossible', { day: atom.day, month: atom.month, year: atom.year })
    if (atom.weekday && weekdayOf(day) !== atom.weekday)
      return refuse(problems, 'date-weekday-differs', { date: day, said: atom.weekday, is: weekdayOf(day) })
    return day
  }
  const candidates = [thisYear - 1, thisYear, thisYear + 1].map((year) => dayOf(year, atom.month!, atom.day))
  if (candidates.every((day) => day === undefined))
    return refuse(problems, 'date-impossible', { day: atom.day, month: atom.month, year: thisYear })
  const next = candidates.slice(1).find((day) => day !== undefined && day >= today)
  if (!atom.weekday)
    return next ?? refuse(problems, 'date-impossible', { day: atom.day, month: atom.month, year: thisYear })
  if (next && weekdayOf(next) === atom.weekday) return next
  const year = next ? Number(next.slice(0, 4)) : thisYear
  const near = [year - 1, year + 1]
    .flatMap((other) => dayOf(other, atom.month!, atom.day) ?? [])
    .filter((day) => weekdayOf(day) === atom.weekday)
  if (near.length === 1) return near[0]
  return refuse(problems, 'date-weekday-differs', {
    date: next ?? candidates[1]!,
    said: atom.weekday,
    is: weekdayOf(next ?? candidates[1]!),
  })
}

/** "samedi 14": this month's or next month's, whichever is a Saturday first. */
function nextSuchDay(atom: DateAtom, today: string, problems: Problem[]): string | undefined {
  const [year, month] = today.split('-').map(Number) as [number, number]
  for (let i = 0; i < 3; i++) {
    const day = dayOf(year + Math.floor((month - 1 + i) / 12), ((month - 1 + i) % 12) + 1, atom.day)
    if (day && day >= today && (!atom.weekday || weekdayOf(day) === atom.weekday)) return day
  }
  return refuse(problems, 'date-incomplete', { day: atom.day })
}

function refuse(problems: Problem[], key: string, values: Record<string, string | number>): undefined {
  problems.push({ key, field: 'startDate', values })
  return undefined
}
