import { looksMojibake, repairMojibake } from '../../detect/mojibake.ts'
import type { RawRecord } from '../../types.ts'
import type { Tally } from '../table/tally.ts'
import { isObject } from './locate.ts'

const geometryTypes = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
])
const MOST_COLUMNS = 5000

/** GeoJSON geometry (RFC 7946 §3.1) by its shape. */
export function isGeometry(value: unknown): value is NonNullable<RawRecord['geometry']> {
  return (
    isObject(value) &&
    typeof value.type === 'string' &&
    geometryTypes.has(value.type) &&
    (Array.isArray(value.coordinates) || Array.isArray(value.geometries))
  )
}

/** Turns trees into rows: nested objects become dotted columns, lists stay lists, a geometry is lifted out. */
export class Flattener {
  readonly #columns: string[]
  readonly #index = new Map<string, number>()

  readonly #tally: Tally

  constructor(columns: string[], tally: Tally) {
    this.#columns = columns
    this.#tally = tally
    for (const [index, name] of columns.entries()) this.#index.set(name, index)
  }

  record(value: unknown, where: number, inherited?: Record<string, unknown>): RawRecord {
    const record: RawRecord = { values: [], where }
    if (isObject(value)) this.#object(value, '', record, 0)
    else this.#put('value', value, record)
    if (inherited) this.#object(inherited, '', record, 0)
    return record
  }

  #object(object: Record<string, unknown>, prefix: string, record: RawRecord, depth: number): void {
    for (const key of Object.keys(object)) {
      const value = object[key]
      const name = prefix === '' ? key : `${prefix}.${key}`
      if (typeof value !== 'object' || value === null) this.#put(name, value, record)
      else if (Array.isArray(value)) this.#put(name, value, record)
      else if (isGeometry(value)) {
        record.geometry ??= value
        this.#put(name, value, record)
      } else if (depth < 8) this.#object(value as Record<string, unknown>, name, record, depth + 1)
      else this.#put(name, JSON.stringify(value), record)
    }
  }

  #put(name: string, value: unknown, record: RawRecord): void {
    if (value === null || value === undefined || value === '') {
      if (!this.#index.has(name)) this.#add(name)
      return
    }
    const index = this.#index.get(name) ?? this.#add(name)
    if (index >= 0)
      record.values[index] = typeof value === 'string' && looksMojibake(value) ? this.#unspoil(value, record) : value
  }

  #unspoil(value: string, record: RawRecord): string {
    const after = repairMojibake(value)
    if (after === undefined) return value
    this.#tally.repair('mojibake', 1, {
      before: value.slice(0, 80),
      after: after.slice(0, 80),
      where: `item ${record.where}`,
    })
    return after
  }

  #add(name: string): number {
    if (this.#columns.length >= MOST_COLUMNS) return -1
    this.#index.set(name, this.#columns.length)
    return this.#columns.push(name) - 1
  }
}
