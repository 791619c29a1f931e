import type { Entity, RecordWarning } from '@wiker/model'
import type { FieldSettings } from '../map/column-settings.ts'
import type { MapContext } from '../map/context.ts'
import { type FieldKind, fieldKinds } from '../map/fields.ts'
import type { PlanItem } from '../map/plan.ts'
import { postalLocality } from '../map/value-fit.ts'
import { knowsNothing } from '../map/words.ts'
import { normalizeBoolean } from '../normalize/booleans.ts'
import { openingHoursFromDays } from '../normalize/opening-hours.ts'
import type { Normalized, Problem } from '../types.ts'
import { eventDateSteps } from './dates.ts'
import { dishSteps } from './dishes.ts'
import { type Convert, converterOf, specialConverter, trusting } from './field-converters.ts'
import { type Draft, isEmpty } from './row.ts'
import type { Tally } from './tally.ts'

/** Puts one or more fields of a record into its draft. Made once for a layer, run for every row. */
export type Step = (draft: Draft) => void

export interface StepTools {
  names: readonly string[]
  tally: Tally
  converter(kind: FieldKind, settings: FieldSettings): Convert
  /** The clean value of a cell; when it has none it is kept under `additional` and said. */
  read(draft: Draft, column: number, convert: Convert, field: string): unknown
}

export function stepsOf(
  plan: readonly PlanItem[],
  fieldSettings: Record<string, FieldSettings>,
  names: readonly string[],
  entity: Entity,
  context: MapContext,
  tally: Tally,
): Step[] {
  const tools: StepTools = {
    names,
    tally,
    converter: (kind, settings) => converterOf(kind, settings, context),
    read: (draft, column, convert, field) => readCell(draft, column, convert, field, names, tally),
  }
  const steps: Step[] = []
  if (entity === 'event') steps.push(...eventDateSteps(plan, tools, fieldSettings, context))
  for (const item of plan) {
    if (positions.has(item.to) || item.parts[0]?.field === 'timings') continue
    if (entity === 'event' && (item.to === 'startDate' || item.to === 'endDate')) continue
    steps.push(stepOf(item, tools, fieldSettings[item.to] ?? {}, entity))
  }
  return steps
}

const positions = new Set(['latitude', 'longitude', 'geometry'])

function stepOf(item: PlanItem, tools: StepTools, settings: FieldSettings, entity: Entity): Step {
  const { to, parts } = item
  if (to === 'dishes') return dishSteps(item, tools)
  if (to === 'distributions') return distributionStep(item, tools)
  if (parts[0]!.field === 'postalLocality') return postalStep(item)
  if (to === 'openingHours' && parts.length > 1) return hoursStep(item, tools)
  if (to === 'recurrence' && parts.length > 1) return seriesStep(item)
  const kind = fieldKinds[parts[0]!.field] ?? fieldKinds[to] ?? 'label'
  const reading = specialConverter(to, entity) ?? tools.converter(kind, settings)
  const convert = item.reasons.includes('known') ? trusting(reading) : reading
  if (parts.length > 1) return joinStep(item, tools)
  const column = parts[0]!.column
  return (draft) => {
    const value = tools.read(draft, column, convert, to)
    if (value !== undefined) draft.fields[to] = value
  }
}

function readCell(
  draft: Draft,
  column: number,
  convert: Convert,
  field: string,
  names: readonly string[],
  tally: Tally,
): unknown {
  const raw = draft.record.values[column]
  if (isEmpty(raw) || saysNothing(raw, field)) return undefined
  const result = convert(raw) as Normalized<unknown>
  if (result.repairs) for (const kind of result.repairs) tally.repair(kind, raw, result.value, draft.record.where)
  if (result.value === undefined) {
    draft.additional[names[column]!] = raw
    if (result.problem?.key === 'date-year-only') draft.fields.year ??= result.problem.values?.year
    else if (result.problem) {
      draft.warnings.push(doubt(field, result.problem, raw, names[column]))
      tally.warn(result.problem.key, draft.record.where, names[column])
    }
    return undefined
  }
  if (result.problem) draft.warnings.push(doubt(field, result.problem, raw, names[column]))
  return result.value
}

/** What is doubtful, with the cell's own text and its column for people. */
function doubt(field: string, { key, values }: Problem, raw: unknown, column = ''): RecordWarning {
  const text = typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? '')
  return { field, message: key, values: { ...values, text: text.length > 80 ? `${text.slice(0, 79)}…` : text, column } }
}

/** `44130 Blain`: one cell for postal code and town. */
function postalStep({ to, parts }: PlanItem): Step {
  const column = parts[0]!.column
  return (draft) => {
    const match = postalLocality.exec(String(draft.record.values[column] ?? '').trim())
    if (match) draft.fields[to] = to === 'postalCode' ? match[1]!.replace(/^FR?-|\s/g, '') : match[2]!.trim()
  }
}

/** `#N/A`, `null`, `-` stand for nothing, and so does the `0` a spreadsheet shows for an empty cell where no number can be. */
function saysNothing(raw: unknown, field: string): boolean {
  if (raw === 0 || raw === '0') return zeroIsNothing.has(field)
  return typeof raw === 'string' && raw.length <= 14 && knowsNothing(raw.trim())
}
const zeroIsNothing = new Set([
  'url',
  'email',
  'telephone',
  'image',
  'registrationUrl',
  'postalCode',
  'townCode',
  'streetAddress',
  'name',
])

