import { Temporal } from 'temporal-polyfill'
import type { Normalized, Problem } from '../types.ts'
import { dayAtMidnight, readNumber } from './date-numbers.ts'
import { MONTHS } from './date-words.ts'
import type { DateSettings, DateSpan } from './dates.ts'
import { addDays, atClock, dayOf, fullYear, inZone, inZoneAt } from './zoned.ts'

/** ISO 8601 (calendar, week and ordinal dates, basic and extended, intervals), RFC 2822 and 822, asctime, plain numbers. */
export function readStandard(text: string, settings: DateSettings): Normalized<DateSpan> | undefined {
  if (/^\d{7}$/.test(text)) return ordinal(Number(text.slice(0, 4)), Number(text.slice(4)), text)
  if (/^\d+(?:[.,]\d+)?$/.test(text)) return digits(text, settings)
  return (
    numeric(text, settings) ??
    interval(text, settings) ??
    isoOrdinal(text) ??
    iso(text, settings) ??
    isoWeek(text) ??
    mail(text, settings)
  )
}

/** `28/11/2026`, `28-11-26 20h30`: the commonest of all, read without the grammar of words. */
function numeric(text: string, settings: DateSettings): Normalized<DateSpan> | undefined {
  const match = NUMERIC.exec(text)
  if (!match) return undefined
  const [a, b, c] = [match[1]!, match[3]!, match[4]!]
  const order = settings.order ?? (settings.country === 'US' ? 'mdy' : 'dmy')
  const yearFirst = order === 'ymd' && c.length === 2
  const [first, second] = (yearFirst ? [c, b] : [a, b]).map(Number) as [number, number]
  const year = yearFirst ? fullYear(Number(a), a.length) : fullYear(Number(c), c.length)
  const monthFirst = !yearFirst && (order === 'mdy' ? !(first > 12 && second <= 12) : second > 12 && first <= 12)
  const [day, month] = monthFirst ? [second, first] : [first, second]
  const read = clockTime(
    [String(year), String(month), String(day)],
    [match[5], match[6] ?? (match[5] ? '0' : undefined), match[7]],
    undefined,
    settings,
    text,
  )
  return read.value ? { ...read, repairs: read.repairs ?? ['date-format'] } : read
}

const NUMERIC =
  /^(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d|\d{2})(?:\s+(?:à\s+)?(\d{1,2})(?:[:h](\d{2})(?::(\d{2}))?|h))?$/

