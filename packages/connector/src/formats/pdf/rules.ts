/** A drawn line, level or upright; `at` is where it stands, `from` and `to` its ends. */
export interface Rule {
  upright: boolean
  at: number
  from: number
  to: number
}

type Matrix = [number, number, number, number, number, number]
const identity: Matrix = [1, 0, 0, 1, 0, 0]
/** A rectangle thinner than this many points is a line someone filled. */
const THIN = 3
const MOST_RULES = 50_000

/** The level and upright lines of a page, drawn as strokes, as thin boxes or as the edges of boxes. */
export async function rulesOf(list: { fnArray: number[]; argsArray: unknown[] }): Promise<Rule[]> {
  const { getResolvedPDFJS } = await import('unpdf')
  const { OPS } = await getResolvedPDFJS()
  const strokes = new Set([
    OPS.stroke,
    OPS.closeStroke,
    OPS.fillStroke,
    OPS.eoFillStroke,
    OPS.closeFillStroke,
    OPS.closeEOFillStroke,
  ])
  const fills = new Set([OPS.fill, OPS.eoFill])
  const rules: Rule[] = []
  const saved: Matrix[] = []
  let matrix = identity
  for (const [index, operator] of list.fnArray.entries()) {
    const args = (list.argsArray[index] ?? []) as unknown[]
    if (operator === OPS.save) saved.push(matrix)
    else if (operator === OPS.restore) matrix = saved.pop() ?? identity
    else if (operator === OPS.transform) matrix = times(matrix, args as Matrix)
    else if (operator === OPS.paintFormXObjectBegin) {
      saved.push(matrix)
      if (Array.isArray(args[0])) matrix = times(matrix, args[0] as Matrix)
    } else if (operator === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? identity
    else if (operator === OPS.constructPath && rules.length < MOST_RULES) {
      const [paint, data] = args as [number, unknown[]]
      const path = data?.[0]
      if (path instanceof Float32Array || Array.isArray(path)) {
        if (strokes.has(paint)) rules.push(...edges(path, matrix))
        else if (fills.has(paint)) rules.push(...thinBoxes(path, matrix))
      }
    }
  }
  return rules
}

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

type Point = [x: number, y: number]

/** The closed and open lines of a path; its numbers are 0 move, 1 line, 2 and 3 curves, 4 close, each with its points. */
function polylines(path: ArrayLike<number>, [a, b, c, d, e, f]: Matrix): Point[][] {
  const lines: Point[][] = []
  const point = (at: number): Point => [a * path[at]! + c * path[at + 1]! + e, b * path[at]! + d * path[at + 1]! + f]
  for (let at = 0; at < path.length; ) {
    const kind = path[at++]
    const current = lines.at(-1)
    if (kind === 0) lines.push([point(at)])
    else if (kind === 1) current?.push(point(at))
    else if (kind === 2) current?.push(point(at + 4))
    else if (kind === 3) current?.push(point(at + 2))
    else if (kind === 4 && current?.[0]) current.push(current[0])
    at += kind === 2 ? 6 : kind === 3 ? 4 : kind === 4 ? 0 : 2
  }
  return lines
}

function* edges(path: ArrayLike<number>, matrix: Matrix): Generator<Rule> {
  for (const line of polylines(path, matrix)) {
    for (let index = 1; index < line.length; index++) {
      const [[x1, y1], [x2, y2]] = [line[index - 1]!, line[index]!]
      if (Math.abs(y1 - y2) < 0.5)
        yield { upright: false, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) }
      else if (Math.abs(x1 - x2) < 0.5)
        yield { upright: true, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) }
    }
  }
}

function* thinBoxes(path: ArrayLike<number>, matrix: Matrix): Generator<Rule> {
  for (const line of polylines(path, matrix)) {
    const xs = line.map(([x]) => x)
    const ys = line.map(([, y]) => y)
    const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
    if (top - bottom <= THIN && right - left > THIN * 2)
      yield { upright: false, at: (top + bottom) / 2, from: left, to: right }
    else if (right - left <= THIN && top - bottom > THIN * 2)
      yield { upright: true, at: (left + right) / 2, from: bottom, to: top }
  }
}
