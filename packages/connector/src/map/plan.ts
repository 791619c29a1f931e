import type { Entity } from '@wiker/model'
import type { FieldMapping } from '../types.ts'
import type { Candidate } from './candidates.ts'
import { type Column, says } from './column.ts'
import { share } from './profile.ts'
import type { WeekColumns } from './weekdays.ts'

/** How a field is made: its columns, each with its part in it. What `convertLayer` compiles; `mapping` is its public face. */
export interface PlanItem {
  /** Canonical field of the contract. */
  to: string
  parts: PlanPart[]
  confidence: number
  reasons: string[]
}

export interface PlanPart {
  column: number
  /** The working field (`startDate`, `startTime`, `street`, `dish`…), or the weekday of a column of hours. */
  field: string
}

/** Joins what belongs together: a date and its hour, a street and its number, the seven days' hours, the courses of a meal. */
export function planOf(
  fields: readonly Candidate[],
  entity: Entity,
  columns: readonly Column[],
  weekdays: WeekColumns,
  country: string,
): PlanItem[] {
  const by = new Map(fields.map((candidate) => [candidate.field, candidate]))
  const plan: PlanItem[] = []
  const take = (to: string, ...names: string[]) => {
    const found = names.flatMap((name) => by.get(name) ?? [])
    for (const { field } of found) by.delete(field)
    if (found.length > 0) plan.push(item(to, found))
  }
  planDates(by, plan, entity)
  planAddress(by, plan, entity, columns, numberFirst.has(country))
  planDishes(by, plan)
  if (weekdays.size > 0) {
    const beside = ['openingHours', 'startTime', 'endTime'].flatMap((name) => by.get(name) ?? [])
    for (const { field } of beside) by.delete(field)
    const parts: PlanPart[] = [...weekdays].flatMap(([weekday, own]) =>
      own.map((column) => ({ column, field: weekday })),
    )
    // Crosses say the days, a column beside them the hours.
    if (crossed(columns, weekdays)) parts.push(...beside.map(({ column, field }) => ({ column: column.index, field })))
    plan.push({ to: 'openingHours', parts, confidence: 0.9, reasons: ['label', 'neighbours'] })
  } else if (entity === 'market') take('openingHours', 'openingDays', 'openingHours', 'startTime', 'endTime')
  else take('openingHours', 'openingDays', 'openingHours')
  by.delete('openingDays')
  const both = by.get('postalLocality')
  by.delete('postalLocality')
  if (both && !by.has('postalCode')) plan.push(item('postalCode', [both]))
  if (both && !by.has('addressLocality')) plan.push(item('addressLocality', [both]))
  const pair = by.get('latlon')
  by.delete('latlon')
  const hasPosition = by.has('latitude') && by.has('longitude')
  if (pair && !hasPosition) {
    by.delete('latitude')
    by.delete('longitude')
    plan.push(item('latitude', [pair]), item('longitude', [pair]))
  }
  if (entity === 'organization') {
    // A register's `id` is its number, whatever other identifiers stand beside.
    const rna = by.get('rnaNumber')
    if (rna && says(rna.column, 'ID') && rna.column.label.spans.length === 1)
      by.set('identifier', { ...rna, field: 'identifier' })
    const town = by.get('addressLocality')
    if (town && !by.has('name')) by.set('name', { ...town, field: 'name' })
  }
  const own = by.get('identifier')
  if (entity === 'organization' && own) {
    if (share(own.column.profile, 'rna') > 0.7 && !by.has('rnaNumber'))
      plan.push(item('rnaNumber', [{ ...own, field: 'rnaNumber' }]))
    if (share(own.column.profile, 'siret', 'siren') > 0.7 && !by.has('taxID'))
      plan.push(item('taxID', [{ ...own, field: 'taxID' }]))
  }
  const subject = by.get('subject')
  if (entity === 'deliberation' && subject && !by.has('name')) plan.push(item('name', [subject]))
  take('name', ...(by.has('name') ? ['name'] : by.has('accountLabel') ? ['accountLabel'] : ['indicator']))
  if (by.has('accountLabel')) by.delete('accountLabel')
  take('distributions', 'distribution.url', 'distribution.format')
  for (const name of [...by.keys()]) if (!dropped.has(name)) take(name, name)
  return sorted(plan)
}

