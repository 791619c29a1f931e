import type { Recurrence } from '@wiker/model'
import { WEEKDAY_FULL } from '../normalize/date-words.ts'
import { masked } from '../normalize/dates.ts'
import { scanDates } from '../normalize/scan-dates.ts'
import { scanTimes } from '../normalize/scan-times.ts'
import { fold } from '../normalize/text.ts'
import type { Problem } from '../types.ts'
import { firstTimes, type ReadOptions, readRecurrence, type TextRecurrence } from './recurrence.ts'
import { scanRelativeDates } from './relative-dates.ts'
import { restOf, type Span } from './rest-of-dates.ts'
import { scanWhen, type When } from './when.ts'

/** When something takes place, as somebody typed it in a field that asks for nothing else. */
export interface DatesRead {
  /** Day or instant of the (first) beginning and of its end; absent when nothing was understood. */
  startDate?: string
  endDate?: string
  /** When the doors open, if that is told apart. */
  doorTime?: string
  recurrence?: Recurrence
  /** Words that were not understood, in their order: what was meant by them is not in the dates. */
  unread: string[]
  /** What cannot be, or could mean two things. */
  problems: Problem[]
}

/**
 * "tous les mardis 20h sauf vacances scolaires", "samedi 14 mars 19h30", "du 3 au 5 juillet", "le 1er dimanche du mois", "les 3, 10 et 17 mars de
 * 14h à 18h", "every Tuesday 8pm". Several dates are one event: the first, and the others in `recurrence.rdates`; days in a row that have hours
 * come back each day at those hours. Days are the town's (`timezone`); those without a year are the next after `today`.
 */
export function readDates(text: string, options: ReadOptions): DatesRead {
  const plain = spelledOut(text.normalize('NFC').trim())
  const whens = scanWhen(plain, options)
  const series = readRecurrence(plain, options)
  if (series && whens.every((when) => isBound(plain, when, series))) return ofSeries(plain, series, whens, options)
  const dated = distinct(whens.filter((when) => when.startDay))
  const spans = [
    ...whens,
    ...scanDates(plain),
    ...scanRelativeDates(fold(plain), options.today),
    ...timesOf(plain, whens),
  ]
  const problems = whens.flatMap((when) => when.problems)
  const [first] = dated
  const rest = restOf(plain, spans)
  const unread = first || problems.length > 0 || rest.length > 0 || plain === '' ? rest : [plain]
  if (!first) return { unread, problems }
  if (dated.length > 1) return { ...ofSeveral(dated, options), unread, problems }
  const days = eachDay(plain, first, options)
  if (days) return { ...days, unread, problems }
  const endDate = first.endDate ?? first.endDay
  const doors = first.doorTime && { doorTime: first.doorTime }
  // Of an evening of which only the opening of the doors is told, that is the hour.
  const startDate = first.startDate ?? first.doorTime ?? first.startDay!
  return { startDate, ...(endDate && { endDate }), ...(first.startDate && doors), unread, problems }
}

/** In a field for dates, "samedi 20h" is the next one, as "samedi à 20h" is in a sentence, and "le mardi 20h" every one. */
function spelledOut(text: string): string {
  const day = `(?:${WEEKDAY_FULL})`
  return text
    .replace(
      new RegExp(
        `^le (${day}) (?=(?:matin|(?:les )?semaines? |soir|midi|après-midi|de |à |a |\\d{1,2} ?(?:h|:))|$)`,
        'i',
      ),
      'tous les $1s ',
    )
    .replace(
      new RegExp(`(?<![\\p{L}])(${day})((?: (?:matin|soir|midi|après-midi))?),? (?=\\d{1,2} ?(?:h|:\\d))`, 'giu'),
      '$1$2 à ',
    )
    .replace(new RegExp(`(?<![\\p{L}])(${day}) (?=\\d{1,2}(?:[.:]\\d{2})? ?[ap]\\.?m)`, 'giu'), '$1 at ')
}

