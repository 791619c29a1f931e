import type { Event } from '@wiker/model'
import { Temporal } from 'temporal-polyfill'

/** How the new day was found: so many days from Easter, or the same weekday of the same week of the month. */
type YearRule = 'easter' | 'last-week' | 'same-week'

/** Days from Easter Sunday that feasts keep: Shrove Tuesday, Good Friday, Easter, its Monday, Ascension, Pentecost and its Monday. */
const movable = [-47, -2, 0, 1, 39, 49, 50]

/**
 * The same day in a later year, as a committee means it: Easter Monday stays Easter Monday, the second Sunday of June the second Sunday of
 * June, the last Saturday of November the last one. `day` is `YYYY-MM-DD`.
 */
export function sameDayIn(year: number, day: string): { day: string; rule: YearRule } {
  const date = Temporal.PlainDate.from(day)
  const fromEaster = easter(date.year).until(date, { largestUnit: 'day' }).days
  if (movable.includes(fromEaster)) return { day: easter(year).add({ days: fromEaster }).toString(), rule: 'easter' }
  const isLast = date.add({ weeks: 1 }).month !== date.month
  const first = Temporal.PlainDate.from({ year, month: date.month, day: 1 })
  const begins = first.add({ days: (date.dayOfWeek - first.dayOfWeek + 7) % 7 })
  if (!isLast) return { day: begins.add({ weeks: Math.floor((date.day - 1) / 7) }).toString(), rule: 'same-week' }
  const fifth = begins.add({ weeks: 4 })
  return { day: (fifth.month === date.month ? fifth : begins.add({ weeks: 3 })).toString(), rule: 'last-week' }
}

/**
 * Last year's event in the first year in which that day is not over, with its hours; undefined for one without a date. What was said of one date
 * alone stays behind, and so does its state; a season ends as much later as it begins.
 */
export function nextTime(event: Event, today: string): { event: Event; day: string; rule: YearRule } | undefined {
  const { startDate } = event
  if (!startDate) return undefined
  const first = startDate.slice(0, 10)
  let year = Math.max(Number(first.slice(0, 4)) + 1, Number(today.slice(0, 4)))
  while (sameDayIn(year, first).day < today) year++
  const { day, rule } = sameDayIn(year, first)
  const days = Temporal.PlainDate.from(first).until(day, { largestUnit: 'day' }).days
  const { endDate, doorTime, previousStartDate: _, recurrence, ...rest } = event
  const zone = recurrence?.timezone ?? 'Europe/Paris'
  const later = (date: string) => shifted(date, days, zone)
  return {
    day,
    rule,
    event: {
      ...rest,
      eventStatus: 'scheduled',
      startDate: later(startDate),
      ...(endDate && { endDate: later(endDate) }),
      ...(doorTime && { doorTime: later(doorTime) }),
      ...(recurrence && { recurrence: laterSeries(recurrence, later) }),
    },
  }
}

function laterSeries(recurrence: NonNullable<Event['recurrence']>, later: (date: string) => string) {
  const { overrides: _, exdates: __, rdates, rrule, ...rest } = recurrence
  const until = rrule?.replace(
    /UNTIL=(\d{4})(\d{2})(\d{2})/,
    (_found, y, m, d) => `UNTIL=${later(`${y}-${m}-${d}`).replaceAll('-', '')}`,
  )
  return { ...rest, ...(until && { rrule: until }), ...(rdates && { rdates: rdates.map(later) }) }
}

/** So many days later on the wall, whatever the clocks did meanwhile. */
function shifted(date: string, days: number, zone: string): string {
  if (!date.includes('T')) return Temporal.PlainDate.from(date).add({ days }).toString()
  const wall = Temporal.PlainDateTime.from(date.slice(0, 19)).add({ days })
  return wall.toZonedDateTime(zone).toString({ timeZoneName: 'never', smallestUnit: 'second' })
}

/** Easter Sunday of the Gregorian calendar (the computus as Meeus, Jones and Butcher give it). */
export function easter(year: number): Temporal.PlainDate {
  const a = year % 19
  const century = Math.floor(year / 100)
  const f = Math.floor((century + 8) / 25)
  const g = Math.floor((century - f + 1) / 3)
  const h = (19 * a + century - Math.floor(century / 4) - g + 15) % 30
  const l = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - h - (year % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 })
}
