import type { RawRecord } from '../../types.ts'
import { arcThrough } from '../geometry/arcs.ts'
import { polygonsOf } from '../geometry/rings.ts'
import { isObject } from '../json/locate.ts'

/** Of ArcGIS's own JSON; `null` when it is empty, `undefined` when it is none of the known kinds. */
export function geometryOf(value: unknown): RawRecord['geometry'] | null | undefined {
  if (value === null || value === undefined) return null
  if (!isObject(value)) return undefined
  if ('x' in value) return pointOf([value.x, value.y, value.z])
  if (Array.isArray(value.points)) {
    const points = value.points.filter(isPosition)
    return points.length > 0 ? { type: 'MultiPoint', coordinates: points } : null
  }
  const lines = linesOf(value.rings ?? value.curveRings ?? value.paths ?? value.curvePaths)
  if (lines) {
    if (value.rings ?? value.curveRings) return polygonsOf(lines) ?? null
    const kept = lines.filter((line) => line.length > 1)
    if (kept.length === 0) return null
    return kept.length === 1
      ? { type: 'LineString', coordinates: kept[0]! }
      : { type: 'MultiLineString', coordinates: kept }
  }
  const corners = ['xmin', 'ymin', 'xmax', 'ymax'].map((name) => Number(value[name] ?? Number.NaN))
  return corners.every(Number.isFinite) ? boxOf(corners) : undefined
}

function pointOf([x, y, z]: unknown[]): RawRecord['geometry'] | null {
  const pair = [x, y].map((one) => (one === null || one === '' ? Number.NaN : Number(one)))
  if (!pair.every(Number.isFinite)) return null
  return { type: 'Point', coordinates: typeof z === 'number' && Number.isFinite(z) ? [...pair, z] : pair }
}

function boxOf([w, s, e, n]: number[]): RawRecord['geometry'] {
  const ring = [
    [w, s],
    [w, n],
    [e, n],
    [e, s],
    [w, s],
  ] as number[][]
  return { type: 'Polygon', coordinates: [ring] }
}

/** Arcs stand among the positions as `{ c: [end, middle] }`; other curves are taken straight to their end. */
function linesOf(list: unknown): number[][][] | undefined {
  if (!Array.isArray(list)) return undefined
  return list.filter(Array.isArray).map((line: unknown[]) => {
    const positions: number[][] = []
    for (const one of line) {
      if (isPosition(one)) positions.push(one)
      else if (isObject(one)) {
        const [end, middle] = (Object.values(one)[0] ?? []) as unknown[]
        const last = positions.at(-1)
        if (isPosition(end) && isPosition(middle) && last && 'c' in one)
          positions.push(...arcThrough(last, middle, end).slice(1))
        else if (isPosition(end)) positions.push(end)
      }
    }
    return positions
  })
}

const isPosition = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1])
