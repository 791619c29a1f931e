import type { SchemaTree } from 'hyparquet'
import type { Detection, Layer, Limits, Member, RawRecord, ReadContext } from '../../types.ts'
import { declareCrs } from '../geometry/declared-crs.ts'
import { newLayer } from '../geometry/layer.ts'
import { Flattener } from '../json/flatten.ts'
import { Tally } from '../table/tally.ts'
import { checkPages } from './check-pages.ts'
import { broken, codecs, openFile, type ParquetFile, parsers } from './file.ts'
import { type GeoColumn, geoColumns } from './geo.ts'
import { geometryOf } from './geometry.ts'
import { plainValue } from './values.ts'

/** Rows taken at a time from a group that tells where its pages lie. */
const WINDOW = 50_000

/** One layer; groups of columns become dotted columns, lists stay lists, the main geometry is the record's own. */
export async function openParquet(member: Member, _detection: Detection, context: ReadContext): Promise<Layer[]> {
  const file = await openFile(member, context.limits)
  try {
    const { columns, geo } = await shapeOf(file)
    const layer = newLayer(member, geo.length > 0 ? 'geoparquet' : 'parquet')
    layer.columns = columns
      .filter(isSimple)
      .map(({ element }) => element.name)
      .filter((name) => name !== geo[0]?.name)
    declareCrs(layer, geo[0]?.crs)
    const kept = structuredClone(layer.warnings)
    layer.records = () => read(member, layer, context.limits, kept)
    return [layer]
  } finally {
    await file.close()
  }
}

const isSimple = ({ children }: SchemaTree): boolean => children.length === 0

async function shapeOf({
  metadata,
}: ParquetFile): Promise<{ columns: SchemaTree[]; geo: GeoColumn[]; left: string[] }> {
  const { parquetSchema } = await import('hyparquet')
  const all = await broken(async () => parquetSchema(metadata).children)
  const columns = all.filter((column) => isReadable(column))
  const left = all.filter((column) => !isReadable(column)).map(({ element }) => element.name)
  return { columns, left, geo: geoColumns(metadata, columns) }
}

/** Two types no data of a town uses have no reader. */
function isReadable({ element, children }: SchemaTree): boolean {
  return element.converted_type !== 'BSON' && element.converted_type !== 'INTERVAL' && children.every(isReadable)
}

async function* read(member: Member, layer: Layer, limits: Limits, kept: Layer['warnings']): AsyncGenerator<RawRecord> {
  const tally = new Tally(layer)
  tally.reset()
  for (const { kind, message } of kept) tally.warn(kind, undefined, message)
  const file = await openFile(member, limits)
  try {
    const { columns, geo, left } = await shapeOf(file)
    for (const name of left) tally.warn('unreadable-column', undefined, name)
    const flattener = new Flattener(layer.columns, tally)
    let where = 0
    for await (const row of rowsOf(file, columns)) yield recordOf(row, ++where, { columns, geo, flattener, tally })
  } finally {
    await file.close()
  }
  tally.settle()
}

async function* rowsOf({ buffer, metadata }: ParquetFile, columns: SchemaTree[]): AsyncGenerator<unknown[]> {
  const [{ parquetRead }, compressors] = await Promise.all([import('hyparquet'), codecs()])
  const names = columns.map(({ element }) => element.name)
  let start = 0
  for (const group of metadata.row_groups) {
    const size = Number(group.num_rows)
    const indexed = group.columns.every((column) => column.offset_index_offset !== undefined)
    const step = indexed ? WINDOW : size
    await broken(() => checkPages(buffer, group))
    for (let from = 0; from < size; from += step) {
      let rows: unknown[][] = []
      const [rowStart, rowEnd] = [start + from, start + Math.min(from + step, size)]
      const onComplete = (found: unknown[][]) => {
        rows = found
      }
      const options = { file: buffer, metadata, columns: names, compressors, parsers, rowStart, rowEnd, onComplete }
      await broken(() => parquetRead({ ...options, useOffsetIndex: indexed }))
      yield* rows
    }
    start += size
  }
}

interface Reading {
  columns: SchemaTree[]
  geo: GeoColumn[]
  flattener: Flattener
  tally: Tally
}

function recordOf(row: unknown[], where: number, { columns, geo, flattener, tally }: Reading): RawRecord {
  const values: Record<string, unknown> = {}
  let geometry: RawRecord['geometry']
  for (const [index, column] of columns.entries()) {
    const { name } = column.element
    const order = geo.findIndex((one) => one.name === name)
    const value = row[index]
    if (order < 0) {
      const plain = plainValue(value, column.element)
      if (plain !== undefined || isSimple(column)) values[name] = plain
      continue
    }
    const shape = value === undefined || value === null ? undefined : geometryOf(value, geo[order]!)
    if (value !== undefined && value !== null && !shape) tally.warn('bad-geometry', `row ${where}`)
    else if (!shape && order === 0) tally.warn('no-geometry', `row ${where}`)
    if (order === 0) geometry = shape
    else values[name] = shape
  }
  const record = flattener.record(values, where)
  if (geo.length > 0) {
    delete record.geometry
    if (geometry) record.geometry = geometry
  }
  return record
}
