import type { RawRecord } from '../../types.ts'

type Ring = number[][]

/** Beyond this many rings a hole goes to the outline before it, as writers order them. */
const MOST_COMPARED = 5000
/** Sides looked at before the rest is taken as it comes. */
const MOST_STEPS = 200_000_000

interface Work {
  left: number
}

/**
 * Rings as polygons: outlines run clockwise and holes the other way (Shapefile), each hole in the smallest outline around it.
 * Files that turn the wrong way round all the same are taken as meant: without any clockwise ring, every ring is judged by what it stands in, and so are those of
 * formats where the direction means nothing (`byNesting`).
 */
export function polygonsOf(rings: readonly Ring[], byNesting = false): NonNullable<RawRecord['geometry']> | undefined {
  const whole = rings.filter((ring) => ring.length >= 3).map(closed)
  if (whole.length === 0) return undefined
  if (whole.length === 1) return { type: 'Polygon', coordinates: whole }
  const work = { left: MOST_STEPS }
  const measured = whole.map((ring) => ({ ring, area: signedArea(ring), box: boxOf(ring) }))
  const turned = byNesting || !measured.some(({ area }) => area < 0)
  const outer: Outline[] = []
  const holes: Measured[] = []
  for (const one of measured) {
    const isHole = turned ? depthOf(one, measured, work) % 2 === 1 : one.area > 0
    if (isHole) holes.push(one)
    else outer.push({ ...one, polygon: [one.ring] })
  }
  for (const hole of holes) {
    const around = outlineOf(hole, outer, work)
    if (around) around.polygon.push(hole.ring)
    else outer.push({ ...hole, polygon: [hole.ring] })
  }
  return outer.length === 1
    ? { type: 'Polygon', coordinates: outer[0]!.polygon }
    : { type: 'MultiPolygon', coordinates: outer.map(({ polygon }) => polygon) }
}

interface Measured {
  ring: Ring
  area: number
  box: [number, number, number, number]
}
interface Outline extends Measured {
  polygon: Ring[]
}

function outlineOf(hole: Measured, outer: readonly Outline[], work: Work): Outline | undefined {
  if (outer.length > MOST_COMPARED || work.left < 0) return outer.at(-1)
  let found: Outline | undefined
  for (const one of outer)
    if (isAround(one, hole, work) && (!found || Math.abs(one.area) < Math.abs(found.area))) found = one
  return found
}

function depthOf(ring: Measured, all: readonly Measured[], work: Work): number {
  if (all.length > MOST_COMPARED / 10) return 0
  return all.filter(
    (other) => other !== ring && Math.abs(other.area) > Math.abs(ring.area) && isAround(other, ring, work),
  ).length
}

/** A hole may touch its outline in a few points: the first one that is clearly in or out decides. */
function isAround(outer: Measured, inner: Measured, work: Work): boolean {
  const [west, south, east, north] = outer.box
  const [w, s, e, n] = inner.box
  if (w < west || s < south || e > east || n > north) return false
  for (const point of inner.ring.slice(0, 20)) {
    work.left -= outer.ring.length
    if (work.left < 0) return true
    const side = sideOf(point, outer.ring)
    if (side !== 0) return side > 0
  }
  return true
}

/** 1 inside, -1 outside, 0 on the line. */
function sideOf([x, y]: number[], ring: Ring): number {
  let inside = false
  for (let index = 0, before = ring.length - 1; index < ring.length; before = index++) {
    const [xi, yi] = ring[index] as [number, number]
    const [xj, yj] = ring[before] as [number, number]
    if (xi === x && yi === y) return 0
    if (yi > y! !== yj > y!) {
      const cut = ((xj - xi) * (y! - yi)) / (yj - yi) + xi
      if (cut === x) return 0
      if (x! < cut) inside = !inside
    }
  }
  return inside ? 1 : -1
}

/** Twice the area, negative when the ring runs clockwise; measured from its first point so that large numbers keep their digits. */
function signedArea(ring: Ring): number {
  const [x0, y0] = ring[0] as [number, number]
  let sum = 0
  for (let index = 1; index < ring.length; index++) {
    const [xa, ya] = ring[index - 1] as [number, number]
    const [xb, yb] = ring[index] as [number, number]
    sum += (xa - x0) * (yb - y0) - (xb - x0) * (ya - y0)
  }
  return sum
}

function boxOf(ring: Ring): Measured['box'] {
  const box: Measured['box'] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of ring as [number, number][]) {
    if (x < box[0]) box[0] = x
    if (y < box[1]) box[1] = y
    if (x > box[2]) box[2] = x
    if (y > box[3]) box[3] = y
  }
  return box
}

function closed(ring: Ring): Ring {
  const first = ring[0]!
  const last = ring.at(-1)!
  return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first]
}
