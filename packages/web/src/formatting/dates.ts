import { conventions } from './conventions.ts'
import type { Words } from './words.ts'

/** `samedi 28 novembre`, `dimanche 1er mars`; the year is said when it is not that of `today`. `day` is `YYYY-MM-DD`. */
export function longDay(day: string, words: Words, today?: string): string {
  const year = today === undefined || today.slice(0, 4) !== day.slice(0, 4)
  return parts(
    noon(day),
    words,
    { weekday: 'long', day: 'numeric', month: 'long', ...(year && { year: 'numeric' }) },
    'UTC',
  )
}

/** `28 novembre 2026`, `1er mars`. */
export function plainDay(day: string, words: Words, today?: string): string {
  const year = today === undefined || today.slice(0, 4) !== day.slice(0, 4)
  return parts(noon(day), words, { day: 'numeric', month: 'long', ...(year && { year: 'numeric' }) }, 'UTC')
}

/** `sam. 28 nov.` for narrow columns. */
export function shortDay(day: string, words: Words): string {
  return parts(noon(day), words, { weekday: 'short', day: 'numeric', month: 'short' }, 'UTC')
}

export function weekdayName(day: string, words: Words): string {
  return parts(noon(day), words, { weekday: 'long' }, 'UTC')
}

/** `novembre 2026` of any day of that month. */
export function monthName(day: string, words: Words): string {
  return parts(noon(day), words, { month: 'long', year: 'numeric' }, 'UTC')
}

/** `du 3 au 5 décembre`, `du 28 novembre au 2 décembre`, or the day alone. */
export function dayPeriod(from: string, to: string, words: Words, today?: string): string {
  if (from === to) return longDay(from, words, today)
  const sameMonth = from.slice(0, 7) === to.slice(0, 7)
  const sameYear = from.slice(0, 4) === to.slice(0, 4)
  const start = sameMonth ? dayAlone(from, words) : plainDay(from, words, sameYear ? to : undefined)
  return words.t('date.period', { from: start, to: plainDay(to, words, today) })
}

/** `3`, `1er`: where the month follows. */
function dayAlone(day: string, words: Words): string {
  const { first } = conventions[words.language]
  const figure = String(Number(day.slice(8, 10)))
  return figure === '1' && first ? first : figure
}

/** `aujourd'hui`, `demain`, `hier`, or undefined when the day has no such name. */
export function nearDay(day: string, today: string, words: Words): string | undefined {
  const distance = daysBetween(today, day)
  if (distance === 0) return words.t('date.today')
  if (distance === 1) return words.t('date.tomorrow')
  if (distance === -1) return words.t('date.yesterday')
  return undefined
}

/** The same, and `ce week-end` for the Saturday and the Sunday of this week. */
export function relativeDay(day: string, today: string, words: Words): string | undefined {
  const isThisWeekend = isoWeekday(day) >= 6 && day > today && daysBetween(today, day) <= 7 - isoWeekday(today)
  return nearDay(day, today, words) ?? (isThisWeekend ? words.t('date.weekend') : undefined)
}

/** A date as a source published it: a day, an instant or words; words come back as they are. */
export function publishedDate(value: string, words: Words): string {
  const iso = isoDateOf(value)
  if (iso !== value) return publishedDate(iso, words)
  if (/^\d{4}-\d{2}-\d{2}/.test(value)) return plainDay(value.slice(0, 10), words)
  if (/^\d{4}-\d{2}$/.test(value)) return monthName(`${value}-01`, words)
  return value
}

/** Sources also write `04/04/2020` and `04/2020` when they quote a page: the same as `2020-04-04` and `2020-04`. */
export function isoDateOf(value: string): string {
  const parts = /^(?:(\d{2})\/)?(\d{2})\/(\d{4})$/.exec(value.trim())
  return parts ? [parts[3], parts[2], parts[1]].filter(Boolean).join('-') : value
}

/** The day an instant falls on in a zone, `YYYY-MM-DD`. */
export function dayIn(instant: Date, timezone: string): string {
  return formatter('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit' }, timezone).format(instant)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10)
}

/** 1 for Monday … 7 for Sunday (ISO 8601). */
export function isoWeekday(day: string): number {
  return new Date(noon(day)).getUTCDay() || 7
}

function noon(day: string): Date {
  return new Date(`${day.slice(0, 10)}T12:00:00Z`)
}

function parts(date: Date, words: Words, options: Intl.DateTimeFormatOptions, timezone: string): string {
  const { first, comma, joined } = conventions[words.language]
  const pieces = formatter(words.locale, options, timezone).formatToParts(date)
  const text = pieces
    .map(({ type, value }) => (type === 'day' && value === '1' && first && pieces.length > 1 ? first : value))
    .join('')
  const set = comma ? text : text.replace(',', '')
  return joined ? set.replace(/(\d|1er) (?=\p{L})/u, '$1\u00a0') : set
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs more than using it a hundred times. */
export function formatter(locale: string, options: Intl.DateTimeFormatOptions, timezone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timezone} ${JSON.stringify(options)}`
  let made = formatters.get(key)
  if (!made) {
    made = new Intl.DateTimeFormat(locale, { ...options, timeZone: timezone })
    formatters.set(key, made)
  }
  return made
}
