import type { Recurrence } from '@wiker/model'
import { formatter, isoWeekday, plainDay } from './dates.ts'
import type { Words } from './words.ts'

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/**
 * How an event comes back, in words: "tous les mardis, sauf vacances scolaires". `firstDay` is the series' first day (`YYYY-MM-DD`),
 * from which a rule takes the weekday it does not name (RFC 5545 §3.3.10). Undefined for a rule that has no plain words.
 */
export function recurrenceInWords(recurrence: Recurrence, firstDay: string, words: Words): string | undefined {
  const base = recurrence.rrule ? ruleInWords(recurrence.rrule, firstDay, words) : undefined
  if (!base) return undefined
  return [base, exceptions(recurrence, words)].filter(Boolean).join(', ')
}

interface Rule {
  freq: string
  interval: number
  days: { nth: number; day: number }[]
  monthDays: number[]
  months: number[]
  until?: string
}

function ruleInWords(rrule: string, firstDay: string, words: Words): string | undefined {
  const rule = parse(rrule)
  const said = [frequency(rule, firstDay, words), season(rule, words)].filter(Boolean).join(' ')
  if (!said) return undefined
  return rule.until ? words.t('recurrence.until', { rule: said, day: plainDay(rule.until, words) }) : said
}

function frequency(rule: Rule, firstDay: string, words: Words): string | undefined {
  switch (rule.freq) {
    case 'DAILY':
      if (rule.days.length > 0) return weekly(rule, firstDay, words)
      return words.t('recurrence.daily', { interval: rule.interval })
    case 'WEEKLY':
      return weekly(rule, firstDay, words)
    case 'MONTHLY':
      return monthly(rule, firstDay, words)
    case 'YEARLY':
      return rule.days.length > 0 && rule.months.length === 1
        ? words.t('recurrence.yearlyOn', {
            day: `${nthDays(rule, words)} ${words.t('recurrence.ofMonth', { month: monthOf(rule.months[0]!, words) })}`,
          })
        : words.t('recurrence.yearly', { interval: rule.interval })
    default:
      return undefined
  }
}

function weekly(rule: Rule, firstDay: string, words: Words): string {
  const days = [...new Set(rule.days.length > 0 ? rule.days.map(({ day }) => day) : [isoWeekday(firstDay)])].sort()
  if (rule.interval > 1) {
    return days.length === 1 && rule.interval === 2
      ? words.t('recurrence.everyOther', { day: weekday(days[0]!, words) })
      : words.t('recurrence.everyWeeks', {
          interval: rule.interval,
          days: list(
            days.map((day) => words.t('recurrence.onDay', { day: weekday(day, words) })),
            words,
          ),
        })
  }
  if (days.length === 7) return words.t('recurrence.daily', { interval: 1 })
  if (days.length > 2 && days.at(-1)! - days[0]! === days.length - 1) {
    return words.t('recurrence.fromTo', { from: weekday(days[0]!, words), to: weekday(days.at(-1)!, words) })
  }
  return words.t('recurrence.weekly', {
    days: list(
      days.map((day) => words.t('recurrence.days', { day: weekday(day, words) })),
      words,
    ),
  })
}

function monthly(rule: Rule, firstDay: string, words: Words): string | undefined {
  const when =
    rule.days.length > 0
      ? nthDays(rule, words)
      : list(
          (rule.monthDays.length > 0 ? rule.monthDays : [Number(firstDay.slice(8, 10))]).map((day) =>
            monthDay(day, words),
          ),
          words,
        )
  return when && words.t('recurrence.monthly', { interval: rule.interval, when })
}

/** "le 1er dimanche", "les 1er et 3e samedis", "le dernier vendredi". */
function nthDays(rule: Rule, words: Words): string | undefined {
  if (rule.days.some(({ nth }) => nth === 0 || nth < -2)) return undefined
  const byDay = Map.groupBy(rule.days, ({ day }) => day)
  return list(
    [...byDay].map(([day, all]) =>
      words.t('recurrence.nthDay', {
        count: all.length,
        nth: list(
          all.map(({ nth }) => ordinal(nth, words)),
          words,
        ),
        day: weekday(day, words),
      }),
    ),
    words,
  )
}

function season(rule: Rule, words: Words): string | undefined {
  if (rule.freq === 'YEARLY' || rule.months.length === 0 || rule.months.length === 12) return undefined
  const months = rule.months.toSorted((a, b) => a - b)
  const inRow = months.length > 2 && months.at(-1)! - months[0]! === months.length - 1
  return inRow
    ? words.t('recurrence.monthsFromTo', { from: monthOf(months[0]!, words), to: monthOf(months.at(-1)!, words) })
    : words.t('recurrence.months', {
        months: list(
          months.map((month) => monthOf(month, words)),
          words,
        ),
      })
}

function exceptions(recurrence: Recurrence, words: Words): string | undefined {
  const school = Boolean(recurrence.exceptSchoolHolidays)
  const publicDays = Boolean(recurrence.exceptPublicHolidays)
  if (school && publicDays) return words.t('recurrence.exceptBoth')
  if (school) return words.t('recurrence.exceptSchool')
  return publicDays ? words.t('recurrence.exceptPublic') : undefined
}

function parse(rrule: string): Rule {
  const parts = new Map(
    rrule
      .replace(/^RRULE:/i, '')
      .toUpperCase()
      .split(';')
      .map((part) => part.split('=', 2) as [string, string]),
  )
  const numbers = (name: string) => (parts.get(name) ?? '').split(',').filter(Boolean).map(Number)
  const position = numbers('BYSETPOS')
  const until = parts.get('UNTIL')
  return {
    freq: parts.get('FREQ') ?? '',
    interval: Number(parts.get('INTERVAL') ?? 1),
    days: (parts.get('BYDAY') ?? '').split(',').flatMap((text) => {
      const match = /^([+-]?\d+)?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text)
      if (!match) return []
      const day = DAYS.indexOf(match[2]!) + 1
      return match[1] || position.length === 0
        ? [{ nth: Number(match[1] ?? 0), day }]
        : position.map((nth) => ({ nth, day }))
    }),
    monthDays: numbers('BYMONTHDAY'),
    months: numbers('BYMONTH'),
    ...(until && { until: `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6, 8)}` }),
  }
}

function ordinal(nth: number, words: Words): string {
  return nth < 0 ? words.t('recurrence.last', { nth: -nth }) : words.t('recurrence.nth', { nth })
}

function monthDay(day: number, words: Words): string {
  return day < 0 ? words.t('recurrence.lastDay') : words.t('recurrence.monthDay', { day })
}

/** 2024-01-01 was a Monday. */
export function weekday(iso: number, words: Words): string {
  return formatter(words.locale, { weekday: 'long' }, 'UTC').format(new Date(Date.UTC(2024, 0, iso)))
}

function monthOf(month: number, words: Words): string {
  return formatter(words.locale, { month: 'long' }, 'UTC').format(new Date(Date.UTC(2024, month - 1, 15)))
}

function list(items: (string | undefined)[], words: Words): string {
  return new Intl.ListFormat(words.locale, { type: 'conjunction' }).format(items.filter((item) => item !== undefined))
}
