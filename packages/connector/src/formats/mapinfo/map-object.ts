import type { RawRecord } from '../../types.ts'
import { arcAround, circle } from '../geometry/arcs.ts'
import { merged } from '../geometry/merge.ts'

type Geometry = NonNullable<RawRecord['geometry']>
export type Origin = readonly [x: number, y: number]
type Place = (position: Origin) => number[]
type Coordinates = (offset: number, length: number) => Promise<Buffer>

/** Kinds of objects by their number; each has a short form, numbered one less, whose coordinates are two bytes from an origin. */
const SYMBOL = 0x02
const LINE = 0x05
const PLINE = 0x08
const ARC = 0x0b
const REGION = 0x0e
const TEXT = 0x11
const RECT = 0x14
const ROUND_RECT = 0x17
const ELLIPSE = 0x1a
const MULTI_PLINE = 0x26
const FONT_SYMBOL = 0x29
const CUSTOM_SYMBOL = 0x2c
const REGION_450 = 0x2f
const MULTI_PLINE_450 = 0x32
const MULTI_POINT = 0x35
const REGION_800 = 0x3e
const MULTI_PLINE_800 = 0x41

/** Bytes between the object's own number and its position. */
const beforePosition: Record<number, number> = { [SYMBOL]: 0, [FONT_SYMBOL]: 12, [CUSTOM_SYMBOL]: 2 }

/** One object of a block of objects. Whatever is out of its place throws a RangeError. */
export class MapObject {
  readonly #block: Buffer
  readonly #origin: Origin
  readonly #coordinates: Coordinates
  readonly #kind: number
  readonly #short: boolean
  #at: number

  constructor(block: Buffer, at: number, origin: Origin, coordinates: Coordinates) {
    this.#block = block
    this.#origin = origin
    this.#coordinates = coordinates
    const code = block.readUInt8(at)
    this.#short = code % 3 === 1
    this.#kind = this.#short ? code + 1 : code
    this.#at = at + 5
  }