/** Words of several cells one after the other: `12` `bis` `rue` `du Port`; lines of an address by commas. */
function joinStep({ to, parts }: PlanItem, tools: StepTools): Step {
  const convert = tools.converter('label', {})
  const lines = parts.every(({ field }) => field === 'streetAddress')
  return (draft) => {
    const words: string[] = []
    for (const { column } of parts) {
      const value = tools.read(draft, column, convert, to)
      if (value !== undefined) words.push(String(value).replace(/^(\d+)[.,]0+$/, '$1'))
    }
    if (words.length > 0) draft.fields[to] = words.join(lines ? ', ' : ' ')
  }
}

/** `mardi`, `18:30` and `19:45` are "mardi 18:30-19:45", as a person writes them in one cell. */
function inWords({ record }: Draft, parts: PlanItem['parts']): string {
  const said = parts.filter(({ column }) => !isEmpty(record.values[column]))
  return said
    .map(({ column, field }, i) => {
      const ends = field === 'endTime' && said[i - 1]?.field === 'startTime'
      return `${i === 0 ? '' : ends ? '-' : ' '}${record.values[column]}`
    })
    .join('')
}

/** A weekday and its hours in columns of their own. */
const seriesStep =
  ({ to, parts }: PlanItem): Step =>
  (draft) => {
    const text = inWords(draft, parts)
    if (text !== '') draft.fields[to] = text
  }

/** Seven columns of hours, or days in one column and hours in another. */
function hoursStep({ parts }: PlanItem, tools: StepTools): Step {
  const week = weekOrder.map((day) => parts.filter(({ field }) => field === day).map(({ column }) => column))
  const isWeek = week.some((own) => own.length > 0)
  const beside = parts.filter(({ field }) => !weekOrder.includes(field))
  const convert = tools.converter('hours', {})
  return (draft) => {
    const { values } = draft.record
    const cells = isWeek
      ? week.map((own) => halves(own.map((column) => values[column])))
      : parts.map(({ column }) => values[column])
    if (cells.every(isEmpty)) return
    const days = isWeek ? cells.flatMap((cell, day) => (isCross(cell) ? [dayWords[day]!] : [])) : []
    const text =
      days.length > 0
        ? `${days.join(', ')} ${inWords(draft, beside)}`.trim()
        : isWeek
          ? cells.filter((cell) => !isEmpty(cell)).join(' ')
          : inWords(draft, parts)
    let result = isWeek && days.length === 0 ? openingHoursFromDays(cells) : (convert(text) as Normalized<string>)
    if (!isWeek && result.value === undefined && !isEmpty(cells[0])) result = convert(cells[0]) as Normalized<string>
    if (result.value !== undefined) draft.fields.openingHours = result.value
    if (
      result.value === undefined ||
      (!isWeek && !/\d:\d/.test(result.value) && cells.length > 1 && !isEmpty(cells[1]))
    ) {
      draft.fields.openingHoursText = text
      for (const { column } of parts)
        if (!isEmpty(values[column])) draft.additional[tools.names[column]!] = values[column]
      if (result.problem && result.value === undefined)
        draft.warnings.push({ field: 'openingHours', message: result.problem.key })
    }
  }
}
const weekOrder = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const dayWords = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const isCross = (cell: unknown) =>
  !isEmpty(cell) && (/^[x×✓]$/i.test(String(cell).trim()) || normalizeBoolean(cell).value === true)

/** A day in two columns: its morning and its afternoon, or when it opens and when it closes. */
function halves(cells: unknown[]): unknown {
  const said = cells.filter((cell) => !isEmpty(cell))
  if (said.length < 2) return said[0]
  return said.join(said.every((cell) => /^\s*\d{1,2}\s*(?:[:.h]\s*(?:\d{2})?)?\s*$/.test(String(cell))) ? '-' : ', ')
}

function distributionStep({ parts }: PlanItem, tools: StepTools): Step {
  const list = parts.find(({ field }) => field === 'distributions')?.column
  if (list !== undefined) {
    // A catalogue's own protocol gives them whole.
    return (draft) => {
      const value = draft.record.values[list]
      if (Array.isArray(value) && value.length > 0) draft.fields.distributions = value
    }
  }
  const url = parts.find(({ field }) => field === 'distribution.url')?.column
  const format = parts.find(({ field }) => field === 'distribution.format')?.column
  const convertUrl = tools.converter('url', {})
  const convertFormat = tools.converter('label', {})
  // Catalogues have them as a list already.
  const whole = parts.find(({ field }) => field === 'distributions')?.column
  return (draft) => {
    const kept = whole === undefined ? undefined : draft.record.values[whole]
    const listed = url === undefined ? [] : filesOf(draft.record.values[url])
    if (Array.isArray(kept) || listed.length > 0) {
      draft.fields.distributions = Array.isArray(kept) ? kept : listed
      return
    }
    const address = url === undefined ? undefined : tools.read(draft, url, convertUrl, 'distributions')
    const kind = format === undefined ? undefined : tools.read(draft, format, convertFormat, 'distributions')
    if (address) draft.fields.distributions = [{ url: address, ...(kind ? { format: kind } : {}) }]
    else if (kind) draft.additional[tools.names[format!]!] = kind
  }
}

/** The files of a data set given as a list of things: `resources: [{ "url": …, "format": "csv" }]`. */
function filesOf(raw: unknown): { url: string; format?: string }[] {
  if (!Array.isArray(raw)) return []
  return raw.flatMap((each) => {
    if (typeof each !== 'object' || each === null) return []
    const thing = each as Record<string, unknown>
    const text = (...names: string[]) =>
      names.map((name) => thing[name]).find((value) => typeof value === 'string' && value !== '') as string | undefined
    const url = text('url', 'downloadURL', 'download_url', 'accessURL', 'access_url', 'latest')
    const format = text('format', 'mediaType', 'mimetype', 'mime')
    return url && URL.canParse(url) ? [{ url, ...(format ? { format } : {}) }] : []
  })
}
