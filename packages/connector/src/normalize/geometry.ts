import { wktToGeoJSON } from '@terraformer/wkt'
import polylabel from 'polylabel'
import type { Normalized } from '../types.ts'
import { crsCode, toWgs84 } from './crs.ts'

export interface Geometry {
  type: string
  coordinates?: unknown
  geometries?: Geometry[]
  [key: string]: unknown
}

/** A geometry with the system it says it is in (`SRID=2154;POINT (…)`, a GeoJSON `crs`). */
export interface SourceGeometry {
  geometry: Geometry
  crs?: string
}

/** GeoJSON (object or text), WKT or EWKT. Coordinates are left as they are: see `geometryToWgs84`. */
export function parseGeometry(raw: unknown): Normalized<SourceGeometry> {
  if (raw === null || raw === undefined || raw === '') return {}
  if (typeof raw === 'object') return fromGeoJson(raw as Record<string, unknown>)
  const text = String(raw).trim()
  if (text.startsWith('{')) {
    try {
      return fromGeoJson(JSON.parse(text) as Record<string, unknown>)
    } catch {
      return unreadable(text)
    }
  }
  const match =
    /^(?:SRID=(\d+);)?\s*((?:MULTI)?(?:POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION)\s*(Z|M|ZM)?\s*\(/i.exec(text)
  if (!match || isTooDeep(text)) return unreadable(text)
  try {
    const geometry = wktToGeoJSON(text.replace(/^SRID=\d+;\s*/i, '').toUpperCase()) as unknown as Geometry
    const crs = match[1] ? crsCode(Number(match[1])) : undefined
    return { value: { geometry, ...(crs ? { crs } : {}) } }
  } catch {
    return unreadable(text)
  }
}

/** Collections in collections are read by a grammar whose work grows with the square of their depth; no drawing needs more. */
const DEEPEST = 32

function isTooDeep(text: string): boolean {
  let depth = 0
  for (let index = 0; index < text.length && depth <= DEEPEST; index++) {
    if (text[index] === '(') depth++
    else if (text[index] === ')') depth--
  }
  return depth > DEEPEST
}

/** The same geometry in WGS84, longitude first, heights dropped. `undefined` when a position can't be computed. `swap` exchanges the source's ordinates first. */
export function geometryToWgs84(geometry: Geometry, crs = 'EPSG:4326', swap = false): Geometry | undefined {
  if (geometry.geometries) {
    const parts = geometry.geometries.map((part) => geometryToWgs84(part, crs, swap))
    return parts.every((part) => part !== undefined)
      ? { type: geometry.type, geometries: parts as Geometry[] }
      : undefined
  }
  const coordinates = mapped(geometry.coordinates, (x, y) => (swap ? toWgs84(y, x, crs) : toWgs84(x, y, crs)))
  return coordinates === undefined ? undefined : { type: geometry.type, coordinates }
}

/** A position on the thing itself: the visual centre of its largest polygon, the middle of its longest line, its first point. */
export function pointInside(geometry: Geometry): [longitude: number, latitude: number] | undefined {
  switch (geometry.type) {
    case 'Point':
      return position(geometry.coordinates)
    case 'MultiPoint':
      return position((geometry.coordinates as unknown[])?.[0])
    case 'LineString':
      return middle(geometry.coordinates as number[][])
    case 'MultiLineString':
      return middle(longest(geometry.coordinates as number[][][], lineLength) ?? [])
    case 'Polygon':
      return centre(geometry.coordinates as number[][][])
    case 'MultiPolygon':
      return centre(longest(geometry.coordinates as number[][][][], (polygon) => area(polygon[0] ?? [])) ?? [])
    case 'GeometryCollection':
      return geometry.geometries?.map(pointInside).find((found) => found !== undefined)
    default:
      return undefined
  }
}

function fromGeoJson(object: Record<string, unknown>): Normalized<SourceGeometry> {
  const crs = crsCode(object.crs)
  const inner = (object.type === 'Feature' ? object.geometry : object) as Geometry | null
  if (
    !inner ||
    typeof inner.type !== 'string' ||
    (!Array.isArray(inner.coordinates) && !Array.isArray(inner.geometries))
  )
    return unreadable(JSON.stringify(object))
  return { value: { geometry: inner, ...(crs ? { crs } : {}) } }
}

function mapped(coordinates: unknown, change: (x: number, y: number) => [number, number] | undefined): unknown {
  if (!Array.isArray(coordinates)) return undefined
  if (typeof coordinates[0] === 'number') return change(coordinates[0], coordinates[1] as number)
  const parts = coordinates.map((part) => mapped(part, change))
  return parts.includes(undefined) ? undefined : parts
}

function centre(polygon: number[][][]): [number, number] | undefined {
  const ring = polygon[0]
  if (!ring || ring.length < 4) return position(ring?.[0])
  const size = Math.max(...extent(ring))
  const found = polylabel(polygon as never, size / 1000 || 1e-6)
  return position(found)
}

function middle(line: number[][]): [number, number] | undefined {
  let left = lineLength(line) / 2
  for (let i = 1; i < line.length; i++) {
    const [ax = 0, ay = 0] = line[i - 1]!
    const [bx = 0, by = 0] = line[i]!
    const step = Math.hypot(bx - ax, by - ay)
    if (step >= left && step > 0) return [ax + ((bx - ax) * left) / step, ay + ((by - ay) * left) / step]
    left -= step
  }
  return position(line[0])
}

function position(coordinates: unknown): [number, number] | undefined {
  if (!Array.isArray(coordinates)) return undefined
  const [x, y] = coordinates as unknown[]
  return Number.isFinite(x) && Number.isFinite(y) ? [x as number, y as number] : undefined
}

function extent(ring: number[][]): [number, number] {
  const [min, max] = [[...ring[0]!], [...ring[0]!]]
  for (const point of ring) {
    for (const axis of [0, 1]) {
      if (point[axis]! < min[axis]!) min[axis] = point[axis]!
      if (point[axis]! > max[axis]!) max[axis] = point[axis]!
    }
  }
  return [max[0]! - min[0]!, max[1]! - min[1]!]
}

const lineLength = (line: number[][]) =>
  line.slice(1).reduce((sum, point, i) => sum + Math.hypot(point[0]! - line[i]![0]!, point[1]! - line[i]![1]!), 0)
const area = (ring: number[][]) =>
  Math.abs(ring.slice(1).reduce((sum, point, i) => sum + ring[i]![0]! * point[1]! - point[0]! * ring[i]![1]!, 0))
const longest = <T>(parts: T[], size: (part: T) => number) =>
  parts.reduce<T | undefined>((best, part) => (best === undefined || size(part) > size(best) ? part : best), undefined)

function unreadable(text: string): Normalized<SourceGeometry> {
  return { problem: { key: 'geometry-unreadable', values: { text: text.slice(0, 60) } } }
}
