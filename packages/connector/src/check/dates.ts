import type { FieldSettings } from '../map/column-settings.ts'
import type { MapContext } from '../map/context.ts'
import type { PlanItem } from '../map/plan.ts'
import type { DateSpan } from '../normalize/dates.ts'
import { joinDateTime, type TimeSpan } from '../normalize/index.ts'
import { addDays } from '../normalize/zoned.ts'
import type { Convert } from './field-converters.ts'
import type { Draft } from './row.ts'
import type { Step, StepTools } from './steps.ts'

/** An event's `startDate` and `endDate` from their columns, a day and its hour joined; ranges and lists in one cell taken apart. */
export function eventDateSteps(
  plan: readonly PlanItem[],
  tools: StepTools,
  settings: Record<string, FieldSettings>,
  context: MapContext,
): Step[] {
  const start = plan.find(({ to }) => to === 'startDate')
  const end = plan.find(({ to }) => to === 'endDate')
  const timings = plan.flatMap(({ parts }) => parts).find(({ field }) => field === 'timings')
  if (!start && !end && !timings) return []
  const startDate = start && start.parts[0]!.field !== 'timings' && tools.converter('date', settings.startDate ?? {})
  const endDate = end && tools.converter('date', settings.endDate ?? {})
  const time = tools.converter('time', {})
  const column = (item: PlanItem | undefined, field: string) => item?.parts.find((part) => part.field === field)?.column
  const startColumn = column(start, 'startDate')
  const startTimeColumn = column(start, 'startTime')
  const endTimeColumn = column(end, 'endTime')
  const endColumn = column(end, 'endDate')
  return [
    (draft) => {
      const listed =
        timings && timingsOf(draft.record.values[timings.column], tools.converter('date', { keepMidnight: true }))
      const first =
        startColumn === undefined || !startDate
          ? listed
          : (read(draft, startColumn, startDate, 'startDate', tools) ?? listed)
      if (timings && listed && unevenTimings(draft.record.values[timings.column]))
        draft.additional[tools.names[timings.column]!] = draft.record.values[timings.column]
      if (first && listed && first !== listed && listed.others)
        first.others = listed.others.filter((date) => date !== first.start)
      const last = endColumn === undefined ? undefined : read(draft, endColumn, endDate!, 'endDate', tools)
      const from = readTime(draft, startTimeColumn, time, tools)
      const to = readTime(draft, endTimeColumn, time, tools)
      putDates(draft, first, last, from, to, context.timezone, tools)
    },
  ]
}

function read(draft: Draft, column: number, convert: Convert, field: string, tools: StepTools): DateSpan | undefined {
  return tools.read(draft, column, convert, field) as DateSpan | undefined
}

function readTime(draft: Draft, column: number | undefined, convert: Convert, tools: StepTools): TimeSpan | undefined {
  return column === undefined ? undefined : (tools.read(draft, column, convert, 'startDate') as TimeSpan | undefined)
}

function putDates(
  draft: Draft,
  first: DateSpan | undefined,
  last: DateSpan | undefined,
  from: TimeSpan | undefined,
  to: TimeSpan | undefined,
  timezone: string,
  tools: StepTools,
): void {
  const { fields } = draft
  if (!first) {
    if (last) fields.endDate = last.end ?? last.start
    return
  }
  const start = at(first.start, from?.from, timezone)
  const endTime = to?.to ?? to?.from ?? from?.to
  let end = last ? (last.end ?? last.start) : first.end
  if (end) end = at(end, endTime, timezone)
  else if (endTime && start.length > 10) end = at(first.start, endTime, timezone)
  if (end && start.length > 10 && end.length > 10 && end < start && end.slice(0, 10) === start.slice(0, 10)) {
    const next = at(addDays(end.slice(0, 10), 1), end.slice(11, 16), timezone)
    tools.tally.repair('ends-after-midnight', end, next, draft.record.where)
    end = next
  }
  fields.startDate = start
  if (end && isBefore(end, start)) {
    draft.warnings.push({ field: 'endDate', message: 'end-before-start' })
    tools.tally.warn('end-before-start', draft.record.where)
    draft.additional.endDate = end
    end = undefined
  }
  if (end) fields.endDate = end
  if (first.others && first.others.length > 0) {
    const rdates = first.others.map((date) => at(date, from?.from, timezone))
    fields.recurrence = { ...(fields.recurrence as object | undefined), rdates, timezone }
  }
}

