import { arcAround, arcThrough, circle, circleThrough } from '../geometry/arcs.ts'
import { childOf, type XmlElement } from '../markup/elements.ts'
import { type Order, positionsOf } from './positions.ts'

/** The positions of a line, curve or ring, its segments and member curves one after the other. */
export function curveOf(element: XmlElement, order: Order, depth = 0): number[][] {
  if (depth > 20) return []
  const own = segmentOf(element, order)
  if (own) return own
  const line: number[][] = []
  for (const child of element.children) {
    if (child.name === 'posList' || child.name === 'coordinates' || child.name === 'pos' || child.name === 'coord')
      continue
    const turned = /baseCurve$/.test(child.name) && element.attributes.orientation === '-'
    const part = curveOf(child, order, depth + 1)
    append(line, turned ? part.reverse() : part)
  }
  append(line, positionsOf(element, order))
  return line
}

/** What follows starts where the last one ended: that position stands once. */
function append(line: number[][], part: number[][]): void {
  const [last, first] = [line.at(-1), part[0]]
  const joined = last && first && last[0] === first[0] && last[1] === first[1]
  for (const position of joined ? part.slice(1) : part) line.push(position)
}

function segmentOf(element: XmlElement, order: Order): number[][] | undefined {
  const { name } = element
  if (name === 'Arc' || name === 'ArcString') {
    const points = positionsOf(element, order)
    const line: number[][] = []
    for (let index = 0; index + 2 < points.length; index += 2)
      append(line, arcThrough(points[index]!, points[index + 1]!, points[index + 2]!))
    return line.length > 0 ? line : points
  }
  if (name === 'Circle') {
    const [a, b, c] = positionsOf(element, order)
    return a && b && c ? circleThrough(a, b, c) : []
  }
  if (name === 'CircleByCenterPoint' || name === 'ArcByCenterPoint') {
    const [centre] = positionsOf(element, order)
    const radius = numberIn(element, 'radius')
    if (!centre || radius === undefined) return []
    const start = numberIn(element, 'startAngle')
    const end = numberIn(element, 'endAngle')
    if (name === 'CircleByCenterPoint' || start === undefined || end === undefined) return circle(centre, radius)
    return arcAround(centre, radius, (start * Math.PI) / 180, ((end - start) * Math.PI) / 180)
  }
  return undefined
}

function numberIn(element: XmlElement, name: string): number | undefined {
  const value = Number(childOf(element, name)?.text.trim() || Number.NaN)
  return Number.isFinite(value) ? value : undefined
}