function digits(text: string, settings: DateSettings): Normalized<DateSpan> {
  // `20261128203000`
  const long = /^((?:19|20)\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?$/.exec(text)
  if (long && !settings.epoch && text.length !== 13)
    return clockTime(long.slice(1, 4), long.slice(4), undefined, settings, text)
  return readNumber(Number(text.replace(',', '.')), settings)
}

function iso(text: string, settings: DateSettings): Normalized<DateSpan> | undefined {
  const match =
    /^(\d{4})-?(\d{1,2})-?(\d{1,2})(?:(?:T|\s+|\s*T\s*)(\d{1,2})(?::?(\d{2}))(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?(?:\[[^\]]+\])?)?$/i.exec(
      text,
    ) ??
    /^(\d{4})[./](\d{1,2})[./](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/i.exec(text) ??
    /^(\d{4})-(\d{2})-(\d{2})(?:T|\s)?(Z|[+-]\d{2}:\d{2})$/i.exec(text)?.slice(0, 4)
  if (!match || (!text.includes('-') && !/[./]/.test(text) && !/^\d{8}/.test(text))) return undefined
  return clockTime(match.slice(1, 4) as string[], match.slice(4, 7) as string[], match[7], settings, text)
}

function clockTime(
  date: (string | undefined)[],
  time: (string | undefined)[],
  offset: string | undefined,
  settings: DateSettings,
  text: string,
): Normalized<DateSpan> {
  const [year, month, dayNumber] = date.map(Number) as [number, number, number]
  const day = dayOf(year, month, dayNumber)
  if (!day) return impossible(dayNumber, month, year)
  if (time[0] === undefined) return { value: { start: day }, ...(text === day ? {} : { repairs: ['date-format'] }) }
  const [hour, minute, second] = [Number(time[0]), Number(time[1] ?? 0), Number(time[2] ?? 0)]
  if (hour > 24 || minute > 59 || second > 60 || (hour === 24 && minute > 0))
    return { problem: { key: 'time-impossible', values: { text: text.slice(0, 60) } } }
  if (offset) return exact(day, { hour, minute, second: Math.min(second, 59) }, offset, settings, text)
  if (hour === 0 && minute === 0 && second === 0 && !settings.keepMidnight)
    return { value: { start: day }, repairs: ['midnight-dropped'] }
  return placed(atClock(day, { hour, minute, second: Math.min(second, 59) }, settings.timezone))
}

function exact(
  day: string,
  time: { hour: number; minute: number; second: number },
  offset: string,
  settings: DateSettings,
  text: string,
): Normalized<DateSpan> {
  const next = time.hour === 24
  const sign = /^[+-]/.test(offset)
    ? offset.replace(/^([+-]\d{2}):?(\d{2})?$/, (_, hours: string, minutes?: string) => `${hours}:${minutes ?? '00'}`)
    : 'Z'
  const steady = next ? undefined : instantOf(day, time, sign)
  const start = steady === undefined ? '' : inZoneAt(steady, settings.timezone)
  // A midnight, here or in Greenwich, may be a day that was written as an instant.
  if (steady !== undefined && steady % 86_400_000 !== 0 && start.slice(11, 19) !== '00:00:00') return zoned(start, text)
  const pad = (value: number) => String(value).padStart(2, '0')
  try {
    const instant = Temporal.Instant.from(
      `${next ? addDays(day, 1) : day}T${pad(next ? 0 : time.hour)}:${pad(time.minute)}:${pad(time.second)}${sign}`,
    )
    const whole = dayAtMidnight(instant, settings)
    if (whole && time.hour === 0 && time.minute === 0) return { value: { start: day }, repairs: ['midnight-dropped'] }
    if (whole && sign === 'Z' && dayAtMidnight(instant, { ...settings, timezone: settings.timezone }) !== day)
      return { value: { start: whole }, repairs: ['midnight-dropped'] }
    return zoned(inZone(instant, settings.timezone), text)
  } catch {
    return { problem: { key: 'date-unreadable', values: { text: text.slice(0, 60) } } }
  }
}

/** In milliseconds, of a day and an offset as they usually are. */
function instantOf(
  day: string,
  { hour, minute, second }: { hour: number; minute: number; second: number },
  sign: string,
): number | undefined {
  const offset =
    sign === 'Z' ? [0, 0] : /^[+-](?:[01]\d|2[0-3]):[0-5]\d$/.test(sign) ? sign.split(':').map(Number) : undefined
  if (!offset || day.length !== 10 || day < '1000') return undefined
  const minutes = Math.abs(offset[0]!) * 60 + offset[1]!
  const wall = Date.UTC(
    Number(day.slice(0, 4)),
    Number(day.slice(5, 7)) - 1,
    Number(day.slice(8)),
    hour,
    minute,
    second,
  )
  return wall - (sign.startsWith('-') ? -minutes : minutes) * 60_000
}

const zoned = (start: string, text: string): Normalized<DateSpan> =>
  start === text ? { value: { start } } : { value: { start }, repairs: ['time-zone'] }

function placed(instant: { value: string; problem?: Problem }): Normalized<DateSpan> {
  return {
    value: { start: instant.value },
    repairs: ['date-format'],
    ...(instant.problem ? { problem: instant.problem } : {}),
  }
}

function isoWeek(text: string): Normalized<DateSpan> | undefined {
  const match = /^(\d{4})-?W(\d{2})(?:-?([1-7]))?$/i.exec(text)
  if (!match) return undefined
  const [year, week] = [Number(match[1]), Number(match[2])]
  // 4 January is always in week 1.
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 })
  const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: week - 1 })
  if (week < 1 || monday.add({ days: 3 }).year !== year)
    return { problem: { key: 'date-unreadable', values: { text } } }
  if (match[3])
    return { value: { start: monday.add({ days: Number(match[3]) - 1 }).toString() }, repairs: ['date-format'] }
  return { value: { start: monday.toString(), end: monday.add({ days: 6 }).toString() }, repairs: ['date-format'] }
}

function isoOrdinal(text: string): Normalized<DateSpan> | undefined {
  const match = /^(\d{4})-(\d{3})$/.exec(text)
  return match ? ordinal(Number(match[1]), Number(match[2]), text) : undefined
}

function ordinal(year: number, number: number, text: string): Normalized<DateSpan> {
  const first = Temporal.PlainDate.from({ year: Math.max(year, 1), month: 1, day: 1 })
  if (year < 1800 || year > 2200 || number < 1 || number > first.daysInYear)
    return { problem: { key: 'date-unreadable', values: { text } } }
  return { value: { start: first.add({ days: number - 1 }).toString() }, repairs: ['date-format'] }
}

