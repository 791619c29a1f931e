import type { Event } from '../event.ts'
import { expand, type HolidayRange, validateRrule } from '../recurrence/index.ts'
import { type Node, node } from './node.ts'

export interface Holidays {
  schoolHolidays?: readonly HolidayRange[]
  publicHolidays?: readonly HolidayRange[]
}

/**
 * schema.org/Schedule of a series. A rule it cannot say (positions, weeks or days of the year, several hours) gives none: half a
 * rule would announce dates that do not exist. Holidays left out become `exceptDate`, as far as the calendars given reach.
 */
export function schedule(event: Event, holidays: Holidays): Node | undefined {
  const { recurrence, startDate, endDate } = event
  const check = validateRrule(recurrence?.rrule ?? '')
  if (!recurrence || !startDate || !check.ok) return undefined
  const rule = Object.fromEntries(check.rrule.split(';').map((part) => part.split('=') as [string, string]))
  const frequency = frequencies[rule.FREQ ?? '']
  if (!frequency || Object.keys(rule).some((part) => !sayable.has(part))) return undefined
  return node('Schedule', {
    repeatFrequency: `P${rule.INTERVAL ?? 1}${frequency}`,
    byDay: rule.BYDAY?.split(',').map((day) => weekdays[day] ?? day),
    byMonth: numbers(rule.BYMONTH),
    byMonthDay: numbers(rule.BYMONTHDAY),
    repeatCount: numbers(rule.COUNT)?.[0],
    startDate: startDate.slice(0, 10),
    endDate: rule.UNTIL?.replace(/^(\d{4})(\d\d)(\d\d).*/, '$1-$2-$3'),
    startTime: timeOf(startDate),
    endTime: timeOf(endDate ?? ''),
    exceptDate: [...(recurrence.exdates ?? []), ...daysOff(event, holidays)],
    scheduleTimezone: recurrence.timezone,
  })
}

/** Dates the rule gives and the holidays take away. */
function daysOff(event: Event, holidays: Holidays): string[] {
  const recurrence = event.recurrence!
  if (!recurrence.exceptSchoolHolidays && !recurrence.exceptPublicHolidays) return []
  const known = [...(holidays.schoolHolidays ?? []), ...(holidays.publicHolidays ?? [])].map((one) => one.ends).sort()
  const to = known.at(-1)
  if (!to) return []
  const bare = { ...recurrence, exceptSchoolHolidays: undefined, exceptPublicHolidays: undefined }
  const kept = new Set(expand(event, { to, ...holidays }).map((one) => one.start))
  return expand({ ...event, recurrence: bare }, { to }).flatMap((one) => (kept.has(one.start) ? [] : one.start))
}

const sayable = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTH', 'BYMONTHDAY', 'COUNT', 'UNTIL', 'WKST'])

export const frequencies: Record<string, string> = { DAILY: 'D', WEEKLY: 'W', MONTHLY: 'M', YEARLY: 'Y' }

export const weekdays: Record<string, string> = {
  MO: 'https://schema.org/Monday',
  TU: 'https://schema.org/Tuesday',
  WE: 'https://schema.org/Wednesday',
  TH: 'https://schema.org/Thursday',
  FR: 'https://schema.org/Friday',
  SA: 'https://schema.org/Saturday',
  SU: 'https://schema.org/Sunday',
}

const numbers = (list: string | undefined) => list?.split(',').map(Number)
const timeOf = (date: string) => /T(\d\d:\d\d:\d\d)/.exec(date)?.[1]
