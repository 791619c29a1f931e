import { isInside, type Point, type View } from './view.ts'

/** A sign stands on 2 by 4 dots, as a braille character does. */
export const CELL = { columns: 2, rows: 4 } as const

/** How many places fall on each sign of the map, by `row * columns + column` of signs. */
export function clustersOf(points: readonly Point[], view: View): Map<number, number> {
  const width = view.columns / CELL.columns
  const clusters = new Map<number, number>()
  for (const [longitude, latitude] of points) {
    const [x, y] = [view.x(longitude), view.y(latitude)]
    if (!isInside(view, x, y)) continue
    const cell = Math.floor(y / CELL.rows) * width + Math.floor(x / CELL.columns)
    clusters.set(cell, (clusters.get(cell) ?? 0) + 1)
  }
  return clusters
}

/** From how many places on a sign is drawn larger: round numbers that part what is usual from what is dense. */
export function stepsOf(clusters: ReadonlyMap<number, number>, factor: number): [number, number] | undefined {
  const most = Math.max(0, ...clusters.values()) * factor
  if (most < 2) return undefined
  if (most < 10) return [2, 5]
  const large = niceBelow(most / 2)
  return [Math.max(2, niceBelow(Math.sqrt(large))), large]
}

/** The largest of 1, 2, 5, 10, 20, 50… that is not above. */
export function niceBelow(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const first = value / power
  return power * (first >= 5 ? 5 : first >= 2 ? 2 : 1)
}
