import type { CanonicalRecord } from '@wiker/model'
import type { Builder } from 'flatbuffers'
import { type Cell, type CellType, type FlatRecord, inColumns } from '../geometry/flat-record.ts'
import type { WriteOptions } from '../write-options.ts'
import { COLUMN, CRS, columnTypes, FEATURE, GEOMETRY, geometryTypes, HEADER } from './schema.ts'

type Geometry = NonNullable<FlatRecord['geometry']>

const typeOf: Record<CellType, number> = {
  string: columnTypes.indexOf('String'),
  number: columnTypes.indexOf('Double'),
  boolean: columnTypes.indexOf('Bool'),
}

/** FlatGeobuf 3 in WGS84, streamed: without an index, the number of features left open as the format allows. */
export async function* writeFlatgeobuf(
  records: AsyncIterable<CanonicalRecord>,
  options: WriteOptions,
): AsyncGenerator<Uint8Array> {
  const { Builder } = await import('flatbuffers')
  const { types, rows } = await inColumns(records)
  yield Uint8Array.of(0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 0)
  yield header(new Builder(1024), types, options)
  const columns = new Map([...types.keys()].map((name, index) => [name, index]))
  for await (const row of rows) yield feature(new Builder(256), row, columns)
}

function header(builder: Builder, types: Map<string, CellType>, options: WriteOptions): Uint8Array {
  const columns = [...types].map(([name, type]) => {
    const text = builder.createString(name)
    builder.startObject(11)
    builder.addFieldOffset(COLUMN.name, text, 0)
    builder.addFieldInt8(COLUMN.type, typeOf[type], 0)
    return builder.endObject()
  })
  const list = offsets(builder, columns)
  const organization = builder.createString('EPSG')
  builder.startObject(6)
  builder.addFieldOffset(CRS.organization, organization, 0)
  builder.addFieldInt32(CRS.code, 4326, 0)
  const crs = builder.endObject()
  const name = builder.createString(options.title ?? 'records')
  builder.startObject(14)
  builder.addFieldOffset(HEADER.name, name, 0)
  builder.addFieldOffset(HEADER.columns, list, 0)
  builder.addFieldInt16(HEADER.nodeSize, 0, 16)
  builder.addFieldOffset(HEADER.crs, crs, 0)
  builder.finishSizePrefixed(builder.endObject())
  return builder.asUint8Array()
}

function feature(builder: Builder, { cells, geometry }: FlatRecord, columns: Map<string, number>): Uint8Array {
  const properties = builder.createByteVector(propertiesOf(cells, columns))
  const shape = geometry ? geometryAt(builder, geometry) : 0
  builder.startObject(3)
  if (shape) builder.addFieldOffset(FEATURE.geometry, shape, 0)
  builder.addFieldOffset(FEATURE.properties, properties, 0)
  builder.finishSizePrefixed(builder.endObject())
  return builder.asUint8Array()
}

function propertiesOf(cells: Map<string, Cell>, columns: Map<string, number>): Uint8Array {
  const parts: Buffer[] = []
  for (const [name, value] of cells) {
    const index = Buffer.alloc(2)
    index.writeUInt16LE(columns.get(name)!)
    parts.push(index)
    if (typeof value === 'string') {
      const text = Buffer.from(value)
      const length = Buffer.alloc(4)
      length.writeUInt32LE(text.length)
      parts.push(length, text)
    } else if (typeof value === 'number') {
      const bytes = Buffer.alloc(8)
      bytes.writeDoubleLE(value)
      parts.push(bytes)
    } else parts.push(Buffer.of(value ? 1 : 0))
  }
  return Buffer.concat(parts)
}

function geometryAt(builder: Builder, { type, coordinates, geometries }: Geometry): number {
  const parts = partsOf(type, coordinates, geometries)
  const inner =
    parts &&
    offsets(
      builder,
      parts.map((part) => geometryAt(builder, part)),
    )
  const lines = parts ? [] : linesOf(type, coordinates)
  const ends = lines.length > 1 ? endsAt(builder, lines) : 0
  const xy = lines.length > 0 ? doubles(builder, lines.flat()) : 0
  builder.startObject(8)
  if (ends) builder.addFieldOffset(GEOMETRY.ends, ends, 0)
  if (xy) builder.addFieldOffset(GEOMETRY.xy, xy, 0)
  builder.addFieldInt8(GEOMETRY.type, geometryTypes.indexOf(type), 0)
  if (inner) builder.addFieldOffset(GEOMETRY.parts, inner, 0)
  return builder.endObject()
}

function partsOf(type: string, coordinates: unknown, geometries: unknown): Geometry[] | undefined {
  if (type === 'GeometryCollection') return geometries as Geometry[]
  if (type !== 'MultiPolygon') return undefined
  return (coordinates as unknown[]).map((polygon) => ({ type: 'Polygon', coordinates: polygon }))
}

function linesOf(type: string, coordinates: unknown): number[][][] {
  if (type === 'Point') return [[coordinates as number[]]]
  if (type === 'Polygon' || type === 'MultiLineString') return coordinates as number[][][]
  return [coordinates as number[][]]
}

function offsets(builder: Builder, list: number[]): number {
  builder.startVector(4, list.length, 4)
  for (const offset of list.toReversed()) builder.addOffset(offset)
  return builder.endVector()
}

function endsAt(builder: Builder, lines: number[][][]): number {
  let end = 0
  const ends = lines.map((line) => {
    end += line.length
    return end
  })
  builder.startVector(4, ends.length, 4)
  for (const one of ends.toReversed()) builder.addInt32(one)
  return builder.endVector()
}

function doubles(builder: Builder, positions: number[][]): number {
  builder.startVector(8, positions.length * 2, 8)
  for (const [x, y] of positions.toReversed()) {
    builder.addFloat64(y!)
    builder.addFloat64(x!)
  }
  return builder.endVector()
}
