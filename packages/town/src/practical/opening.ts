import { addDays, daysBetween, lastOfMonth, weekday } from '../days.ts'

/** When something is open next, for a market: its day, and its hours when they are known (`08:00`). */
export interface Opening {
  day: string
  opens: string | null
  closes: string | null
}

const dayNames = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const yearAhead = 366

interface Rule {
  off: boolean
  /** Parts of the year, first and last day as `MM-DD`; one may go over the new year. */
  seasons?: { from: string; to: string }[]
  /** Day of the week (1 to 7) with the weeks of the month it is for (`Sa[1]`, `Su[-1]`); no number: every week. */
  days?: { day: number; weeks: number[] }[]
  opens: string | null
  closes: string | null
}

/**
 * The next day, today included, of opening hours in OpenStreetMap's syntax: rules apart by `;` (a later one replaces an earlier one on its
 * days), months, days of the week with their number in the month, hours, `off`. Undefined when a rule is not understood: no guess is made.
 */
export function nextOpening(hours: string, today: string): Opening | undefined {
  const rules = hours
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
  const read = rules.filter((part) => !/^(PH|SH)\b/.test(part)).map(ruleOf)
  if (read.length === 0 || read.some((rule) => rule === undefined)) return undefined
  for (let ahead = 0; ahead < yearAhead; ahead++) {
    const day = addDays(today, ahead)
    const rule = read.findLast((one) => holds(one!, day))
    if (rule && !rule.off) return { day, opens: rule.opens, closes: rule.closes }
  }
  return undefined
}

const dayName = `(?:${dayNames.join('|')})`
const monthName = `(?:${monthNames.join('|')})`
const monthDay = `${monthName}(?:\\s+\\d{1,2}(?![\\d:]))?`
const season = `${monthDay}(?:\\s*-\\s*${monthDay})?`
const grammar = new RegExp(
  `^(?:(?<seasons>${season}(?:\\s*,\\s*${season})*):?\\s*)?` +
    `(?<days>${dayName}(?:\\[-?\\d(?:,-?\\d)*\\])?(?:\\s*[-,]\\s*${dayName}(?:\\[-?\\d(?:,-?\\d)*\\])?)*)?\\s*` +
    '(?:(?<opens>\\d{1,2}:\\d{2})\\s*(?:-\\s*(?<closes>\\d{1,2}:\\d{2})|\\+)?(?:\\s*,\\s*\\d{1,2}:\\d{2}-(?<later>\\d{1,2}:\\d{2}))*)?\\s*(?<off>off|closed)?$',
)

function ruleOf(text: string): Rule | undefined {
  const found = grammar.exec(text)?.groups
  if (!found || !text) return undefined
  const { seasons, days, opens, closes, later, off } = found
  return {
    off: off !== undefined,
    ...(seasons && { seasons: seasons.split(',').map(seasonOf) }),
    ...(days && { days: daysOf(days) }),
    opens: opens ? clock(opens) : null,
    closes: later || closes ? clock((later || closes)!) : null,
  }
}

/** `Jul`, `Jun-Sep`, `Jun 15-Sep 15`: whole months where no day is said. */
function seasonOf(text: string): { from: string; to: string } {
  const [first, last = first] = text.split('-').map((part) => {
    const [name, day] = part.trim().split(/\s+/)
    return { month: String(monthNames.indexOf(name!) + 1).padStart(2, '0'), day: day?.padStart(2, '0') }
  })
  return { from: `${first!.month}-${first!.day ?? '01'}`, to: `${last!.month}-${last!.day ?? '31'}` }
}

function inSeason({ from, to }: { from: string; to: string }, day: string): boolean {
  const date = day.slice(5)
  return from <= to ? date >= from && date <= to : date >= from || date <= to
}

function daysOf(text: string): NonNullable<Rule['days']> {
  const parts = text.match(new RegExp(`${dayName}(?:\\[[^\\]]*\\])?(?:\\s*-\\s*${dayName})?`, 'g')) ?? []
  return parts.flatMap((part) => {
    const weeks = (/\[(.*)\]/.exec(part)?.[1] ?? '').split(',').filter(Boolean).map(Number)
    return spread(part.replace(/\[.*\]/, ''), dayNames).map((day) => ({ day, weeks }))
  })
}

/** `Mo-We,Sa` as numbers from 1; a range may go over the end of the week or the year. */
function spread(text: string, names: string[]): number[] {
  return text.split(',').flatMap((part) => {
    const [from, to] = part.split('-').map((name) => names.indexOf(name.trim()))
    if (to === undefined) return [from! + 1]
    const length = ((to - from! + names.length) % names.length) + 1
    return Array.from({ length }, (_, step) => ((from! + step) % names.length) + 1)
  })
}

function holds(rule: Rule, day: string): boolean {
  if (rule.seasons && !rule.seasons.some((one) => inSeason(one, day))) return false
  if (!rule.days) return true
  return rule.days.some(
    (one) => one.day === weekday(day) && (one.weeks.length === 0 || one.weeks.some((week) => isNth(day, week))),
  )
}

/** The first Saturday of a month is within its seven first days; counted from the end when negative. */
function isNth(day: string, week: number): boolean {
  if (week > 0) return Math.ceil(Number(day.slice(8)) / 7) === week
  return Math.ceil((daysBetween(day, lastOfMonth(day)) + 1) / 7) === -week
}

const clock = (time: string) => time.padStart(5, '0')
