import type { CanonicalRecord } from '@wiker/model'
import type { FieldMapping } from '../types.ts'

/** Said of the record as a whole, not read from its cells. */
const whole = new Set(['type', 'id', 'warnings', 'provenance'])

/** The values of a record by their dotted paths; lists, geometries and what stands under `additional` are one value each. */
export function leavesOf(record: CanonicalRecord): Map<string, unknown> {
  const found = new Map<string, unknown>()
  for (const [name, value] of Object.entries(record)) {
    if (whole.has(name) || value === undefined || value === null) continue
    if (name === 'additional') {
      for (const [key, one] of Object.entries(value as object)) found.set(`additional.${key}`, one)
    } else if (typeof value !== 'object' || Array.isArray(value) || name === 'geometry') found.set(name, value)
    else for (const [key, one] of Object.entries(value)) if (one !== undefined) found.set(`${name}.${key}`, one)
  }
  return found
}

/** One value of a record by its path; undefined where it has none. */
export function leafOf(record: CanonicalRecord | undefined, path: string): unknown {
  return record && leavesOf(record).get(path)
}

export const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/** The mapping a value was made by: `location.streetAddress` by `streetAddress`, `organizer.name` by `organizer`. */
export function mappingFor(path: string, mapping: readonly FieldMapping[]): FieldMapping | undefined {
  const [first = '', second = ''] = path.split('.')
  const names = [path, ...(made[path] ?? []), second, first]
  for (const name of names) {
    const item = mapping.find(({ to }) => to === name)
    if (item) return item
  }
  return undefined
}

const made: Record<string, string[]> = {
  categories: ['category'],
  currency: ['amount'],
  priceCurrency: ['price'],
  'location.name': ['location'],
  'location.url': ['location.url'],
}
