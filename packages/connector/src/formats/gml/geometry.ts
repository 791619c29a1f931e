import type { RawRecord } from '../../types.ts'
import { merged } from '../geometry/merge.ts'
import { childrenOf, type XmlElement } from '../markup/elements.ts'
import { curveOf } from './curves.ts'
import { dimensionOf, type Order, positionsOf } from './positions.ts'

type Geometry = NonNullable<RawRecord['geometry']>

const lines = new Set(['LineString', 'Curve', 'CompositeCurve', 'OrientableCurve', 'LinearRing', 'Ring'])
const areas = new Set(['Polygon', 'PolygonPatch', 'Rectangle', 'Triangle'])
const groups = new Set([
  ...[
    'MultiPoint',
    'MultiLineString',
    'MultiCurve',
    'MultiPolygon',
    'MultiSurface',
    'MultiGeometry',
    'GeometricComplex',
  ],
  ...['Surface', 'CompositeSurface', 'PolyhedralSurface', 'TriangulatedSurface', 'Tin', 'OrientableSurface'],
  ...['MultiSolid', 'CompositeSolid', 'Solid', 'Shell'],
])

export const isGmlGeometry = ({ name }: XmlElement): boolean =>
  name === 'Point' || lines.has(name) || areas.has(name) || groups.has(name) || name === 'Envelope' || name === 'Box'

/** A GML geometry in longitude (or easting) first; curves become chords. `undefined` when it has no readable position. */
export function geometryOf(element: XmlElement, given: Order, depth = 0): Geometry | undefined {
  if (depth > 20) return undefined
  const order: Order = { ...given, dimension: dimensionOf(element, given) }
  const { name } = element
  if (name === 'Point') {
    const [first] = positionsOf(element, order)
    return first && { type: 'Point', coordinates: first }
  }
  if (name === 'Envelope' || name === 'Box') return boxOf(element, order)
  if (lines.has(name)) {
    const line = curveOf(element, order)
    return line.length > 1 ? { type: 'LineString', coordinates: line } : undefined
  }
  return areas.has(name) ? polygonOf(element, order) : groupOf(element, order, depth)
}

function polygonOf(element: XmlElement, order: Order): Geometry | undefined {
  const rings = (...names: string[]) =>
    childrenOf(element, ...names).flatMap((boundary) =>
      boundary.children.filter((child) => lines.has(child.name)).map((ring) => closed(curveOf(ring, order))),
    )
  const outer = rings('exterior', 'outerBoundaryIs').filter((ring) => ring.length >= 4)
  const inner = rings('interior', 'innerBoundaryIs').filter((ring) => ring.length >= 4)
  return outer[0] ? { type: 'Polygon', coordinates: [outer[0], ...inner] } : undefined
}

function closed(ring: number[][]): number[][] {
  const [first, last] = [ring[0], ring.at(-1)]
  if (!first || !last) return ring
  return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first]
}

/** Members stand one in a property each, or many in one. */
function groupOf(element: XmlElement, order: Order, depth: number): Geometry | undefined {
  const parts: Geometry[] = []
  for (const child of element.children) {
    const shapes = isGmlGeometry(child) || areas.has(child.name) ? [child] : child.children
    for (const shape of shapes) {
      if (!isGmlGeometry(shape) && !areas.has(shape.name)) continue
      const part = geometryOf(shape, order, depth + 1)
      if (part) parts.push(part)
    }
  }
  return merged(parts)
}

function boxOf(element: XmlElement, order: Order): Geometry | undefined {
  const corners = positionsOf(element, order)
  for (const corner of childrenOf(element, 'lowerCorner', 'upperCorner'))
    corners.push(...positionsOf({ ...element, children: [{ ...corner, name: 'pos' }] }, order))
  const [low, high] = corners
  if (!low || !high) return undefined
  const [[w, s], [e, n]] = [low, high] as [[number, number], [number, number]]
  const ring = [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ]
  return { type: 'Polygon', coordinates: [ring] }
}
