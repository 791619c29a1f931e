import type { TownOutline } from '@wiker/town/types.ts'

type Ring = [number, number][]
type Geometry = TownOutline['geometry']

/** From WGS84 degrees to a drawing's units, north up; equirectangular, true enough at the scale of a département. */
export interface Projection {
  width: number
  height: number
  x: (longitude: number) => number
  y: (latitude: number) => number
}

/** A projection that shows all these points in a drawing of that width, with a margin in drawing units. */
export function projectionFor(points: [number, number][], width: number, margin = 12): Projection | undefined {
  if (points.length === 0) return undefined
  const longitudes = points.map(([longitude]) => longitude)
  const latitudes = points.map(([, latitude]) => latitude)
  const [west, east] = [min(longitudes), max(longitudes)]
  const [south, north] = [min(latitudes), max(latitudes)]
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = (width - 2 * margin) / Math.max((east - west) * shrink, (north - south) * 0.5, 1e-4)
  return {
    width,
    height: Math.round((north - south) * scale + 2 * margin),
    x: (longitude) => round(margin + (longitude - west) * shrink * scale),
    y: (latitude) => round(margin + (north - latitude) * scale),
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
  return rings.map((ring) => ringPath(ring, projection, finest)).join('')
}

function ringPath(ring: Ring, projection: Projection, finest: number): string {
  let text = ''
  let last: [number, number] | undefined
  for (const [longitude, latitude] of ring) {
    const point: [number, number] = [projection.x(longitude), projection.y(latitude)]
    if (!last) text = `M${point[0]} ${point[1]}l`
    else {
      const [dx, dy] = [round(point[0] - last[0]), round(point[1] - last[1])]
      if (Math.hypot(dx, dy) < finest) continue
      text += `${dx} ${dy} `
    }
    last = point
  }
  return last ? `${text.trimEnd()}z` : ''
}

const round = (value: number) => Math.round(value * 10) / 10
const min = (values: number[]) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
const max = (values: number[]) => values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
