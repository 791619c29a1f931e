import type { Gazetteer, GazetteerTown } from '../../places/gazetteer.ts'
import type { View } from './view.ts'

/** Fewer municipalities than that draw no shape. */
const LEAST_TOWNS = 25
/** A dot further than so many times the usual distance between municipalities is sea, or another country. */
const REACH = 2.6

/**
 * Dots of an outline as `[x, y]`: that of the département or province when nearly all places lie in one, that of the country
 * when they lie in several. Made from the municipalities' positions: each dot belongs to the one next to it, and where the
 * neighbour belongs elsewhere a line is drawn. Good to a few kilometres, so there is none on the map of a town.
 */
export function outlineOf(view: View, gazetteer: Gazetteer, home: string | undefined): [number, number][] {
  const towns = gazetteer.towns.filter((town) => isNear(view, town))
  if (towns.length < LEAST_TOWNS) return []
  const spacing = spacingOf(towns)
  if (view.kilometresPerDot * 40 < spacing * 2) return []
  const { owner } = nearestTowns(view, towns, spacing * REACH)
  const belongs = (x: number, y: number): boolean => {
    if (x < 0 || y < 0 || x >= view.columns || y >= view.rows) return false
    const index = owner[y * view.columns + x]!
    return index >= 0 && (home === undefined || departmentOf(towns[index]!) === home)
  }
  const inside = (x: number, y: number) => x >= 0 && y >= 0 && x < view.columns && y < view.rows
  const line: [number, number][] = []
  for (let y = 0; y < view.rows; y++)
    for (let x = 0; x < view.columns; x++) {
      if (!belongs(x, y)) continue
      // The frame of the map is no border.
      const edge = [[x + 1, y] as const, [x, y + 1] as const, [x - 1, y] as const, [x, y - 1] as const].some(
        ([nx, ny]) => inside(nx, ny) && !belongs(nx, ny),
      )
      if (edge) line.push([x, y])
    }
  return line
}

/** France's départements are in the code, whose island has letters; other countries name theirs. */
export const departmentOf = (town: GazetteerTown): string | undefined => town.department ?? town.region

function isNear(view: View, { latitude, longitude }: GazetteerTown): boolean {
  if (latitude === undefined || longitude === undefined) return false
  const [x, y] = [view.x(longitude), view.y(latitude)]
  return x > -view.columns * 0.3 && y > -view.rows * 0.3 && x < view.columns * 1.3 && y < view.rows * 1.3
}

/** The usual distance between neighbours, in kilometres: as if the towns were laid out evenly on what they cover. */
function spacingOf(towns: readonly GazetteerTown[]): number {
  // A cell is land when a town lies in it: coast and sea do not stretch the measure.
  const cells = new Set(
    towns.map(({ latitude, longitude }) => `${Math.floor(latitude! * 4)},${Math.floor(longitude! * 4)}`),
  )
  const middle = towns.reduce((sum, { latitude }) => sum + latitude!, 0) / towns.length
  const area = cells.size * 27.8 * 27.8 * Math.cos((middle * Math.PI) / 180)
  return Math.sqrt(area / towns.length)
}

/** For every dot the nearest town, -1 beyond `reach` kilometres: towns are spread from their own dots, ring by ring. */
function nearestTowns(view: View, towns: readonly GazetteerTown[], reach: number): { owner: Int32Array } {
  const { columns, rows, kilometresPerDot } = view
  const owner = new Int32Array(columns * rows).fill(-1)
  const distance = new Float64Array(columns * rows).fill(Number.POSITIVE_INFINITY)
  const radius = Math.ceil(reach / kilometresPerDot)
  for (const [index, town] of towns.entries()) {
    const [cx, cy] = [view.x(town.longitude!), view.y(town.latitude!)]
    for (let y = Math.max(0, cy - radius); y <= Math.min(rows - 1, cy + radius); y++)
      for (let x = Math.max(0, cx - radius); x <= Math.min(columns - 1, cx + radius); x++) {
        const far = Math.hypot(x - cx, y - cy)
        if (far > radius || far >= distance[y * columns + x]!) continue
        distance[y * columns + x] = far
        owner[y * columns + x] = index
      }
  }
  return { owner }
}
