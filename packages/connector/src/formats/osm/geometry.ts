import type { RawRecord } from '../../types.ts'
import { polygonsOf } from '../geometry/rings.ts'
import type { OsmElement } from './element.ts'

type Geometry = NonNullable<RawRecord['geometry']>
type Line = [number, number][]

/** A relation may name the same way over and over. */
const MOST = 5_000_000
const MOST_OPEN = 20_000

/** Where ways and nodes of the same file are found. */
export interface Known {
  position(id: string): [number, number] | undefined
  way(id: string): Line | undefined
}

/** A point, a line or an area; the centre Overpass gives where the shape itself is not in the file. */
export function geometryOf(element: OsmElement, known: Known): Geometry | undefined {
  if (element.type === 'node') return point(element.position)
  const shape = element.type === 'way' ? wayShape(element, known) : relationShape(element, known)
  return shape ?? point(element.center)
}

const point = (position: [number, number] | undefined): Geometry | undefined =>
  position && { type: 'Point', coordinates: position }

export function lineOfWay(element: OsmElement, position: Known['position']): Line {
  return element.line ?? element.nodes.flatMap((id) => [position(id)].filter((one) => one !== undefined))
}

function wayShape(element: OsmElement, known: Known): Geometry | undefined {
  const line = lineOfWay(element, known.position)
  if (line.length < 2) return point(line[0])
  return isClosed(line) && isArea(element.tags)
    ? { type: 'Polygon', coordinates: [line] }
    : { type: 'LineString', coordinates: line }
}

const isClosed = (line: Line) => line.length > 3 && line[0]![0] === line.at(-1)![0] && line[0]![1] === line.at(-1)![1]

/** A ring of road is a line; anything else that closes on itself is a surface, unless it says otherwise. */
function isArea(tags: Record<string, string>): boolean {
  if (tags.area) return tags.area !== 'no'
  return !(tags.highway || tags.barrier || tags.waterway === 'river' || tags.route || tags.power === 'line')
}

function relationShape(element: OsmElement, known: Known): Geometry | undefined {
  const ways = element.members.filter(({ type }) => type === 'way')
  const lines = ways.flatMap(({ ref, line }) => {
    const found = line ?? known.way(ref)
    return found && found.length > 1 ? [found] : []
  })
  const positions = lines.reduce((sum, line) => sum + line.length, 0)
  if (lines.length === 0 || positions > MOST) {
    const centre = element.members.find(({ role }) => /^(?:admin_centre|label|entrance)$/.test(role))
    return point(centre && known.position(centre.ref))
  }
  if (/^(?:multipolygon|boundary|site)$/.test(element.tags.type ?? '') && lines.length === ways.length) {
    const rings = ringsOf(lines)
    if (rings) return polygonsOf(rings, true)
  }
  return lines.length === 1
    ? { type: 'LineString', coordinates: lines[0]! }
    : { type: 'MultiLineString', coordinates: lines }
}

/** Lines put end to end until each closes; `undefined` when one never does. */
function ringsOf(lines: Line[]): Line[] | undefined {
  const key = (position: [number, number]) => `${position[0]} ${position[1]}`
  const ends = new Map<string, Set<Line>>()
  const meet = (position: [number, number]) => {
    const found = ends.get(key(position)) ?? new Set()
    ends.set(key(position), found)
    return found
  }
  const open = lines.filter((line) => !isClosed(line))
  for (const line of open) {
    meet(line[0]!).add(line)
    meet(line.at(-1)!).add(line)
  }
  if (open.length > MOST_OPEN) return undefined
  const rings = lines.filter(isClosed)
  const used = new Set<Line>()
  for (const start of open) {
    if (used.has(start)) continue
    used.add(start)
    const ring = [...start]
    while (!isClosed(ring)) {
      const next = [...meet(ring.at(-1)!)].find((line) => !used.has(line))
      if (!next) return undefined
      used.add(next)
      const forwards = key(next[0]!) === key(ring.at(-1)!)
      ring.push(...(forwards ? next : next.toReversed()).slice(1))
    }
    rings.push(ring)
  }
  return rings
}
