import { formatDay } from './zone.ts'

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
 * hour or finer is refused (towns name the hours: BYHOUR), and so is one with more than a hundred times a day.
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
  FREQ: /^(YEARLY|MONTHLY|WEEKLY|DAILY)$/,
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
  for (const yearly of ['BYWEEKNO', 'BYYEARDAY']) {
    if (parts.has(yearly) && frequency !== 'YEARLY') return { reason: 'rrule-part', part: yearly }
  }
  const times = ['BYHOUR', 'BYMINUTE', 'BYSECOND'].map((part) => parts.get(part)?.split(',').length ?? 1)
  return times.reduce((a, b) => a * b, 1) > 100 ? { reason: 'rrule-too-many-times' } : undefined
}

/** The wall clock of an UNTIL, in milliseconds; not a number when there is no such day. */
export function untilWall(until: string): number {
  const [, year, month, day, hour = '00', minute = '00', second = '00'] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2}))?/.exec(until) ?? []
  const wall = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(wall) || formatDay(wall) !== `${year}-${month}-${day}` ? Number.NaN : wall
}
