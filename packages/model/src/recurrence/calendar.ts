/** Days of the Gregorian calendar in plain numbers: day 0 is 1 January 1970, weekday 0 is Monday. */
export interface CalendarDay {
  number: number
  /** 1 to 12. */
  month: number
  day: number
  weekday: number
  /** 1 to 366. */
  yearDay: number
  monthLength: number
  yearLength: number
}

const millisecondsPerDay = 86_400_000

export function dayNumber(year: number, month: number, day: number): number {
  // Months out of 1..12 roll over; Date.UTC would read the years 0 to 99 as the twentieth century.
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return Math.round(date.getTime() / millisecondsPerDay)
}

export const weekdayOf = (number: number): number => (((number + 3) % 7) + 7) % 7

export function yearAndMonthOf(number: number): { year: number; month: number; day: number } {
  const date = new Date(number * millisecondsPerDay)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** The days from one to another, the last one not included. */
export function* daysBetween(first: number, end: number): Generator<CalendarDay> {
  let number = first
  while (number < end) {
    const { year, month, day } = yearAndMonthOf(number)
    const yearStart = dayNumber(year, 1, 1)
    const yearLength = dayNumber(year + 1, 1, 1) - yearStart
    const monthStart = number - day + 1
    const monthLength = dayNumber(year, month + 1, 1) - monthStart
    for (const stop = Math.min(end, monthStart + monthLength); number < stop; number++) {
      yield {
        number,
        month,
        day: number - monthStart + 1,
        weekday: weekdayOf(number),
        yearDay: number - yearStart + 1,
        monthLength,
        yearLength,
      }
    }
  }
}

/**
 * The week of the year a day is in, and how many weeks that year has: a week belongs to the year that has four of its days
 * (RFC 5545 BYWEEKNO, ISO 8601 when weeks begin on Monday).
 */
export function weekOf(day: CalendarDay, firstWeekday: number): { week: number; weeks: number } {
  const fourth = day.number - ((day.weekday - firstWeekday + 7) % 7) + 3
  const { year } = yearAndMonthOf(fourth)
  const yearStart = dayNumber(year, 1, 1)
  const yearLength = dayNumber(year + 1, 1, 1) - yearStart
  const firstFourth = (weekdayOf(fourth) - weekdayOf(yearStart) + 7) % 7
  return { week: Math.floor((fourth - yearStart) / 7) + 1, weeks: Math.floor((yearLength - 1 - firstFourth) / 7) + 1 }
}
