type Point = [number, number]

interface Frame {
  width: number
  height: number
}

/** The part of a polygon inside a frame that begins at 0, 0 (Sutherland and Hodgman's way, one edge after the other); `beyond` widens the frame on every side. */
export function clip(polygon: Point[], { width, height }: Frame, beyond = 2): Point[] {
  const edges: [axis: 0 | 1, bound: number, sign: 1 | -1][] = [
    [0, -beyond, 1],
    [0, width + beyond, -1],
    [1, -beyond, 1],
    [1, height + beyond, -1],
  ]
  return edges.reduce<Point[]>((points, [axis, bound, sign]) => cut(points, axis, bound, sign), polygon)
}

function cut(points: Point[], axis: 0 | 1, bound: number, sign: 1 | -1): Point[] {
  const inside = (point: Point) => (point[axis] - bound) * sign >= 0
  return points.flatMap((point, index) => {
    const before = points.at(index - 1)!
    const kept = inside(point) ? [point] : []
    return inside(point) === inside(before) ? kept : [crossing(before, point, axis, bound), ...kept]
  })
}

function crossing(from: Point, to: Point, axis: 0 | 1, bound: number): Point {
  const share = (bound - from[axis]) / (to[axis] - from[axis])
  const at = (one: 0 | 1) => from[one] + share * (to[one] - from[one])
  return axis === 0 ? [bound, at(1)] : [at(0), bound]
}
