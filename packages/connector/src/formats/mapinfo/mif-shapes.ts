import type { RawRecord } from '../../types.ts'
import { arcAround, circle } from '../geometry/arcs.ts'
import { merged } from '../geometry/merge.ts'
import { polygonsOf } from '../geometry/rings.ts'
import type { Lines } from './lines.ts'

type Geometry = NonNullable<RawRecord['geometry']>

const MOST = 20_000_000

export const isObjectStart = (line: string): boolean =>
  /^\s*(?:none|point|line|pline|region|arc|text|rect|roundrect|ellipse|multipoint|collection)\b/i.test(line)

/** The objects of a MIF data section; what only tells how to draw them is passed over. */
export class MifShapes {
  readonly #lines: Lines
  readonly #transform: number[]
  #numbers: number[] = []

  constructor(lines: Lines, transform: number[]) {
    this.#lines = lines
    this.#transform = transform
  }

  async read(line: string): Promise<Geometry | null | undefined> {
    const [word = '', ...rest] = line.trim().split(/[\s,]+/)
    // What stands on the object's own line comes before the next lines.
    this.#numbers = rest.map(Number).filter(Number.isFinite)
    switch (word.toLowerCase()) {
      case 'none':
        return null
      case 'point':
        return { type: 'Point', coordinates: await this.#position() }
      case 'line':
        return { type: 'LineString', coordinates: [await this.#position(), await this.#position()] }
      case 'pline':
        return this.#pline(/^multiple$/i.test(rest[0] ?? ''))
      case 'region':
        return polygonsOf(await this.#sections(await this.#count()), true)
      case 'multipoint':
        return { type: 'MultiPoint', coordinates: await this.#positions(await this.#count()) }
      case 'rect':
      case 'roundrect':
      case 'ellipse':
      case 'arc':
        return this.#box(word.toLowerCase())
      case 'text':
        return this.#text(line)
      case 'collection':
        return this.#collection(await this.#count())
      default:
        return undefined
    }
  }

  async #pline(multiple: boolean): Promise<Geometry | undefined> {
    const lines = await this.#sections(multiple ? await this.#count() : 1)
    const kept = lines.filter((line) => line.length > 1)
    if (kept.length === 0) return undefined
    return kept.length === 1
      ? { type: 'LineString', coordinates: kept[0]! }
      : { type: 'MultiLineString', coordinates: kept }
  }

  async #box(word: string): Promise<Geometry> {
    const [[x1, y1], [x2, y2]] = [await this.#position(), await this.#position()] as [
      [number, number],
      [number, number],
    ]
    if (word === 'rect' || word === 'roundrect') {
      const ring = [
        [x1, y1],
        [x2, y1],
        [x2, y2],
        [x1, y2],
        [x1, y1],
      ]
      return { type: 'Polygon', coordinates: [ring] }
    }
    const centre = [(x1 + x2) / 2, (y1 + y2) / 2] as const
    const stretch = ([x, y]: number[]) => [
      centre[0] + (x! * Math.abs(x2 - x1)) / 2,
      centre[1] + (y! * Math.abs(y2 - y1)) / 2,
    ]
    if (word === 'ellipse') return { type: 'Polygon', coordinates: [circle([0, 0], 1).map(stretch)] }
    const [start, end] = [await this.#number(), await this.#number()].map((degrees) => (degrees * Math.PI) / 180)
    const sweep = (end! - start! + 2 * Math.PI) % (2 * Math.PI) || 2 * Math.PI
    return { type: 'LineString', coordinates: arcAround([0, 0], 1, start!, sweep).map(stretch) }
  }

  /** The words may stand on the next line; the text stands in a box, at its first corner. */
  async #text(line: string): Promise<Geometry | undefined> {
    const own = line.slice(line.lastIndexOf('"') + 1)
    this.#numbers = own === line ? [] : numbersOf(own)
    if (!line.includes('"')) await this.#lines.next()
    return { type: 'Point', coordinates: await this.#position() }
  }

  async #collection(count: number): Promise<Geometry | undefined> {
    const parts: Geometry[] = []
    for (let index = 0; index < Math.min(count, 3); ) {
      const line = await this.#lines.next()
      if (line === undefined) break
      if (!isObjectStart(line)) continue
      index++
      const part = await this.read(line)
      if (part) parts.push(part)
    }
    return merged(parts)
  }

  async #sections(count: number): Promise<number[][][]> {
    const sections: number[][][] = []
    for (let index = 0; index < count; index++) sections.push(await this.#positions(await this.#count()))
    return sections
  }

  async #positions(count: number): Promise<number[][]> {
    const positions: number[][] = []
    for (let index = 0; index < count; index++) positions.push(await this.#position())
    return positions
  }

  async #position(): Promise<number[]> {
    const [fx, fy, dx, dy] = this.#transform as [number, number, number, number]
    return [(await this.#number()) * fx + dx, (await this.#number()) * fy + dy]
  }

  async #count(): Promise<number> {
    const count = await this.#number()
    return Number.isInteger(count) && count >= 0 && count <= MOST ? count : 0
  }

  /** Numbers run on over the lines as they please; at the end of the file there are none. */
  async #number(): Promise<number> {
    while (this.#numbers.length === 0) {
      const line = await this.#lines.next()
      if (line === undefined) throw new RangeError('cut off')
      this.#numbers = numbersOf(line)
    }
    return this.#numbers.shift()!
  }
}

const numbersOf = (text: string): number[] =>
  text
    .trim()
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map(Number)
    .filter(Number.isFinite)
