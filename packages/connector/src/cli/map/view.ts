/** Longitude and latitude in WGS84 degrees. */
export type Point = readonly [longitude: number, latitude: number]

/** The part of the earth a map shows, and how degrees become dots: as many kilometres a dot to the east as to the north. */
export interface View {
  west: number
  north: number
  /** Dots of the drawing. */
  columns: number
  rows: number
  kilometresPerDot: number
  /** Points that lie outside, too far from the others to be shown with them. */
  outside: number
  x(longitude: number): number
  y(latitude: number): number
  longitude(x: number): number
  latitude(y: number): number
}

const KILOMETRES_PER_DEGREE = 111.2
/** A map of one place shows its surroundings. */
const LEAST_KILOMETRES = 1.2
const MARGIN = 0.07
/** Land goes on beyond the towns at its edge. */
const MARGIN_AROUND = 0.15

/** A view that shows nearly all points, and what lies `around` them, in at most so many dots; the drawing is no larger than they need. */
export function viewOf(
  points: readonly Point[],
  most: { columns: number; rows: number },
  around: readonly Point[] = [],
): View {
  const box = boxOf(points, around)
  const middle = (box.south + box.north) / 2
  const across = KILOMETRES_PER_DEGREE * Math.max(0.05, Math.cos((middle * Math.PI) / 180))
  const margin = around.length > 0 ? MARGIN_AROUND : MARGIN
  const width = Math.max((box.east - box.west) * across * (1 + 2 * margin), LEAST_KILOMETRES)
  const height = Math.max((box.north - box.south) * KILOMETRES_PER_DEGREE * (1 + 2 * margin), LEAST_KILOMETRES)
  const kilometresPerDot = Math.max(width / most.columns, height / most.rows)
  // Whole cells of 2 by 4 dots, a few of them at least: a line of towns along a road needs some room beside it.
  const columns = Math.min(most.columns, Math.max(48, 2 * Math.ceil(width / kilometresPerDot / 2)))
  const rows = Math.min(most.rows, Math.max(24, 4 * Math.ceil(height / kilometresPerDot / 4)))
  const west = (box.west + box.east) / 2 - (columns * kilometresPerDot) / across / 2
  const north = middle + (rows * kilometresPerDot) / KILOMETRES_PER_DEGREE / 2
  const view = {
    west,
    north,
    columns,
    rows,
    kilometresPerDot,
    x: (longitude: number) => Math.floor(((longitude - west) * across) / kilometresPerDot),
    y: (latitude: number) => Math.floor(((north - latitude) * KILOMETRES_PER_DEGREE) / kilometresPerDot),
    longitude: (x: number) => west + ((x + 0.5) * kilometresPerDot) / across,
    latitude: (y: number) => north - ((y + 0.5) * kilometresPerDot) / KILOMETRES_PER_DEGREE,
  }
  const outside = points.filter(([lon, lat]) => !isInside(view, view.x(lon), view.y(lat))).length
  return { ...view, outside }
}

export const isInside = ({ columns, rows }: Pick<View, 'columns' | 'rows'>, x: number, y: number): boolean =>
  x >= 0 && y >= 0 && x < columns && y < rows

/** The box of all points; where a few stragglers would make it several times larger, the box of the others. */
function boxOf(points: readonly Point[], around: readonly Point[]) {
  const range = (of: (point: Point) => number): [number, number] => {
    const [low, high] = rangeOf(points.map(of))
    const [lower, higher] = around.length > 0 ? rangeOf(around.map(of)) : [low, high]
    return [Math.min(low, lower), Math.max(high, higher)]
  }
  const [west, east] = range(([longitude]) => longitude)
  const [south, north] = range(([, latitude]) => latitude)
  return { west, east, south, north }
}

/** Only the far ones are left out, and few of them: those on the edge of the others stay. */
function rangeOf(values: number[]): [number, number] {
  const sorted = values.sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!
  const [low, high] = [at(0.2), at(0.8)]
  const reach = Math.max((high - low) * 2.5, 0.05)
  const near = sorted.filter((value) => value >= low - reach && value <= high + reach)
  return near.length >= sorted.length * 0.85 ? [near[0]!, near.at(-1)!] : [sorted[0]!, sorted.at(-1)!]
}
