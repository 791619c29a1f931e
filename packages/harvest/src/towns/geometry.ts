import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import type { MultiPolygon, Polygon, Position } from 'geojson'

export type Outline = Polygon | MultiPolygon

/** Kilometres between two points, on a sphere. Arguments in degrees, WGS84. */
export function kilometres(latA: number, lonA: number, latB: number, lonB: number): number {
  const rad = Math.PI / 180
  const half =
    Math.sin(((latB - latA) * rad) / 2) ** 2 +
    Math.cos(latA * rad) * Math.cos(latB * rad) * Math.sin(((lonB - lonA) * rad) / 2) ** 2
  return 12742 * Math.asin(Math.min(1, Math.sqrt(half)))
}

export function inside(lat: number, lon: number, outline: Outline): boolean {
  return booleanPointInPolygon([lon, lat], outline)
}

/** Kilometres to the nearest border, 0 inside: what decides whether a point "just outside" is an error or a rounding. */
export function kilometresToOutline(lat: number, lon: number, outline: Outline): number {
  if (inside(lat, lon, outline)) return 0
  const rings = outline.type === 'Polygon' ? outline.coordinates : outline.coordinates.flat()
  let nearest = Number.POSITIVE_INFINITY
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      nearest = Math.min(nearest, kilometresToSegment(lat, lon, ring[i - 1]!, ring[i]!))
    }
  }
  return nearest
}

/** A town is small: the plane around the point is flat enough. */
function kilometresToSegment(lat: number, lon: number, from: Position, to: Position): number {
  const kx = 111.32 * Math.cos((lat * Math.PI) / 180)
  const ky = 110.57
  const [ax, ay] = [(from[0]! - lon) * kx, (from[1]! - lat) * ky]
  const [dx, dy] = [(to[0]! - from[0]!) * kx, (to[1]! - from[1]!) * ky]
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length))
  return Math.hypot(ax + t * dx, ay + t * dy)
}

export interface Box {
  west: number
  south: number
  east: number
  north: number
}

export function boxOf(outline: Outline): Box {
  const box = { west: 180, south: 90, east: -180, north: -90 }
  const rings = outline.type === 'Polygon' ? outline.coordinates : outline.coordinates.flat()
  for (const ring of rings) {
    for (const [lon, lat] of ring as [number, number][]) {
      box.west = Math.min(box.west, lon)
      box.east = Math.max(box.east, lon)
      box.south = Math.min(box.south, lat)
      box.north = Math.max(box.north, lat)
    }
  }
  return box
}