function ofSeries(plain: string, series: TextRecurrence, whens: When[], { timezone }: ReadOptions): DatesRead {
  const { rrule, exdates, exceptSchoolHolidays, exceptPublicHolidays, warnings } = series
  const time = scanTimes(masked(plain, scanDates(plain))).filter((one) => one.index > series.index - 60)[0]
  const spans = [series, ...whens, ...scanDates(plain), ...(time ? [time] : [])]
  return {
    ...firstTimes(series, timezone),
    recurrence: {
      rrule,
      timezone,
      ...(exdates && { exdates }),
      ...(exceptSchoolHolidays && { exceptSchoolHolidays }),
      ...(exceptPublicHolidays && { exceptPublicHolidays }),
    },
    unread: restOf(plain, spans),
    problems: warnings,
  }
}

/** A date that says from when, until when or when not: no date of its own. */
function isBound(plain: string, when: When, rule: TextRecurrence): boolean {
  if (when.endDay || (when.index >= rule.index && when.end <= rule.end)) return true
  const before = fold(plain).slice(Math.max(0, when.index - 45), when.index)
  return BOUND.test(before)
}

const BOUND =
  /(?:a partir du|a compter du|des le|depuis le|reprise|rentree|debut|jusqu'au|sauf|excepte|hors|pas de seance|from|starting(?: on)?|until|till|except)[^.;\n\d]{0,25}$|(?:sauf|excepte|hors|except) (?:les? )?(?:\d{1,2}[^.;\n]*)?$/

/** Loose dates of one event: each keeps its own end. */
function ofSeveral(dated: When[], { timezone }: ReadOptions): Pick<DatesRead, 'startDate' | 'endDate' | 'recurrence'> {
  const [first, ...others] = dated.toSorted((a, b) => startOf(a).localeCompare(startOf(b)))
  const endDate = first!.endDate ?? first!.endDay
  const overrides = others.flatMap((when) => {
    const end = when.endDate ?? when.endDay
    return end && lengthOf(when) !== lengthOf(first!)
      ? [{ recurrenceId: startOf(when), startDate: startOf(when), endDate: end }]
      : []
  })
  return {
    startDate: startOf(first!),
    ...(endDate && { endDate }),
    recurrence: { rdates: others.map(startOf), ...(overrides.length > 0 && { overrides }), timezone },
  }
}

const startOf = (when: When) => when.startDate ?? when.startDay!
const lengthOf = (when: When) => Date.parse(when.endDate ?? when.endDay ?? startOf(when)) - Date.parse(startOf(when))

/** "du 3 au 5 juillet de 14h à 18h", "du 3 au 5 juillet à 20h": on each of those days; "du 3 à 18h au 5 à 17h" goes on from one to the other. */
function eachDay(
  plain: string,
  when: When,
  { timezone }: ReadOptions,
): Pick<DatesRead, 'startDate' | 'endDate' | 'recurrence'> | undefined {
  if (!when.startDate || !when.endDay) return undefined
  const times = scanTimes(masked(plain, scanDates(plain)))
  const [time] = times
  if (!time || times.length > 1 || (time.index >= when.index && time.end < when.end)) return undefined
  const count = (Date.parse(when.endDay) - Date.parse(when.startDay!)) / 86_400_000 + 1
  const clock = ({ hour, minute }: { hour: number; minute: number }) => `${two(hour)}:${two(minute)}`
  const series = { startDate: when.startDay!, startTime: clock(time.from), ...(time.to && { endTime: clock(time.to) }) }
  const rrule = `FREQ=DAILY;COUNT=${count}`
  return {
    ...firstTimes({ ...series, rrule, warnings: [], index: 0, end: 0 }, timezone),
    recurrence: { rrule, timezone },
  }
}

const two = (number: number) => String(number).padStart(2, '0')

/** The hours beside the dates; without a date they say nothing. */
function timesOf(plain: string, whens: When[]): Span[] {
  return whens.length > 0 ? scanTimes(masked(plain, whens)) : []
}

/** The same day told twice is one; what knows its hour stays. Two hours of a day are two. */
function distinct(whens: When[]): When[] {
  return whens.filter((when, i) => {
    const same = whens.filter((other, j) => j !== i && other.startDay === when.startDay && other.endDay === when.endDay)
    if (!when.startDate && same.some((other) => other.startDate)) return false
    return !whens.slice(0, i).some((other) => startOf(other) === startOf(when))
  })
}
