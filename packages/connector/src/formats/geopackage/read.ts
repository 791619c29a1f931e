import type { DatabaseSync } from 'node:sqlite'
import { looksMojibake, repairMojibake } from '../../detect/mojibake.ts'
import { Unreadable } from '../../problem.ts'
import type { Detection, Layer, Member, RawRecord, ReadContext } from '../../types.ts'
import { declareCrs } from '../geometry/declared-crs.ts'
import { newLayer } from '../geometry/layer.ts'
import { wkbGeometry } from '../geometry/wkb.ts'
import { openDatabase, quoted } from '../sqlite/database.ts'
import { plainValue } from '../sqlite/value.ts'
import { Tally } from '../table/tally.ts'
import { type Content, contentsOf } from './contents.ts'

/** A layer for each table the package lists, in its own system of coordinates. */
export async function openGeopackage(member: Member, _detection: Detection, context: ReadContext): Promise<Layer[]> {
  const database = await guarded(() => openDatabase(member))
  try {
    const contents = await guarded(() => contentsOf(database))
    if (contents.length === 0) throw new Unreadable('no-records')
    if (contents.length > context.limits.maxMembers)
      throw new Unreadable('too-many-members', { limit: context.limits.maxMembers })
    return contents.map((content) => layerOf(member, content))
  } finally {
    database.close()
  }
}

function layerOf(member: Member, content: Content): Layer {
  const layer = newLayer(member, 'geopackage', content.table)
  layer.columns = content.columns.filter((_, index) => index !== content.geometry)
  layer.facts = { table: content.table, ...(content.title ? { title: content.title } : {}) }
  declareCrs(layer, content.crs)
  const kept = structuredClone(layer.warnings)
  layer.records = () => read(member, content, layer, kept)
  return layer
}

async function* read(
  member: Member,
  content: Content,
  layer: Layer,
  kept: Layer['warnings'],
): AsyncGenerator<RawRecord> {
  const tally = new Tally(layer)
  tally.reset()
  for (const { kind, message } of kept) tally.warn(kind, undefined, message)
  let database: DatabaseSync | undefined
  try {
    database = await openDatabase(member)
    const rows = database.prepare(`SELECT ${content.columns.map(quoted).join(', ')} FROM ${quoted(content.table)}`)
    rows.setReturnArrays(true)
    rows.setReadBigInts(true)
    let where = 0
    for (const row of rows.iterate() as Iterable<unknown>) yield recordOf(row as unknown[], ++where, content, tally)
    tally.settle()
  } catch (error) {
    throw unreadable(error)
  } finally {
    database?.close()
  }
}

function recordOf(row: unknown[], where: number, content: Content, tally: Tally): RawRecord {
  const record: RawRecord = { values: [], where }
  for (const [index, cell] of row.entries()) {
    if (index === content.geometry) {
      const geometry = shapeOf(cell)
      if (geometry) record.geometry = geometry
      else tally.warn(geometry === null ? 'no-geometry' : 'bad-geometry', `row ${where}`)
    } else record.values.push(cellValue(cell, content.booleans.has(index), where, tally))
  }
  return record
}

function cellValue(cell: unknown, isBoolean: boolean, where: number, tally: Tally): unknown {
  if (isBoolean && (cell === 0n || cell === 1n)) return cell === 1n
  const value = plainValue(cell)
  if (value instanceof Uint8Array) {
    tally.warn('binary-cells', `row ${where}`)
    return undefined
  }
  const after = typeof value === 'string' && looksMojibake(value) ? repairMojibake(value) : undefined
  if (after === undefined) return value
  tally.repair('mojibake', 1, { before: String(value).slice(0, 80), after: after.slice(0, 80), where: `row ${where}` })
  return after
}

const BOXES = [0, 32, 48, 48, 64]

/** §2.1.3: `GP`, version, flags, system, box, then well-known binary. `null` when there is none, `undefined` when unreadable. */
function shapeOf(cell: unknown): RawRecord['geometry'] | null {
  if (cell === null || cell === undefined) return null
  if (!(cell instanceof Uint8Array)) return undefined
  const [g, p, , flags = 0] = cell
  const box = BOXES[(flags >> 1) & 7]
  if (g !== 0x47 || p !== 0x50 || box === undefined) return undefined
  if (flags & 0x10) return null
  try {
    return wkbGeometry(cell.subarray(8 + box))
  } catch {
    return undefined
  }
}

async function guarded<T>(act: () => T | Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    throw unreadable(error)
  }
}

/** What the library says of a damaged page is the file's fault. */
function unreadable(error: unknown): unknown {
  if ((error as { code?: unknown }).code !== 'ERR_SQLITE_ERROR') return error
  return new Unreadable('broken', { reason: (error as Error).message.slice(0, 200) })
}
