import type { RawRecord } from '../../types.ts'

type Geometry = NonNullable<RawRecord['geometry']>

const codes: Record<string, number> = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
  GeometryCollection: 7,
}
const single: Record<string, string> = { MultiPoint: 'Point', MultiLineString: 'LineString', MultiPolygon: 'Polygon' }

/** Well-known binary (ISO 13249-3), little end first, in two dimensions. */
export function wkbOf(geometry: Geometry): Buffer {
  const parts: Buffer[] = []
  write(geometry, parts)
  return Buffer.concat(parts)
}

function write({ type, coordinates, geometries }: Geometry, parts: Buffer[]): void {
  const code = codes[type]
  if (code === undefined) throw new TypeError(`no such geometry: ${type}`)
  const head = Buffer.alloc(5)
  head.writeUInt8(1, 0)
  head.writeUInt32LE(code, 1)
  parts.push(head)
  if (type === 'Point') parts.push(positionOf(coordinates as number[]))
  else if (type === 'LineString') line(coordinates as number[][], parts)
  else if (type === 'Polygon') list(coordinates as number[][][], parts, (ring) => line(ring, parts))
  else if (type === 'GeometryCollection') list(geometries as Geometry[], parts, (one) => write(one, parts))
  else list(coordinates as unknown[], parts, (one) => write({ type: single[type]!, coordinates: one }, parts))
}

function list<T>(items: readonly T[], parts: Buffer[], one: (item: T) => void): void {
  const count = Buffer.alloc(4)
  count.writeUInt32LE(items.length)
  parts.push(count)
  for (const item of items) one(item)
}

const line = (positions: number[][], parts: Buffer[]) =>
  list(positions, parts, (position) => parts.push(positionOf(position)))

function positionOf([x = Number.NaN, y = Number.NaN]: number[]): Buffer {
  const bytes = Buffer.alloc(16)
  bytes.writeDoubleLE(x, 0)
  bytes.writeDoubleLE(y, 8)
  return bytes
}
