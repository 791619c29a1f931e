import { Temporal } from 'temporal-polyfill'
import { addDays, weekday } from '../days.ts'

/** `2026-W48`: the week of a day (ISO 8601). */
export function weekName(day: string): string {
  const date = Temporal.PlainDate.from(day)
  return `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`
}

export const mondayOf = (day: string) => addDays(day, 1 - weekday(day))
export const sundayOf = (day: string) => addDays(day, 7 - weekday(day))
