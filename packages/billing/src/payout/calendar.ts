import { nextMonth } from './statement.ts'

/** The day of the month, in the house's books, on which the month before is closed: what the provider told late has come by then. */
const closingDay = 3

/** Days that an animator has to contest what was invoiced in her name, when she signs a mandate. */
export const usualContestDays = 8

/** The day on which a month is closed; `month` is its first day. */
export function closesOn(month: string): string {
  return `${nextMonth(month).slice(0, 8)}0${closingDay}`
}

/** First day of a day's month. */
export const monthOf = (day: string) => `${day.slice(0, 8)}01`

/** The months from one to another, both in it, by their first days. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = []
  for (let month = monthOf(first); month <= monthOf(last); month = nextMonth(month)) months.push(month)
  return months
}
