import type { TownOutline } from '@wiker/town/types.ts'
import { clip } from './clip.ts'

type Ring = [number, number][]
type Geometry = TownOutline['geometry']

/** From WGS84 degrees to a drawing's units, north up; equirectangular, true enough at the scale of a département. */
export interface Projection {
  width: number
  height: number
  x: (longitude: number) => number
  y: (latitude: number) => number
  /** Units in one kilometre. */
  kilometre: number
}

const kilometresInDegree = 111.2

/** A projection that shows all these points in a drawing of that width and no more than `tallest` times as high, with a margin in drawing units. */
export function projectionFor(
  points: [number, number][],
  width: number,
  margin = 12,
  tallest = 2,
): Projection | undefined {
  if (points.length === 0) return undefined
  const longitudes = points.map(([longitude]) => longitude)
  const latitudes = points.map(([, latitude]) => latitude)
  const [west, east] = [min(longitudes), max(longitudes)]
  const [south, north] = [min(latitudes), max(latitudes)]
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = (width - 2 * margin) / Math.max((east - west) * shrink, (north - south) / tallest, 1e-4)
  const left = (width - (east - west) * shrink * scale) / 2
  return {
    width,
    height: Math.round((north - south) * scale + 2 * margin),
    x: (longitude) => round(left + (longitude - west) * shrink * scale),
    y: (latitude) => round(margin + (north - latitude) * scale),
    kilometre: scale / kilometresInDegree,
  }
}

/** The rings of a GeoJSON Polygon or MultiPolygon, whichever way they turn. */
export function ringsOf(geometry: Geometry): Ring[] {
  if (geometry?.type === 'Polygon') return geometry.coordinates as Ring[]
  if (geometry?.type === 'MultiPolygon') return (geometry.coordinates as Ring[][]).flat()
  return []
}

/** An SVG path of the rings: relative moves and one decimal at most, points that say nothing new left out. */
export function pathOf(rings: Ring[], projection: Projection, finest = 0.6): string {
  return rings.map((ring) => pathThrough(projected(ring, projection), finest)).join('')
}

/** The same, cut at the drawing's edge: what is around a town is drawn no further. With the middle of what is left, in drawing units. */
export function clippedPathOf(
  rings: Ring[],
  projection: Projection,
  finest = 0.6,
): { path: string; middle: [number, number] | undefined } {
  const kept = rings.map((ring) => clip(projected(ring, projection), projection))
  return { path: kept.map((ring) => pathThrough(ring, finest)).join(''), middle: middleOf(kept) }
}

/** The middle of the largest ring, by its area: where a name stands best. */
export function middleOf(rings: Ring[]): [number, number] | undefined {
  const measured = rings.map(measure).toSorted((a, b) => b.area - a.area)
  return measured[0]?.middle
}

function measure(ring: Ring): { area: number; middle: [number, number] } {
  let [twice, x, y] = [0, 0, 0]
  for (const [index, [x2, y2]] of ring.entries()) {
    const [x1, y1] = ring.at(index - 1)!
    const cross = x1 * y2 - x2 * y1
    twice += cross
    x += (x1 + x2) * cross
    y += (y1 + y2) * cross
  }
  if (twice === 0) return { area: 0, middle: ring[0] ?? [0, 0] }
  return { area: Math.abs(twice / 2), middle: [x / (3 * twice), y / (3 * twice)] }
}

function projected(ring: Ring, projection: Projection): Ring {
  return ring.map(([longitude, latitude]) => [projection.x(longitude), projection.y(latitude)])
}

function pathThrough(points: Ring, finest: number): string {
  let text = ''
  let last: [number, number] | undefined
  for (const [x, y] of points) {
    const point: [number, number] = [round(x), round(y)]
    if (!last) text = `M${point[0]} ${point[1]}l`
    else {
      const [dx, dy] = [round(point[0] - last[0]), round(point[1] - last[1])]
      if (Math.hypot(dx, dy) < finest) continue
      text += `${dx} ${dy} `
    }
    last = point
  }
  return text === '' || text.endsWith('l') ? '' : `${text.trimEnd()}z`
}

const round = (value: number) => Math.round(value * 10) / 10
const min = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
const max = (values: number[]) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
