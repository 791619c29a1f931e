import type { RawRecord } from '../../types.ts'
import { arcThrough } from './arcs.ts'
import { merged } from './merge.ts'

type Geometry = NonNullable<RawRecord['geometry']>

const MOST_DEPTH = 16

/** Well-known binary (ISO 13249-3, OGC 06-103r4, and PostGIS's EWKB): `null` when it is empty, an error when it is cut off. */
export function wkbGeometry(bytes: Uint8Array): Geometry | null {
  return new WkbReader(bytes).geometry(0)
}

class WkbReader {
  readonly #view: DataView
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  geometry(depth: number): Geometry | null {
    if (depth > MOST_DEPTH) throw new RangeError('too deep')
    const little = this.#view.getUint8(this.#at++) === 1
    const code = this.#int(little)
    // PostGIS keeps its flags in the top bits, ISO adds thousands.
    const iso = (code & 0x0fffffff) % 1000
    const thousands = Math.floor((code & 0x0fffffff) / 1000)
    const hasHeight = (code & 0x80000000) !== 0 || thousands === 1 || thousands === 3
    const hasMeasure = (code & 0x40000000) !== 0 || thousands === 2 || thousands === 3
    if (code & 0x20000000) this.#int(little)
    const size = 2 + (hasHeight ? 1 : 0) + (hasMeasure ? 1 : 0)
    const position = () => this.#position(little, size, hasHeight)
    switch (iso) {
      case 1: {
        const coordinates = position()
        return coordinates.some(Number.isNaN) ? null : { type: 'Point', coordinates }
      }
      case 2:
        return lineOf(this.#list(little, position, size * 8))
      case 3: {
        const rings = this.#list(little, () => this.#list(little, position, size * 8), 4)
        return rings.length > 0 ? { type: 'Polygon', coordinates: rings } : null
      }
      case 8: {
        return lineOf(chords(this.#list(little, position, size * 8)))
      }
      case 9:
        return lineOf(joined(this.#parts(little, depth)))
      case 10: {
        const rings = this.#parts(little, depth).map((part) => part.coordinates as number[][])
        return rings.length > 0 ? { type: 'Polygon', coordinates: rings } : null
      }
      case 4:
      case 5:
      case 6:
      case 7:
      case 11:
      case 12:
      case 15:
      case 16:
        return groupOf(iso, this.#parts(little, depth))
      case 17: {
        const rings = this.#list(little, () => this.#list(little, position, size * 8), 4)
        return { type: 'Polygon', coordinates: rings }
      }
      default:
        throw new RangeError(`type ${iso}`)
    }
  }

  #int(little: boolean): number {
    const value = this.#view.getUint32(this.#at, little)
    this.#at += 4
    return value
  }

  #position(little: boolean, size: number, hasHeight: boolean): number[] {
    const at = this.#at
    this.#at += size * 8
    const pair = [this.#view.getFloat64(at, little), this.#view.getFloat64(at + 8, little)]
    if (!hasHeight) return pair
    const height = this.#view.getFloat64(at + 16, little)
    return Number.isNaN(height) ? pair : [...pair, height]
  }

  /** A count that the remaining bytes can't hold is an error before anything is made of it. */
  #list<T>(little: boolean, one: () => T, bytes: number): T[] {
    const count = this.#int(little)
    if (count * bytes > this.#view.byteLength - this.#at) throw new RangeError('cut off')
    return Array.from({ length: count }, one)
  }

  #parts(little: boolean, depth: number): Geometry[] {
    return this.#list(little, () => this.geometry(depth + 1), 5).filter((part) => part !== null)
  }
}

const lineOf = (coordinates: number[][]): Geometry | null =>
  coordinates.length > 0 ? { type: 'LineString', coordinates } : null

const kinds: Record<number, string> = { 4: 'Point', 5: 'LineString', 6: 'Polygon', 11: 'LineString', 12: 'Polygon' }

function groupOf(code: number, parts: Geometry[]): Geometry | null {
  if (parts.length === 0) return null
  const kind = kinds[code]
  if (kind && parts.every(({ type }) => type === kind))
    return { type: `Multi${kind}`, coordinates: parts.map(({ coordinates }) => coordinates) }
  return code === 7 ? { type: 'GeometryCollection', geometries: parts } : (merged(parts) ?? null)
}

function chords(points: number[][]): number[][] {
  const line: number[][] = points.slice(0, 1)
  for (let index = 0; index + 2 < points.length; index += 2)
    line.push(...arcThrough(points[index]!, points[index + 1]!, points[index + 2]!).slice(1))
  return line
}

function joined(parts: Geometry[]): number[][] {
  const line: number[][] = []
  for (const { coordinates } of parts) line.push(...(coordinates as number[][]).slice(line.length > 0 ? 1 : 0))
  return line
}
