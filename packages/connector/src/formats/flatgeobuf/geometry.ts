import type { RawRecord } from '../../types.ts'
import { merged } from '../geometry/merge.ts'
import { GEOMETRY, geometryTypes } from './schema.ts'
import type { FlatTable } from './table.ts'

type Geometry = NonNullable<RawRecord['geometry']>

const MOST = 40_000_000

/** `undefined` when it is empty; a geometry without a type of its own has its layer's. */
export function geometryOf(
  table: FlatTable,
  layerType: string,
  work = { left: MOST },
  depth = 0,
): Geometry | undefined {
  // Offsets may lead back: what a small file makes large is refused.
  if (depth > 16 || --work.left < 0) throw new RangeError('too deep')
  const own = geometryTypes[table.uint8(GEOMETRY.type)]
  const type = own && own !== 'Unknown' ? own : layerType
  const parts = table.tables(GEOMETRY.parts)
  if (parts.length > 0) {
    const inner = type === 'MultiPolygon' || type === 'MultiSurface' ? 'Polygon' : 'Unknown'
    const shapes = parts.flatMap((part) => geometryOf(part, inner, work, depth + 1) ?? [])
    if (type === 'GeometryCollection') return { type, geometries: shapes }
    return type === 'MultiPolygon'
      ? { type, coordinates: shapes.map(({ coordinates }) => coordinates) }
      : merged(shapes)
  }
  const positions = positionsOf(table)
  work.left -= positions.length
  if (positions.length === 0) return undefined
  const lines = split(positions, table.uints(GEOMETRY.ends))
  switch (type) {
    case 'Point':
      return { type, coordinates: positions[0] }
    case 'MultiPoint':
      return { type, coordinates: positions }
    case 'MultiLineString':
      return { type, coordinates: lines }
    case 'Polygon':
    case 'Triangle':
      return { type: 'Polygon', coordinates: lines }
    case 'MultiPolygon':
      return { type, coordinates: [lines] }
    default:
      return positions.length === 1
        ? { type: 'Point', coordinates: positions[0] }
        : { type: 'LineString', coordinates: positions }
  }
}

function positionsOf(table: FlatTable): number[][] {
  const xy = table.doubles(GEOMETRY.xy)
  const z = table.doubles(GEOMETRY.z)
  const positions: number[][] = []
  for (let index = 0; index * 2 + 1 < xy.length; index++) {
    const position = [xy[index * 2]!, xy[index * 2 + 1]!]
    if (!position.every(Number.isFinite)) return []
    if (z[index] !== undefined && Number.isFinite(z[index])) position.push(z[index]!)
    positions.push(position)
  }
  return positions
}

function split(positions: number[][], ends: number[]): number[][][] {
  if (ends.length === 0) return [positions]
  let start = 0
  return ends.map((end) => {
    const part = positions.slice(start, end)
    start = end
    return part
  })
}
