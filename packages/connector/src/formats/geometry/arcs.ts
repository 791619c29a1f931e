type Position = number[]

/** Steps of a whole turn: arcs become chords that leave the curve by less than a thousandth of its radius. */
const STEPS = 96

/** The arc from the first to the third of three positions, through the second. Three on a line stay one. */
export function arcThrough(a: Position, b: Position, c: Position): Position[] {
  const centre = centreOf(a, b, c)
  if (!centre) return [a, b, c]
  const [x, y] = centre
  const angle = ([px, py]: Position) => Math.atan2(py! - y, px! - x)
  const [start, middle, end] = [angle(a), angle(b), angle(c)]
  const turn = (from: number, to: number) => (to - from + 4 * Math.PI) % (2 * Math.PI)
  const counterclockwise = turn(start, middle) <= turn(start, end)
  const sweep = counterclockwise ? turn(start, end) : turn(start, end) - 2 * Math.PI
  return [a, ...between(centre, Math.hypot(a[0]! - x, a[1]! - y), start, sweep), c]
}

export function circleThrough(a: Position, b: Position, c: Position): Position[] {
  const centre = centreOf(a, b, c)
  return centre ? circle(centre, Math.hypot(a[0]! - centre[0], a[1]! - centre[1])) : [a, b, c, a]
}

export function circle([x, y]: readonly number[], radius: number): Position[] {
  const first = [x! + radius, y!]
  return [first, ...between([x!, y!], radius, 0, 2 * Math.PI), first]
}

/** Angles in radians, counter-clockwise from the east. */
export function arcAround(centre: readonly number[], radius: number, start: number, sweep: number): Position[] {
  const [x, y] = centre as [number, number]
  const at = (angle: number) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
  return [at(start), ...between([x, y], radius, start, sweep), at(start + sweep)]
}

function between([x, y]: readonly [number, number], radius: number, start: number, sweep: number): Position[] {
  const count = Math.max(1, Math.ceil((Math.abs(sweep) / (2 * Math.PI)) * STEPS))
  return Array.from({ length: count - 1 }, (_, index) => {
    const angle = start + (sweep * (index + 1)) / count
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
  })
}

/** Of the circle through three positions, measured from the first so that large numbers keep their digits. */
function centreOf([ax, ay]: Position, [bx, by]: Position, [cx, cy]: Position): [number, number] | undefined {
  const [ux, uy, vx, vy] = [bx! - ax!, by! - ay!, cx! - ax!, cy! - ay!]
  const d = 2 * (ux * vy - uy * vx)
  const size = Math.max(Math.abs(ux), Math.abs(uy), Math.abs(vx), Math.abs(vy))
  if (Math.abs(d) < 1e-12 * size * size || size === 0) return undefined
  const [u, v] = [ux * ux + uy * uy, vx * vx + vy * vy]
  return [ax! + (vy * u - uy * v) / d, ay! + (ux * v - vx * u) / d]
}
