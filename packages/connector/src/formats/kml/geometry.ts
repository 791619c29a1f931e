import type { RawRecord } from '../../types.ts'
import { merged } from '../geometry/merge.ts'
import { childOf, childrenOf, type XmlElement } from '../markup/elements.ts'

type Geometry = NonNullable<RawRecord['geometry']>

const names = new Set(['Point', 'LineString', 'LinearRing', 'Polygon', 'MultiGeometry', 'Track', 'MultiTrack', 'Model'])

export const isKmlGeometry = ({ name }: XmlElement): boolean => names.has(name)

export function geometryOf(shape: XmlElement): Geometry | undefined {
  if (shape.name === 'Point') return pointOf(positionsOf(shape))
  if (shape.name === 'LineString') return lineOf(positionsOf(shape))
  if (shape.name === 'LinearRing') return polygon([positionsOf(shape)])
  if (shape.name === 'Polygon') return polygon(ringsOf(shape))
  if (shape.name === 'Track') return lineOf(childrenOf(shape, 'coord').map(({ text }) => numbers(text.split(/\s+/))))
  if (shape.name === 'Model') {
    const location = childOf(shape, 'Location')
    const [x, y] = ['longitude', 'latitude'].map((name) => Number(childOf(location, name)?.text.trim() || Number.NaN))
    return pointOf([[x!, y!]])
  }
  return merged(shape.children.filter(isKmlGeometry).flatMap((child) => geometryOf(child) ?? []))
}

function ringsOf(shape: XmlElement): number[][][] {
  const rings = (name: string) =>
    childrenOf(shape, name).flatMap((boundary) => childrenOf(boundary, 'LinearRing').map(positionsOf))
  return [...rings('outerBoundaryIs').slice(0, 1), ...rings('innerBoundaryIs')]
}

function polygon(rings: number[][][]): Geometry | undefined {
  const whole = rings.filter((ring) => ring.length >= 3)
  return whole.length > 0 && rings[0]!.length >= 3 ? { type: 'Polygon', coordinates: whole.map(closed) } : undefined
}

function closed(ring: number[][]): number[][] {
  const [first, last] = [ring[0]!, ring.at(-1)!]
  return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first]
}

function pointOf(positions: number[][]): Geometry | undefined {
  const [first] = positions.filter(isPosition)
  return first ? { type: 'Point', coordinates: first } : undefined
}

function lineOf(positions: number[][]): Geometry | undefined {
  const kept = positions.filter(isPosition)
  return kept.length > 1 ? { type: 'LineString', coordinates: kept } : pointOf(kept)
}

/** `lon,lat[,height]` between blanks; blanks around the commas are a common mistake. */
function positionsOf(shape: XmlElement): number[][] {
  const text = childOf(shape, 'coordinates')?.text.trim() ?? ''
  if (text === '') return []
  const tuples = /\d\s+,|,\s/.test(text) ? text.replace(/\s*,\s*/g, ',').split(/\s+/) : text.split(/\s+/)
  return tuples.map((tuple) => numbers(tuple.split(','))).filter(isPosition)
}

const numbers = (parts: string[]) =>
  parts
    .filter((part) => part !== '')
    .slice(0, 3)
    .map(Number)
const isPosition = (position: number[]) => position.length >= 2 && position.every(Number.isFinite)