/** ISO 8601 intervals `a/b`, where `b` may leave out what it shares with `a` or be a duration. */
function interval(text: string, settings: DateSettings): Normalized<DateSpan> | undefined {
  const match = /^(\d{4}-?\d{2}-?\d{2}(?:T[\d:.,+Z-]+)?)\s?(?:\/|--)\s?([\dTPYMWDHS:.,+Z-]+)$/i.exec(text)
  if (!match) return undefined
  const start = iso(match[1]!, settings)
  if (!start?.value) return start
  const said = match[2]!
  if (/^P/i.test(said)) return lasting(start, said, settings)
  const whole =
    said.length < match[1]!.length && /^\d{2}(?:-\d{2})?(?:T|$)/.test(said)
      ? match[1]!.slice(0, 10 - said.split('T')[0]!.length) + said
      : said
  const timeOnly = /^T?\d{2}:\d{2}/.test(said) ? `${match[1]!.slice(0, 10)}T${said.replace(/^T/i, '')}` : whole
  const end = iso(timeOnly, { ...settings, keepMidnight: true })
  if (!end?.value) return end ?? { problem: { key: 'date-unreadable', values: { text } } }
  return { value: { start: start.value.start, end: end.value.start }, repairs: ['date-format'] }
}

function lasting(start: Normalized<DateSpan>, said: string, settings: DateSettings): Normalized<DateSpan> {
  try {
    const duration = Temporal.Duration.from(said.toUpperCase())
    const from = start.value!.start
    const end = from.includes('T')
      ? inZone(
          Temporal.Instant.from(from).toZonedDateTimeISO(settings.timezone).add(duration).toInstant(),
          settings.timezone,
        )
      : Temporal.PlainDate.from(from).add(duration).subtract({ days: 1 }).toString()
    return { value: { start: from, end: [from, end].sort().at(-1) }, repairs: ['date-format'] }
  } catch {
    return start
  }
}

/** RFC 2822 §3.3 and its obsolete forms, asctime, and what JavaScript prints. */
function mail(text: string, settings: DateSettings): Normalized<DateSpan> | undefined {
  const match =
    /^(?:[a-z]{3,9},?\s+)?(?<d>\d{1,2})[\s-](?<m>[a-z]{3})[a-z]*[\s-](?<y>\d{2,4})\s+(?<H>\d{1,2}):(?<M>\d{2})(?::(?<S>\d{2}))?\s*(?<z>[+-]\d{2}:?\d{2}|[A-Z]{1,5})(?:\s*\(.*\))?$/i.exec(
      text,
    ) ??
    /^[a-z]{3}\s+(?<m>[a-z]{3})\s+(?<d>\d{1,2})\s+(?<y>\d{4})\s+(?<H>\d{2}):(?<M>\d{2}):(?<S>\d{2})\s+(?:GMT)?(?<z>[+-]\d{4})(?:\s*\(.*\))?$/i.exec(
      text,
    ) ??
    /^[a-z]{3}\s+(?<m>[a-z]{3})\s+(?<d>\d{1,2})\s+(?<H>\d{2}):(?<M>\d{2}):(?<S>\d{2})\s+(?:(?<z>[A-Z]{1,5})\s+)?(?<y>\d{4})$/i.exec(
      text,
    )
  const part = match?.groups
  const month = part && MONTHS.get(part.m!.toLowerCase())
  const offset = part?.z === undefined ? undefined : /^[+-]/.test(part.z) ? part.z : MAIL_ZONES[part.z.toUpperCase()]
  if (!part || !month || (part.z !== undefined && offset === undefined)) return undefined
  const year = fullYear(Number(part.y), part.y!.length)
  return clockTime([String(year), String(month), part.d], [part.H, part.M, part.S], offset, settings, text)
}

function impossible(day: number, month: number, year: number): Normalized<DateSpan> {
  return { problem: { key: 'date-impossible', values: { day, month, year } } }
}

const MAIL_ZONES: Record<string, string> = {
  GMT: 'Z',
  UTC: 'Z',
  UT: 'Z',
  Z: 'Z',
  CET: '+0100',
  CEST: '+0200',
  MET: '+0100',
  MEST: '+0200',
  EET: '+0200',
  EEST: '+0300',
  WET: '+0000',
  WEST: '+0100',
  BST: '+0100',
  EST: '-0500',
  EDT: '-0400',
  CST: '-0600',
  CDT: '-0500',
  MST: '-0700',
  MDT: '-0600',
  PST: '-0800',
  PDT: '-0700',
}
