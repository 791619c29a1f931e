import { wkbToGeojson } from 'hyparquet/src/wkb.js'
import type { RawRecord } from '../../types.ts'
import { isGeometry } from '../json/flatten.ts'
import { isObject } from '../json/locate.ts'
import type { GeoColumn } from './geo.ts'

type Geometry = NonNullable<RawRecord['geometry']>

const kinds: Record<string, string> = {
  point: 'Point',
  linestring: 'LineString',
  polygon: 'Polygon',
  multipoint: 'MultiPoint',
  multilinestring: 'MultiLineString',
  multipolygon: 'MultiPolygon',
}

/** A geometry as GeoJSON; undefined when it can't be read. */
export function geometryOf(value: unknown, { encoding }: GeoColumn): Geometry | undefined {
  if (value instanceof Uint8Array) return fromWkb(value)
  const type = kinds[encoding]
  const coordinates = type ? positions(value) : undefined
  return type && coordinates ? { type, coordinates } : undefined
}

function fromWkb(bytes: Uint8Array): Geometry | undefined {
  try {
    const geometry: unknown = wkbToGeojson({
      view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      offset: 0,
    })
    return isGeometry(geometry) ? geometry : undefined
  } catch {
    return undefined
  }
}

/** `{ x, y }` in lists in lists, as GeoArrow has them. */
function positions(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value.map(positions)
  if (!isObject(value) || typeof value.x !== 'number' || typeof value.y !== 'number') return undefined
  return typeof value.z === 'number' ? [value.x, value.y, value.z] : [value.x, value.y]
}
