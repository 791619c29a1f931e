import type { CanonicalRecord } from '@wiker/model'
import type { RawRecord } from '../../types.ts'

export type Cell = string | number | boolean

/** A record for a format of plain columns: nested fields dotted, lists joined by ` | `; its shape apart, in WGS84. */
export interface FlatRecord {
  cells: Map<string, Cell>
  geometry?: NonNullable<RawRecord['geometry']>
}

export function flatRecord(record: CanonicalRecord): FlatRecord {
  const { geometry, ...rest } = record as CanonicalRecord & { geometry?: FlatRecord['geometry'] }
  const shape = geometry ?? pointOf(record)
  const cells = new Map<string, Cell>()
  flatten(rest, '', cells)
  return shape ? { cells, geometry: shape } : { cells }
}

function flatten(value: object, prefix: string, cells: Map<string, Cell>): void {
  for (const [key, one] of Object.entries(value)) {
    const name = prefix + key
    if (one === undefined || one === null) continue
    if (Array.isArray(one))
      cells.set(name, one.every((part) => typeof part !== 'object') ? one.join(' | ') : JSON.stringify(one))
    else if (typeof one === 'object') flatten(one as object, `${name}.`, cells)
    else cells.set(name, one as Cell)
  }
}

interface Positioned {
  latitude?: number | undefined
  longitude?: number | undefined
}

function pointOf(record: CanonicalRecord): FlatRecord['geometry'] | undefined {
  const own = record as Positioned & { location?: Positioned }
  for (const { latitude, longitude } of [own, own.location ?? {}])
    if (latitude !== undefined && longitude !== undefined) return { type: 'Point', coordinates: [longitude, latitude] }
  return undefined
}

export type CellType = 'string' | 'number' | 'boolean'

export interface Columns {
  types: Map<string, CellType>
  rows: AsyncIterable<FlatRecord>
}

/** Columns must be known before the first row: they are those of this many records. */
const FIRST = 5000

/**
 * The columns of the first records, each with the one type of all its values (text when they differ). What later records have
 * beside them, or of another type, goes into `additional` as JSON.
 */
export async function inColumns(records: AsyncIterable<CanonicalRecord>): Promise<Columns> {
  const iterator = records[Symbol.asyncIterator]()
  const first: FlatRecord[] = []
  let next = await iterator.next()
  for (; !next.done && first.length < FIRST; next = await iterator.next()) first.push(flatRecord(next.value))
  const types = new Map<string, CellType>()
  for (const { cells } of first)
    for (const [name, value] of cells) {
      const type = typeof value as CellType
      types.set(name, types.has(name) && types.get(name) !== type ? 'string' : type)
    }
  if (!next.done) types.set('additional', 'string')
  const rows = async function* () {
    for (const row of first) yield fitted(row, types)
    for (; !next.done; next = await iterator.next()) yield fitted(flatRecord(next.value), types)
  }
  return { types, rows: rows() }
}

function fitted({ cells, geometry }: FlatRecord, types: Map<string, CellType>): FlatRecord {
  const kept = new Map<string, Cell>()
  const aside: Record<string, Cell> = {}
  for (const [name, value] of cells) {
    const type = types.get(name)
    if (type === typeof value) kept.set(name, value)
    else if (type === 'string') kept.set(name, String(value))
    else aside[name] = value
  }
  if (Object.keys(aside).length > 0) kept.set('additional', JSON.stringify(aside))
  return geometry ? { cells: kept, geometry } : { cells: kept }
}
