import type { Gazetteer, GazetteerTown } from '../../places/gazetteer.ts'
import { tame } from '../screen.ts'
import { CELL } from './clusters.ts'
import { isInside, type View } from './view.ts'

/** The name of a town, and on which sign of the map it begins. */
export interface Name {
  text: string
  column: number
  row: number
}

const MOST = 7
/** The largest towns are named though a few places lie under the letters. */
const ALWAYS = 3

/**
 * The largest towns on the map; where their sizes are not known, all of them when they are few. A name stands right of its town,
 * else left of it, and hides no sign of `dense` places or more.
 */
export function namesOf(
  view: View,
  { towns }: Gazetteer,
  clusters: ReadonlyMap<number, number>,
  dense = Number.POSITIVE_INFINITY,
): Name[] {
  const width = view.columns / CELL.columns
  const names: Name[] = []
  const taken = new Set<number>()
  const free = (start: number, length: number, row: number, most: number): boolean => {
    if (start < 0 || start + length > width) return false
    for (let at = row * width + start; at < row * width + start + length; at++)
      if (taken.has(at) || (clusters.get(at) ?? 0) >= most) return false
    return true
  }
  for (const town of worthNaming(view, towns)) {
    if (names.length >= MOST) break
    const text = tame(town.name)
    const column = Math.floor(view.x(town.longitude!) / CELL.columns)
    const row = Math.floor(view.y(town.latitude!) / CELL.rows)
    const starts = [column + 1, column - text.length]
    const start =
      starts.find((at) => free(at, text.length, row, 1)) ??
      (names.length < ALWAYS ? starts.find((at) => free(at, text.length, row, dense)) : undefined)
    if (start === undefined) continue
    for (let at = start - 1; at <= start + text.length; at++) taken.add(row * width + at)
    names.push({ text, column: start, row })
  }
  return names
}

function worthNaming(view: View, towns: readonly GazetteerTown[]): GazetteerTown[] {
  const shown = towns.filter(
    ({ latitude, longitude }) =>
      latitude !== undefined && longitude !== undefined && isInside(view, view.x(longitude), view.y(latitude)),
  )
  const sized = shown.filter(({ population }) => population !== undefined)
  if (sized.length > 0) return sized.sort((a, b) => b.population! - a.population!).slice(0, MOST * 4)
  return shown.length <= MOST * 2 ? shown : []
}
