import type { RawRecord } from '../../types.ts'
import { polygonsOf } from '../geometry/rings.ts'

export type Position = number[]
type Geometry = NonNullable<RawRecord['geometry']>

/** `null` where the shape is said to be empty, `undefined` where it can't be read. */
export function shapeOf(content: Buffer): Geometry | null | undefined {
  if (content.length < 4) return undefined
  const type = content.readInt32LE(0)
  const base = type % 10
  try {
    if (type === 0) return null
    if (base === 1) return pointOf(content, type)
    if (base === 8) return multiPointOf(content, type)
    if (base === 3 || base === 5) return partsOf(content, type)
    return undefined
  } catch {
    return undefined
  }
}

function pointOf(content: Buffer, type: number): Geometry | null {
  const coordinates = [content.readDoubleLE(4), content.readDoubleLE(12)]
  if (!coordinates.every(isData)) return null
  if (type === 11 && content.length >= 28) addHeight(coordinates, content.readDoubleLE(20))
  return { type: 'Point', coordinates }
}

function multiPointOf(content: Buffer, type: number): Geometry | null {
  const count = content.readInt32LE(36)
  const coordinates = positions(content, 40, count, type === 18 ? 40 + count * 16 + 16 : undefined)
  return coordinates.length > 0 ? { type: 'MultiPoint', coordinates } : null
}

function partsOf(content: Buffer, type: number): Geometry | null {
  const parts = content.readInt32LE(36)
  const count = content.readInt32LE(40)
  if (parts < 0 || count < 0 || 44 + parts * 4 + count * 16 > content.length) throw new RangeError('cut off')
  const start = 44 + parts * 4
  const withHeights = type === 13 || type === 15
  const all = positions(content, start, count, withHeights ? start + count * 16 + 16 : undefined)
  const lines: Position[][] = []
  for (let part = 0; part < parts; part++) {
    const from = content.readInt32LE(44 + part * 4)
    const to = part + 1 < parts ? content.readInt32LE(48 + part * 4) : count
    if (from >= 0 && to > from) lines.push(all.slice(from, to))
  }
  if (type % 10 === 5) return polygonsOf(lines) ?? null
  const kept = lines.filter((line) => line.length > 1)
  if (kept.length === 0) return null
  return kept.length === 1
    ? { type: 'LineString', coordinates: kept[0]! }
    : { type: 'MultiLineString', coordinates: kept }
}

/** Heights, when there are any, lie together behind the pairs, after their range. */
function positions(content: Buffer, start: number, count: number, heights: number | undefined): Position[] {
  if (count < 0 || start + count * 16 > content.length) throw new RangeError('cut off')
  const high = heights !== undefined && heights + count * 8 <= content.length
  const all: Position[] = []
  for (let index = 0; index < count; index++) {
    const at = start + index * 16
    const position = [content.readDoubleLE(at), content.readDoubleLE(at + 8)]
    if (high) addHeight(position, content.readDoubleLE(heights + index * 8))
    all.push(position)
  }
  return all
}

/** Below -10^38 a number means that there is none. */
const isData = (value: number) => Number.isFinite(value) && value > -1e38

function addHeight(position: Position, height: number): void {
  if (isData(height)) position.push(height)
}