const crossed = (columns: readonly Column[], week: WeekColumns) =>
  [...week.values()].flat().every((index) => share(columns[index]!.profile, 'hours', 'timespan', 'time') === 0)

/** Fields in the contract's order. */
export function sorted(plan: PlanItem[]): PlanItem[] {
  return plan.sort((a, b) => order(a) - order(b))
}

/** Working fields that mean nothing alone. */
const dropped = new Set(['startTime', 'endTime', 'houseSuffix', 'streetType'])

export function mappingOf(plan: readonly PlanItem[], names: readonly string[]): FieldMapping[] {
  return plan.map(({ to, parts, confidence, reasons }) => {
    const columns = parts.map(({ column }) => column)
    return { to, from: columns.map((column) => names[column]).join(' + '), columns, confidence, reasons }
  })
}

function planDates(by: Map<string, Candidate>, plan: PlanItem[], entity: Entity): void {
  if (entity !== 'event') return
  // "Date de la page" beside "mardi et jeudi 18h" is no beginning.
  const weekly = [by.get('recurrence'), by.get('startTime')].find(
    (each) => each && share(each.column.profile, 'weeklyhours') > 0.15,
  )
  if (weekly && (by.get('startDate')?.score ?? 1) < 0.75) {
    by.delete('startDate')
    if (by.get('startTime') === weekly) by.delete('startTime')
    by.set('recurrence', { ...weekly, field: 'recurrence' })
  }
  const start = by.get('startDate')
  const end = by.get('endDate')
  const startTime = by.get('startTime')
  const endTime = by.get('endTime')
  for (const name of ['startDate', 'endDate', 'startTime', 'endTime']) by.delete(name)
  const timings = by.get('timings')
  by.delete('timings')
  if (timings && !start) plan.push(item('startDate', [timings]))
  else if (timings) plan.push(item('recurrence', [timings]))
  const series = by.get('recurrence')
  if (series && !start && !timings && startTime && share(series.column.profile, 'weekday') > 0.5) {
    by.delete('recurrence')
    plan.push(item('recurrence', [series, startTime, ...(endTime ? [endTime] : [])]))
  }
  const timed = (candidate: Candidate) => share(candidate.column.profile, 'datetime') > 0.6
  if (start) plan.push(item('startDate', startTime && !timed(start) ? [start, startTime] : [start]))
  if (end) plan.push(item('endDate', endTime && !timed(end) ? [end, endTime] : [end]))
  else if (start && endTime) plan.push(item('endDate', [start, endTime]))
}

function planAddress(
  by: Map<string, Candidate>,
  plan: PlanItem[],
  entity: Entity,
  columns: readonly Column[],
  numberComesFirst: boolean,
): void {
  ofOneFamily(by)
  const full = by.get('streetAddress')
  const parts = (
    numberComesFirst
      ? ['houseNumber', 'houseSuffix', 'streetType', 'street']
      : ['streetType', 'street', 'houseNumber', 'houseSuffix']
  ).flatMap((name) => by.get(name) ?? [])
  const street = by.get('street')
  if (full && says(full.column, 'ADDRESS') && !says(full.column, 'NAME') && !says(full.column, 'STREET')) {
    plan.push(item('streetAddress', [full, ...addressLines(full, columns, by)]))
    // A lone number beside a whole address numbers the records, not the houses.
    const number = by.get('houseNumber')
    if (number && !by.has('identifier') && entity !== 'address' && number.column.profile.distinct > 0.98) {
      by.set('identifier', { ...number, field: 'identifier' })
    }
  } else if (street) plan.push(item('streetAddress', parts))
  else if (full)
    plan.push(
      item(
        'streetAddress',
        by.has('houseNumber')
          ? [by.get('houseNumber')!, ...['houseSuffix', 'streetType'].flatMap((name) => by.get(name) ?? []), full]
          : [full],
      ),
    )
  by.delete('streetAddress')
  if (entity === 'address') {
    const number = by.get('houseNumber')
    const way = street ?? (full && number ? full : undefined)
    if (number) plan.push(item('houseNumber', [number, ...['houseSuffix'].flatMap((name) => by.get(name) ?? [])]))
    if (way) plan.push(item('street', [...['streetType'].flatMap((name) => by.get(name) ?? []), way]))
  }
  for (const name of ['houseNumber', 'houseSuffix', 'streetType', 'street']) by.delete(name)
}