  async geometry(place: Place): Promise<Geometry | null | undefined> {
    switch (this.#kind) {
      case 0:
        return null
      case SYMBOL:
      case FONT_SYMBOL:
      case CUSTOM_SYMBOL:
        this.#at += beforePosition[this.#kind]!
        return { type: 'Point', coordinates: place(this.#pair()) }
      case LINE:
        return { type: 'LineString', coordinates: [place(this.#pair()), place(this.#pair())] }
      case RECT:
      case ROUND_RECT:
      case ELLIPSE:
      case ARC:
        return this.#box(place)
      case TEXT:
        this.#at += 4 + 2 + 2 + 2 + 2 + 6
        return { type: 'Point', coordinates: place(this.#pair()) }
      case MULTI_POINT:
        return this.#multiPoint(place)
      case PLINE:
        return this.#pline(place)
      case REGION:
      case REGION_450:
      case REGION_800:
      case MULTI_PLINE:
      case MULTI_PLINE_450:
      case MULTI_PLINE_800:
        return this.#sections(place)
      default:
        return undefined
    }
  }

  async #pline(place: Place): Promise<Geometry | undefined> {
    const { offset, length } = this.#data()
    const origin = this.#bounds()
    const line = this.#vertices(await this.#coordinates(offset, length), 0, origin).map(place)
    return line.length > 1 ? { type: 'LineString', coordinates: line } : undefined
  }

  /** A region's outlines come each before its own holes, which it counts. */
  async #sections(place: Place): Promise<Geometry | undefined> {
    const { offset, length } = this.#data()
    const newest = this.#kind === REGION_800 || this.#kind === MULTI_PLINE_800
    const wide = newest || this.#kind === REGION_450 || this.#kind === MULTI_PLINE_450
    const count = newest ? this.#int() : this.#short16()
    if (newest) this.#at += 33
    const origin = this.#bounds()
    const bytes = await this.#coordinates(offset, length)
    const entry = (newest ? 8 : wide ? 6 : 4) + (this.#short ? 8 : 16) + 4
    if (count < 0 || count * entry > bytes.length) throw new RangeError('cut off')
    const lines: { holes: number; line: number[][] }[] = []
    const vertices = this.#vertices(bytes, count * entry, origin)
    let from = 0
    for (let index = 0; index < count; index++) {
      const size = wide ? bytes.readInt32LE(index * entry) : bytes.readUInt16LE(index * entry)
      const holesAt = index * entry + (wide ? 4 : 2)
      const holes = newest ? bytes.readInt32LE(holesAt) : bytes.readUInt16LE(holesAt)
      if (size < 0 || from + size > vertices.length) throw new RangeError('cut off')
      lines.push({ holes, line: vertices.slice(from, from + size).map(place) })
      from += size
    }
    const isRegion = this.#kind === REGION || this.#kind === REGION_450 || this.#kind === REGION_800
    return isRegion
      ? polygons(lines)
      : merged(
          lines.filter(({ line }) => line.length > 1).map(({ line }) => ({ type: 'LineString', coordinates: line })),
        )
  }

  async #multiPoint(place: Place): Promise<Geometry | undefined> {
    const offset = this.#int()
    const count = this.#int()
    this.#at += 15 + 2
    const origin = this.#bounds()
    const points = this.#vertices(await this.#coordinates(offset, count * (this.#short ? 4 : 8)), 0, origin).map(place)
    return points.length > 0 ? { type: 'MultiPoint', coordinates: points } : undefined
  }

  #box(place: Place): Geometry {
    const angles =
      this.#kind === ARC ? [this.#short16(), this.#short16()].map((tenths) => (tenths * Math.PI) / 1800) : []
    if (this.#kind === ROUND_RECT) this.#at += this.#short ? 4 : 8
    const [[x1, y1], [x2, y2]] = [place(this.#pair()), place(this.#pair())] as [[number, number], [number, number]]
    const stretch = ([x, y]: number[]) => [
      (x1 + x2) / 2 + (x! * Math.abs(x2 - x1)) / 2,
      (y1 + y2) / 2 + (y! * Math.abs(y2 - y1)) / 2,
    ]
    if (this.#kind === ELLIPSE) return { type: 'Polygon', coordinates: [circle([0, 0], 1).map(stretch)] }
    if (this.#kind === ARC) {
      const sweep = (angles[1]! - angles[0]! + 2 * Math.PI) % (2 * Math.PI) || 2 * Math.PI
      return { type: 'LineString', coordinates: arcAround([0, 0], 1, angles[0]!, sweep).map(stretch) }
    }
    const ring = [
      [x1, y1],
      [x2, y1],
      [x2, y2],
      [x1, y2],
      [x1, y1],
    ]
    return { type: 'Polygon', coordinates: [ring] }
  }

  /** Smooth lines are marked in the top bit of their length. */
  #data(): { offset: number; length: number } {
    return { offset: this.#int(), length: this.#int() & 0x7fffffff }
  }

  /** Label point and box; the short form has its own origin between them. */
  #bounds(): Origin {
    if (!this.#short) {
      this.#at += 24
      return [0, 0]
    }
    this.#at += 4
    const origin: Origin = [this.#int(), this.#int()]
    this.#at += 8
    return origin
  }

  #vertices(bytes: Buffer, start: number, [x, y]: Origin): Origin[] {
    const size = this.#short ? 4 : 8
    const vertices: Origin[] = []
    for (let at = start; at + size <= bytes.length; at += size)
      vertices.push(
        this.#short
          ? [x + bytes.readInt16LE(at), y + bytes.readInt16LE(at + 2)]
          : [bytes.readInt32LE(at), bytes.readInt32LE(at + 4)],
      )
    return vertices
  }

  #pair(): Origin {
    if (!this.#short) return [this.#int(), this.#int()]
    return [this.#origin[0] + this.#short16(), this.#origin[1] + this.#short16()]
  }

  #int(): number {
    this.#at += 4
    return this.#block.readInt32LE(this.#at - 4)
  }

  #short16(): number {
    this.#at += 2
    return this.#block.readInt16LE(this.#at - 2)
  }
}

function polygons(sections: { holes: number; line: number[][] }[]): Geometry | undefined {
  const found: number[][][][] = []
  for (let index = 0; index < sections.length; ) {
    const { holes, line } = sections[index]!
    const inner = sections.slice(index + 1, index + 1 + holes).map((hole) => closed(hole.line))
    if (line.length >= 3) found.push([closed(line), ...inner.filter((ring) => ring.length >= 4)])
    index += 1 + Math.max(0, holes)
  }
  if (found.length === 0) return undefined
  return found.length === 1 ? { type: 'Polygon', coordinates: found[0]! } : { type: 'MultiPolygon', coordinates: found }
}

function closed(line: number[][]): number[][] {
  const [first, last] = [line[0], line.at(-1)]
  if (!first || !last) return line
  return first[0] === last[0] && first[1] === last[1] ? line : [...line, first]
}
