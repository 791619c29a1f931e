import type { CanonicalRecord } from '@wiker/model'
import { spelled } from '../match/words.ts'

/** The value a layer gives for a unit: its fields, those it does not have left out. */
export type Said = Record<string, unknown>

/**
 * How the shown value of a field, or of fields that only mean something together, is chosen among the layers that say something:
 * - `first`: one layer's value, whole (see `order` in choose.ts);
 * - `union`: everybody's values, the first layer's first;
 * - `loudest`: like `first`, but the value named `silence` counts as saying nothing.
 */
export interface Unit {
  name: string
  fields: string[]
  how: 'first' | 'union' | 'loudest'
  silence?: string
  /** How exactly it is said: the higher goes first among layers of one standing. */
  precision?: (said: Said) => number
  /** Whether `finer` says what `coarser` says and more: then it is shown, whatever their standing. */
  refines?: (finer: Said, coarser: Said) => boolean
  /** Fields that a less exact layer of the same opinion may fill in. */
  completes?: (shown: Said, other: Said) => Said | undefined
}

/** Fields that say who speaks, not what is so: they are the first layer's. */
export const ownFields = new Set(['type', 'id', 'identifier', 'provenance', 'warnings', 'additional'])

/** The rules, one unit a line. A field that is in none of them is a unit of its own, chosen `first`. */
export const units: readonly Unit[] = [
  {
    name: 'when',
    fields: ['startDate', 'endDate', 'doorTime', 'previousStartDate', 'recurrence'],
    how: 'first',
    precision: exactness,
    refines: sameDayMoreExactly,
  },
  { name: 'eventStatus', fields: ['eventStatus'], how: 'loudest', silence: 'scheduled' },
  {
    name: 'location',
    fields: ['location'],
    how: 'first',
    precision: detail('location'),
    refines: sameHallMoreFully,
    completes: fillHall,
  },
  {
    name: 'organizer',
    fields: ['organizer'],
    how: 'first',
    precision: detail('organizer'),
    refines: sameOrganizerMoreFully,
  },
  {
    name: 'address',
    fields: ['streetAddress', 'postalCode', 'addressLocality', 'townCode', 'addressCountry'],
    how: 'first',
    precision: count,
    refines: sameTownWithStreet,
  },
  { name: 'position', fields: ['latitude', 'longitude', 'geometry'], how: 'first', precision: decimals },
  { name: 'price', fields: ['price', 'priceCurrency', 'isAccessibleForFree'], how: 'first', precision: count },
  { name: 'opening', fields: ['openingHours', 'openingHoursText', 'season'], how: 'first', precision: count },
  { name: 'name', fields: ['name'], how: 'first', precision: (said) => Math.min(String(said.name).length, longName) },
  {
    name: 'description',
    fields: ['description'],
    how: 'first',
    precision: length('description'),
    refines: goesOn('description'),
  },
  {
    name: 'articleBody',
    fields: ['articleBody'],
    how: 'first',
    precision: length('articleBody'),
    refines: goesOn('articleBody'),
  },
  { name: 'categories', fields: ['categories'], how: 'union' },
  { name: 'keywords', fields: ['keywords'], how: 'union' },
]

const longName = 80
const byField = new Map(units.flatMap((unit) => unit.fields.map((field) => [field, unit] as const)))

/** The units of some records, in the order of the table, then those of a single field in alphabetical order. */
export function unitsOf(records: CanonicalRecord[]): Unit[] {
  const fields = new Set(records.flatMap((record) => Object.keys(record)).filter((field) => !ownFields.has(field)))
  const single = [...fields].filter((field) => !byField.has(field)).sort()
  return [
    ...units.filter((unit) => unit.fields.some((field) => fields.has(field))),
    ...single.map((field): Unit => ({ name: field, fields: [field], how: 'first' })),
  ]
}

export function unitOfField(field: string): string {
  return byField.get(field)?.name ?? field
}

/** A date with its hour is more than a day, a rule more than one of its days. */
function exactness({ startDate, endDate, recurrence }: Said): number {
  return (recurrence ? 4 : 0) + (hasHour(startDate) ? 2 : 0) + (endDate ? 1 : 0)
}

function sameDayMoreExactly(finer: Said, coarser: Said): boolean {
  if (coarser.recurrence) return false
  // They speak of one thing: the rule gives the other's day among its own.
  if (finer.recurrence) return true
  if (!coarser.startDate) return Boolean(finer.startDate)
  if (dayOf(finer.startDate) !== dayOf(coarser.startDate)) return false
  if (!hasHour(coarser.startDate) && hasHour(finer.startDate)) return true
  return finer.startDate === coarser.startDate && !coarser.endDate && Boolean(finer.endDate)
}

function sameHallMoreFully(finer: Said, coarser: Said): boolean {
  const [a, b] = [objectOf(finer.location), objectOf(coarser.location)]
  return samePlaceName(a.name, b.name) && count(a) > count(b)
}

function fillHall(shown: Said, other: Said): Said | undefined {
  const [a, b] = [objectOf(shown.location), objectOf(other.location)]
  if (!a.name || !samePlaceName(a.name, b.name)) return undefined
  const missing = Object.fromEntries(Object.entries(b).filter(([field]) => a[field] === undefined))
  return Object.keys(missing).length > 0 ? { location: { ...a, ...missing } } : undefined
}

function sameOrganizerMoreFully(finer: Said, coarser: Said): boolean {
  const [a, b] = [objectOf(finer.organizer), objectOf(coarser.organizer)]
  return plain(a.name) === plain(b.name) && count(a) > count(b)
}

function sameTownWithStreet(finer: Said, coarser: Said): boolean {
  return !coarser.streetAddress && Boolean(finer.streetAddress)
}

function decimals({ latitude, longitude }: Said): number {
  const digits = [latitude, longitude].map((value) => String(value ?? '').split('.')[1]?.length ?? 0)
  return Math.min(5, ...digits)
}

function goesOn(field: string) {
  return (finer: Said, coarser: Said) => {
    // Feeds cut a text and put dots where it ends.
    const start = plain(String(coarser[field]).replace(/\s*(?:…|\.{3}|\[…\])\s*$/, ''))
    return start.length > 0 && plain(finer[field]).length > start.length && plain(finer[field]).startsWith(start)
  }
}

function length(field: string) {
  return (said: Said) => String(said[field] ?? '').length
}

function detail(field: string) {
  return (said: Said) => count(objectOf(said[field]))
}

function count(said: object): number {
  return Object.values(said).filter((value) => value !== undefined && value !== null && value !== '').length
}

function samePlaceName(a: unknown, b: unknown): boolean {
  return !b || plain(a) === plain(b)
}

const plain = (text: unknown) => spelled(String(text ?? '')).join(' ')
const objectOf = (value: unknown) => (value ?? {}) as Said
const hasHour = (date: unknown) => typeof date === 'string' && date.includes('T')
const dayOf = (date: unknown) => String(date ?? '').slice(0, 10)
