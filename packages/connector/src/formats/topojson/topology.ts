import type { RawRecord } from '../../types.ts'
import { isObject } from '../json/locate.ts'

type Geometry = NonNullable<RawRecord['geometry']>
type Line = number[][]

/** Arcs may be shared without end: what one reading may make of them. */
const MOST = 50_000_000

/** Arcs are stored once, as steps on a grid, and shared by the shapes on both sides. */
export class Topology {
  readonly #arcs: Line[]
  #left = MOST
  readonly #place: (position: number[]) => number[]

  constructor(root: Record<string, unknown>) {
    const transform = isObject(root.transform) ? root.transform : undefined
    const [kx, ky] = numbers(transform?.scale, [1, 1])
    const [dx, dy] = numbers(transform?.translate, [0, 0])
    this.#place = transform ? ([x, y, ...rest]) => [x! * kx! + dx!, y! * ky! + dy!, ...rest] : (position) => position
    const arcs = Array.isArray(root.arcs) ? root.arcs : []
    this.#arcs = arcs.map((arc) => (transform ? this.#steps(arc) : positions(arc)))
  }

  /** Before each reading. */
  start(): void {
    this.#left = MOST
  }

  /** `null` for an object that is said to have none, `undefined` when it can't be read. */
  geometry(object: Record<string, unknown>, depth = 0): Geometry | null | undefined {
    const { type, arcs, coordinates } = object
    switch (type) {
      case null:
      case undefined:
        return null
      case 'Point':
        return whole(type, positions([coordinates]).map(this.#place)[0])
      case 'MultiPoint':
        return whole(type, positions(coordinates).map(this.#place))
      case 'LineString':
        return whole(type, this.#line(arcs))
      case 'MultiLineString':
        return whole(type, this.#lines(arcs))
      case 'Polygon':
        return whole(type, this.#rings(arcs))
      case 'MultiPolygon':
        return whole(type, Array.isArray(arcs) ? arcs.map((polygon) => this.#rings(polygon)) : undefined)
      case 'GeometryCollection': {
        const parts = Array.isArray(object.geometries) && depth < 16 ? object.geometries.filter(isObject) : []
        const geometries = parts.flatMap((part) => this.geometry(part, depth + 1) ?? [])
        return geometries.length > 0 ? { type, geometries } : null
      }
      default:
        return undefined
    }
  }

  #lines(list: unknown): Line[] | undefined {
    return Array.isArray(list) ? list.map((one) => this.#line(one)) : undefined
  }

  #rings(list: unknown): Line[] | undefined {
    return this.#lines(list)?.map((ring) => {
      const [first, last] = [ring[0]!, ring.at(-1)!]
      return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first]
    })
  }

  /** Arc numbers; `~n` is arc n backwards. Where two meet, the position stands once. */
  #line(list: unknown): Line {
    if (!Array.isArray(list)) throw new RangeError('no arcs')
    const line: Line = []
    for (const index of list) {
      const arc = Number.isInteger(index) ? this.#arcs[index < 0 ? ~index : index] : undefined
      if (!arc || arc.length === 0) throw new RangeError(`no arc ${index}`)
      this.#left -= arc.length
      if (this.#left < 0) throw new RangeError('too large')
      const part = index < 0 ? arc.toReversed() : arc
      for (const position of line.length > 0 ? part.slice(1) : part) line.push(position)
    }
    if (line.length === 0) throw new RangeError('no arcs')
    return line
  }

  #steps(arc: unknown): Line {
    let [x, y] = [0, 0]
    return positions(arc).map(([stepX, stepY, ...rest]) => {
      x += stepX!
      y += stepY!
      return this.#place([x, y, ...rest])
    })
  }
}

function whole(type: string, coordinates: unknown): Geometry | undefined {
  return coordinates === undefined ? undefined : { type, coordinates }
}

function positions(list: unknown): Line {
  if (!Array.isArray(list)) return []
  return list.filter(
    (one): one is number[] => Array.isArray(one) && one.length >= 2 && one.slice(0, 2).every(Number.isFinite),
  )
}

const numbers = (list: unknown, missing: number[]): number[] =>
  Array.isArray(list) && list.slice(0, 2).every(Number.isFinite) ? (list as number[]) : missing