/** `adrs_numvoie` goes with `adrs_libvoie`, not with the street of another address (`adrg_libvoie`). */
function ofOneFamily(by: Map<string, Candidate>): void {
  const [full, street, number] = ['streetAddress', 'street', 'houseNumber'].map((name) => by.get(name))
  if (!full || !street || !number || !says(full.column, 'STREET')) return
  const family = (candidate: Candidate) => /^[^_.\s]+(?=[_.\s])/.exec(candidate.column.name)?.[0] ?? ''
  if (family(full) !== family(number) || family(street) === family(number)) return
  by.set('street', { ...full, field: 'street' })
  by.delete('streetAddress')
}

/** `12 rue du Port`, but `Calle Real 12`, `Storgatan 12`, `Strada Mare 12`. */
const numberFirst = new Set(['FR', 'GB', 'US', 'CA', 'IE', 'LU', 'MC'])

/** `Adresse 1`, `Adresse 2`, `Adresse 3` are the lines of one address. */
function addressLines(first: Candidate, columns: readonly Column[], by: Map<string, Candidate>): Candidate[] {
  if (first.column.label.index === undefined) return []
  const taken = new Set([...by.values()].map(({ column }) => column.index))
  const key = first.column.label.spans.map((span) => span.words).join(' ')
  return columns
    .filter(
      (column) =>
        column !== first.column &&
        column.label.index !== undefined &&
        !taken.has(column.index) &&
        column.profile.filledCount > 0,
    )
    .filter(
      (column) =>
        column.label.spans.map((span) => span.words).join(' ') === key ||
        (says(column, 'COMPLEMENT') && key === 'adresse'),
    )
    .sort((a, b) => a.label.index! - b.label.index!)
    .map((column) => ({ field: 'streetAddress', column, score: first.score, reasons: ['label', 'neighbours'] }))
}

function planDishes(by: Map<string, Candidate>, plan: PlanItem[]): void {
  const courses = ['starter', 'main', 'side', 'cheese', 'dessert', 'snack'].flatMap((name) => by.get(name) ?? [])
  const one = by.get('dish')
  if (one && courses.length >= 2) {
    courses.splice(courses[0]?.field === 'starter' ? 1 : 0, 0, { ...one, field: by.has('main') ? 'side' : 'main' })
    by.delete('dish')
  }
  const found =
    one && courses.length < 2
      ? [one, ...['course', 'dishLabels', 'allergens'].flatMap((name) => by.get(name) ?? [])]
      : [...courses]
  for (const name of 'starter main side cheese dessert snack dish course dishLabels allergens'.split(' '))
    by.delete(name)
  if (found.length > 0) plan.push(item('dishes', found))
}

function item(to: string, found: Candidate[]): PlanItem {
  const confidence = found.reduce((sum, { score }) => sum + score, 0) / found.length
  return {
    to,
    parts: found.map(({ column, field }) => ({ column: column.index, field })),
    confidence: Math.round(Math.min(0.99, confidence) * 100) / 100,
    reasons: [...new Set(found.flatMap(({ reasons }) => reasons))],
  }
}

const order = ({ to }: PlanItem) => {
  const at = publicOrder.indexOf(to)
  return at < 0 ? publicOrder.length : at
}
const publicOrder =
  'identifier name description startDate endDate date year recurrence location streetAddress postalCode addressLocality townCode latitude longitude geometry url telephone email image category price organizer openingHours amount beneficiary'.split(
    ' ',
  )
