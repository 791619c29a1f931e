import type { Whereabouts } from './clues.ts'
import { kilometres, kilometresToOutline } from './geometry.ts'
import type { KnownTown } from './register.ts'

export interface Point {
  lat: number
  lon: number
}

/** Kilometres outside an outline that are still a rounding, a beach or a far hamlet of old data. */
const outlineTolerance = 2

/** Kilometres from the position of a town without a known outline: large communes reach that far. */
const positionTolerance = 15

/** 0,0 and the poles are what a missing value becomes, never a town. */
export function positionOf(said: Whereabouts): Point | undefined {
  const { latitude: lat, longitude: lon } = said
  if (lat === undefined || lon === undefined || (Math.abs(lat) < 0.01 && Math.abs(lon) < 0.01)) return undefined
  return { lat, lon }
}

export function closeTo(town: KnownTown, point: Point): boolean {
  if (town.outline) return kilometresToOutline(point.lat, point.lon, town.outline) <= outlineTolerance
  return distanceTo(town, point) <= positionTolerance
}

/** A town without a position (far islands) contradicts nothing. */
export function distanceTo(town: KnownTown, point: Point): number {
  if (town.latitude === null || town.longitude === null) return 0
  return kilometres(town.latitude, town.longitude, point.lat, point.lon)
}
