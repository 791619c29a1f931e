import { firstOccurrence } from '@wiker/model/recurrence/expand.ts'
import { Temporal } from 'temporal-polyfill'
import { MONTH, MONTHS } from '../normalize/date-words.ts'
import { masked } from '../normalize/dates.ts'
import { type DateGroup, scanDates } from '../normalize/scan-dates.ts'
import { scanTimes } from '../normalize/scan-times.ts'
import { fold } from '../normalize/text.ts'
import { clock } from '../normalize/times.ts'
import { addDays, atClock } from '../normalize/zoned.ts'
import type { Problem } from '../types.ts'
import { type FoundRule, findRule } from './recurrence-rules.ts'
import { resolveAtom } from './resolve.ts'

export interface ReadOptions {
  /** `YYYY-MM-DD`: the day on which the text was written. */
  today: string
  timezone: string
}

/** How an event comes back, read in a text. Days are the town's own; `rrule` follows RFC 5545 §3.3.10. */
export interface TextRecurrence {
  rrule: string
  /** First day of the series from the date on which the text says that it begins, else from `today`. Absent when the text leaves it open ("un mardi sur deux"). */
  startDate?: string
  /** `HH:MM` in the town's clock. */
  startTime?: string
  endTime?: string
  until?: string
  exdates?: string[]
  exceptSchoolHolidays?: boolean
  exceptPublicHolidays?: boolean
  warnings: Problem[]
  /** Where the rule stands in the text. */
  index: number
  end: number
}

/**
 * "tous les mardis à 20 h sauf vacances scolaires", "chaque premier dimanche du mois", "du lundi au vendredi", "tous les jours du 3 au 15 août",
 * "every Tuesday", "todos los martes", "în fiecare marți", "varje tisdag". `undefined` when the text tells of no series.
 */
export function readRecurrence(text: string, options: ReadOptions): TextRecurrence | undefined {
  const plain = text.normalize('NFC')
  const folded = fold(plain)
  const rule = findRule(folded)
  if (!rule) return undefined
  const groups = scanDates(plain)
  const warnings: Problem[] = []
  const day = (group: DateGroup, i: number) => resolveAtom(group.atoms.at(i)!, options.today, warnings)
  const exdates: string[] = []
  let from: string | undefined
  let until: string | undefined
  for (const group of groups) {
    const before = folded.slice(Math.max(0, group.index - 36), group.index)
    if (EXCEPT_BEFORE.test(before))
      exdates.push(...group.atoms.flatMap((atom) => resolveAtom(atom, options.today, warnings) ?? []))
    else if (group.kind === 'range') {
      from = day(group, 0)
      until = day(group, -1)
    } else if (
      /(?:jusqu'(?:au|a)|until|till|hasta(?: el)?|pana (?:la|pe|in)|fin le|t\.?o\.?m\.?)\s*(?:le\s)?$/.test(before)
    )
      until = day(group, 0)
    else if (
      /(?:a partir du|a compter du|des le|depuis le|debut(?:e|ent|era)? le|(?:reprise|rentree)(?: des? \w+| du \w+)? le|repren(?:d|nent|dra) le|from|starting(?: on)?|a partir del|desde el|incepand (?:cu|din)|de la|fran(?: och med)?|med start)\s*$/.test(
        before,
      )
    )
      from = day(group, 0)
  }
  const season = months(folded)
  const fullRule = addMonths(rule.rrule, season)
  const times = scanTimes(masked(plain, groups)).filter((time) => time.index > rule.index - 60)
  const time = times[0]
  // "Reprise le 8 septembre 2026", read in November: the series began then.
  const begin = from ?? options.today
  const result: TextRecurrence = { rrule: fullRule, warnings, index: rule.index, end: rule.end }
  if (time) result.startTime = clock(time.from)
  if (time?.to) result.endTime = clock(time.to)
  if (until) {
    result.until = until
    result.rrule = `${fullRule};UNTIL=${untilOf(until, time !== undefined, options.timezone)}`
  }
  if (exdates.length > 0) result.exdates = exdates
  if (SCHOOL.test(folded)) result.exceptSchoolHolidays = true
  if (PUBLIC.test(folded)) result.exceptPublicHolidays = true
  const start = firstDay(rule, fullRule, from, begin, until, options.timezone)
  if (start) result.startDate = start
  else
    warnings.push({
      key: rule.interval > 1 ? 'recurrence-which-week' : 'recurrence-over',
      field: 'startDate',
      values: { text: plain.slice(rule.index, rule.end) },
    })
  return result
}

/** The first day of the series. "Every other Tuesday" has one only when the text says from when on. */
function firstDay(
  rule: FoundRule,
  rrule: string,
  from: string | undefined,
  begin: string,
  until: string | undefined,
  timezone: string,
): string | undefined {
  if (rule.interval > 1 && !from && rule.weekParity === undefined) return undefined
  const anchor = rule.interval > 1 && from ? from : begin
  const seed = rule.weekParity === undefined ? anchor : weekOf(anchor, rule.weekParity)
  const first = firstOccurrence(
    { startDate: seed, recurrence: { rrule: rrule.replace(/;UNTIL=[^;]*/, ''), timezone } },
    { from: begin },
  )?.day
  return first && (!until || first <= until) ? first : undefined
}

/** Monday of the first week of that parity on or after the day's own. */
function weekOf(day: string, parity: 0 | 1): string {
  const date = Temporal.PlainDate.from(day)
  return (date.weekOfYear ?? 0) % 2 === parity ? day : addDays(day, 8 - date.dayOfWeek)
}

/** RFC 5545 §3.3.10: UNTIL is a day for a series of days, an instant in UTC for one with hours. */
function untilOf(day: string, timed: boolean, timezone: string): string {
  if (!timed) return day.replaceAll('-', '')
  const last = Temporal.Instant.from(atClock(day, { hour: 23, minute: 59, second: 59 }, timezone).value)
  return last.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '')
}

