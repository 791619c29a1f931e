import { RRuleTemporal } from 'rrule-temporal'
import type { Moment } from './moment.ts'
import { formatDay, formatInstant, oneDay, type Zone, zoneOf } from './zone.ts'

export type RruleProblem =
  | 'rrule-empty'
  | 'rrule-too-long'
  | 'rrule-unreadable'
  | 'rrule-frequency'
  | 'rrule-part'
  | 'rrule-too-many-times'
  | 'rrule-until'
export type RruleCheck = { ok: true; rrule: string } | { ok: false; reason: RruleProblem; part?: string }

/**
 * Whether a rule can be followed (RFC 5545 §3.3.10), and the rule as it is kept: capitals, no `RRULE:` in front. A rule by the
 * minute or the second is refused, and so is one with more than a hundred times a day: no town has them.
 */
export function validateRrule(text: string): RruleCheck {
  const rrule = text
    .trim()
    .replace(/^RRULE:/i, '')
    .replace(/;+$/, '')
    .toUpperCase()
  if (!rrule) return { ok: false, reason: 'rrule-empty' }
  if (rrule.length > 1000) return { ok: false, reason: 'rrule-too-long' }
  const parts = new Map<string, string>()
  for (const part of rrule.split(';')) {
    const [name = '', value = '', ...rest] = part.split('=')
    if (!name || !value || rest.length || parts.has(name)) return { ok: false, reason: 'rrule-unreadable', part }
    const known = partForms[name]
    if (!known) return { ok: false, reason: 'rrule-part', part: name }
    if (!value.split(',').every((item) => known.test(item))) return { ok: false, reason: 'rrule-part', part }
    parts.set(name, value)
  }
  const problem = problemOf(parts)
  return problem ? { ok: false, ...problem } : { ok: true, rrule }
}

const numbers = (max: number, signed = true) =>
  new RegExp(`^${signed ? '[+-]?' : ''}0*(?:${Array.from({ length: max }, (_, i) => i + 1).join('|')})$`)
const upTo = (max: number) => new RegExp(`^0*(?:${Array.from({ length: max + 1 }, (_, i) => i).join('|')})$`)

const partForms: Record<string, RegExp> = {
  FREQ: /^(YEARLY|MONTHLY|WEEKLY|DAILY|HOURLY)$/,
  INTERVAL: /^0*[1-9]\d{0,3}$/,
  COUNT: /^0*[1-9]\d{0,5}$/,
  UNTIL: /^\d{8}(T\d{6}Z?)?$/,
  BYDAY: /^([+-]?([1-9]|[1-4]\d|5[0-3]))?(MO|TU|WE|TH|FR|SA|SU)$/,
  BYMONTH: numbers(12, false),
  BYMONTHDAY: numbers(31),
  BYYEARDAY: numbers(366),
  BYWEEKNO: numbers(53),
  BYSETPOS: numbers(366),
  BYHOUR: upTo(23),
  BYMINUTE: upTo(59),
  BYSECOND: upTo(59),
  WKST: /^(MO|TU|WE|TH|FR|SA|SU)$/,
}

function problemOf(parts: Map<string, string>): { reason: RruleProblem; part?: string } | undefined {
  const frequency = parts.get('FREQ')
  if (!frequency) return { reason: 'rrule-frequency' }
  if (parts.has('COUNT') && parts.has('UNTIL')) return { reason: 'rrule-part', part: 'COUNT' }
  for (const single of ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST']) {
    if (parts.get(single)?.includes(',')) return { reason: 'rrule-unreadable', part: single }
  }
  const until = parts.get('UNTIL')
  if (until && Number.isNaN(untilWall(until))) return { reason: 'rrule-until' }
  if (/\d/.test(parts.get('BYDAY') ?? '') && !['MONTHLY', 'YEARLY'].includes(frequency)) {
    return { reason: 'rrule-part', part: 'BYDAY' }
  }
  const perDay = { BYHOUR: frequency === 'HOURLY' ? 24 : 1, BYMINUTE: 1, BYSECOND: 1 }
  const times = Object.entries(perDay).map(([part, otherwise]) => parts.get(part)?.split(',').length ?? otherwise)
  return times.reduce((a, b) => a * b, 1) > 100 ? { reason: 'rrule-too-many-times' } : undefined
}

/**
 * Goes through the rule's dates from `from` to `to` (instants, both included), in order, until `visit` says false. A rule that
 * takes too long to follow gives the dates found until then.
 */
export function walkRule(
  rrule: string,
  start: Moment,
  zone: Zone,
  from: number,
  to: number,
  visit: (wall: number, instant: number) => boolean,
): void {
  // Whole days are counted in a zone without clock changes: a day is a day.
  const clock = start.wholeDay ? utc : zone
  const shift = (instant: number) => (start.wholeDay ? zone.wallOf(instant) : instant)
  const first = shift(start.instant)
  const last = Math.min(shift(to), maxInstant)
  const span = rrule.includes('HOURLY') ? 31 * oneDay : 400 * oneDay
  try {
    const rule = new RRuleTemporal({
      rruleString: `RRULE:${untilInUtc(rrule, start, zone)}`,
      dtstart: { timeZoneId: clock.id, toString: () => `${formatInstant(clock, first)}[${clock.id}]` },
      maxCandidateEvaluations: 100_000,
      cache: false,
    })
    // Year after year, so that an endless rule costs what is asked of it and no more.
    for (
      let begin = from > start.instant ? shift(from) : first, width = span;
      begin <= last;
      begin += width + 1, width *= 2
    ) {
      const end = Math.min(begin + width, last)
      for (const date of rule.between(new Date(begin), new Date(end), true)) {
        if (!visit(clock.wallOf(date.epochMilliseconds), date.epochMilliseconds)) return
      }
      if (end === last) return
    }
  } catch {
    // The library's safety caps: the rule was checked before, so nothing else is thrown.
  }
}

/** The year 5138: enough for a village. */
const maxInstant = 1e14
const utc = zoneOf('UTC')!

/**
 * UNTIL as the standard wants it. Files write all forms: a day for an event with an hour means that day included; an hour without
 * zone is the town's; an instant for an event of whole days means the day it is in the town.
 */
function untilInUtc(rrule: string, start: Moment, zone: Zone): string {
  return rrule.replace(/UNTIL=([\dTZ]+)/, (_, until: string) => {
    const wall = untilWall(until)
    const endOfDay = (value: number) => value - (value % oneDay) + oneDay - 1000
    if (start.wholeDay) return `UNTIL=${compact(endOfDay(until.endsWith('Z') ? zone.wallOf(wall) : wall))}`
    if (until.endsWith('Z')) return `UNTIL=${compact(wall)}`
    return `UNTIL=${compact(zone.instantOf(until.includes('T') ? wall : endOfDay(wall)))}`
  })
}

const compact = (value: number) => new Date(value).toISOString().replace(/[-:]|\.\d+/g, '')

function untilWall(until: string): number {
  const [, year, month, day, hour = '00', minute = '00', second = '00'] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2}))?/.exec(until) ?? []
  const wall = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(wall) || formatDay(wall) !== `${year}-${month}-${day}` ? Number.NaN : wall
}