/** Occurrences with more to say than when they begin (an end, a place, a status of their own) are kept whole beside their dates. */
function unevenTimings(raw: unknown): boolean {
  if (!Array.isArray(raw) || raw.length < 2) return false
  const rest = raw.map((each) => {
    if (typeof each !== 'object' || each === null) return ''
    const { length } = Object.keys(each)
    const [from, to] = [
      ['begin', 'start', 'debut', 'from', 'startDate', 'date'],
      ['end', 'fin', 'to', 'endDate'],
    ].map((names) => names.map((name) => (each as Record<string, unknown>)[name]).find((value) => value !== undefined))
    const lasts = to === undefined ? 0 : Date.parse(String(to)) - Date.parse(String(from))
    return `${length} ${lasts}`
  })
  return rest.some((one) => one !== rest[0] || Number(one.split(' ')[0]) > 2)
}

/** `[{ "begin": …, "end": … }]`: the occurrences of an event, as agendas export them. */
function timingsOf(raw: unknown, convert: Convert): DateSpan | undefined {
  let list: unknown = raw
  if (typeof raw === 'string') {
    try {
      list = JSON.parse(raw)
    } catch {
      return undefined
    }
  }
  if (!Array.isArray(list)) return undefined
  const spans = list.flatMap((each): { start: string; end?: string }[] => {
    if (typeof each !== 'object' || each === null) return []
    const entry = each as Record<string, unknown>
    const day = (names: string[]) => {
      for (const name of names) {
        const value = entry[name] === undefined ? undefined : (convert(entry[name]).value as DateSpan | undefined)
        if (value) return value.start
      }
      return undefined
    }
    const start = day(['begin', 'start', 'debut', 'from', 'startDate', 'date'])
    const end = day(['end', 'fin', 'to', 'endDate'])
    return start ? [{ start, ...(end ? { end } : {}) }] : []
  })
  spans.sort((a, b) => (a.start < b.start ? -1 : 1))
  const [first, ...others] = spans
  return first && { ...first, ...(others.length > 0 ? { others: others.map(({ start }) => start) } : {}) }
}

/** A day with its hour; what has an hour already keeps it. */
export function at(date: string, time: string | undefined, timezone: string): string {
  if (date.length > 10 || !time || time === '00:00') return date
  const offset = time.length === 5 && time < '24' ? offsetOf(date, timezone) : undefined
  return offset === undefined ? (joinDateTime(date, time, timezone).value ?? date) : `${date}T${time}:00${offset}`
}

/** The arithmetic of time zones is slow and days come again: a day whose clocks are not put forward or back has one offset. */
function offsetOf(date: string, timezone: string): string | undefined {
  if (timezone !== knownZone || known.size > 20_000) {
    known.clear()
    knownZone = timezone
  }
  let offset = known.get(date)
  if (offset === undefined) {
    const [first, last] = ['00:00', '23:59'].map((time) => joinDateTime(date, time, timezone))
    const same = !first!.problem && !last!.problem && first!.value?.slice(19) === last!.value?.slice(19)
    offset = (same && first!.value?.startsWith(date) && first!.value.slice(19)) || ''
    known.set(date, offset)
  }
  return offset === '' ? undefined : offset
}

const known = new Map<string, string>()
let knownZone = ''

/** Days and instants compared as far as both are known. */
function isBefore(end: string, start: string): boolean {
  if (end.length > 10 && start.length > 10) return Date.parse(end) < Date.parse(start)
  return end.slice(0, 10) < start.slice(0, 10)
}