/** "d'octobre à mars", "sauf en août", "en juillet et août": the months in which it takes place. */
function months(folded: string): number[] {
  const range = new RegExp(
    `(?<!\\d\\s|\\d(?:er)?\\s)\\b(?:de |d'|du mois de |from |din )(${MONTH})\\.? (?:a|au|et|to|till|pana in) (?:mois de )?(${MONTH})(?![a-z])`,
  ).exec(folded)
  const except = new RegExp(
    `(?:sauf|excepte|hors|except|excepto|salvo|cu exceptia|utom)\\s+(?:en |in |le mois d['e] ?|les mois de )?((?:(?:${MONTH})(?![a-z])(?:\\s*(?:,|et|and|y|si|och)\\s*(?:en )?)?)+)${NO_YEAR}`,
  ).exec(folded)
  const within = new RegExp(
    `\\b(?:en|pendant|durant|in) (?:les mois de )?((?:(?:${MONTH})(?![a-z])(?:\\s*(?:,|et|and|y|si|och)\\s*)?)+)${NO_YEAR}`,
  ).exec(folded)
  const all = Array.from({ length: 12 }, (_, i) => i + 1)
  if (except) {
    const out = named(except[1]!)
    return all.filter((month) => !out.includes(month))
  }
  if (range) {
    const [a, b] = [MONTHS.get(range[1]!)!, MONTHS.get(range[2]!)!]
    return all.filter((month) => (a <= b ? month >= a && month <= b : month >= a || month <= b))
  }
  return within ? named(within[1]!) : []
}

const named = (text: string) => text.split(/[^a-z]+/).flatMap((word) => MONTHS.get(word) ?? [])

function addMonths(rrule: string, season: number[]): string {
  return !rrule.includes('BYMONTH=') && season.length > 0 && season.length < 12
    ? `${rrule};BYMONTH=${[...season].sort((a, b) => a - b).join(',')}`
    : rrule
}

/** The instants of the first occurrence, when its hours are known. */
export function firstTimes(recurrence: TextRecurrence, timezone: string): { startDate?: string; endDate?: string } {
  const { startDate, startTime, endTime } = recurrence
  if (!startDate) return {}
  if (!startTime) return { startDate }
  const at = (day: string, time: string) => {
    const [hour, minute] = time.split(':').map(Number) as [number, number]
    return atClock(day, { hour, minute }, timezone).value
  }
  if (!endTime) return { startDate: at(startDate, startTime) }
  return {
    startDate: at(startDate, startTime),
    endDate: at(endTime <= startTime ? addDays(startDate, 1) : startDate, endTime),
  }
}

/** "en août 2026" is a date; "en août 18h" a month and an hour. */
const NO_YEAR = '(?!\\s*\\d+(?!\\s*h|\\d|:))'

const EXCEPT_BEFORE =
  /(?:sauf|excepte|hors|except|excepto|salvo|cu exceptia|utom|pas de (?:seance|cours|marche))(?: le| les| pour le| du| on| el| den)?\s*(?:\w+di\s)?$/
const SCHOOL =
  /(?:sauf|hors|excepte|en dehors d[e'](?:s|les)?|except(?: during)?|excepto|salvo|cu exceptia|in afara|utom|ej)\s*(?:(?:pendant|durant|en|les|des|las|the|in|under|de)\s*)*(?:petites? )?(?:periodes? de )?(?:vacances|conges scolaires|school holidays|vacaciones|vacantel?o?r?|skollov)|periodes? scolaires?|temps scolaire|during term|term[- ]time|en periodo escolar|in timpul scolii/
const PUBLIC =
  /(?:sauf|hors|excepte|except(?: on)?|excepto|salvo|cu exceptia|utom)[^.;\n]*?(?:jours? feries?|feries|public holidays|bank holidays|festivos|sarbatori|helgdagar)/
