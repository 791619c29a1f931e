import type { Member, RawRecord } from '../../types.ts'
import { FileWindow } from '../binary/file-window.ts'
import type { CoordSys } from './coord-sys.ts'
import { MapObject, type Origin } from './map-object.ts'

const COOKIE = 42424242
const units: Record<number, string> = { 0: 'mi', 1: 'km', 7: 'm', 8: 'survey ft', 3: 'ft', 13: 'degree' }

/** Whole numbers of the file as positions of its system. */
interface Scale {
  quadrant: number
  x: [scale: number, shift: number]
  y: [scale: number, shift: number]
}

/** The shapes of a MapInfo table: blocks of 512 bytes (or a multiple), found by the row's entry in the `.id` file. */
export class MapFile {
  readonly coordSys: CoordSys
  readonly #map: FileWindow
  readonly #ids: FileWindow
  readonly #block: number
  readonly #scale: Scale
  #spent = 0

  constructor(map: FileWindow, ids: FileWindow, header: Buffer) {
    this.#map = map
    this.#ids = ids
    this.#block = header.readUInt16LE(0x106) || 512
    const old = header.readInt16LE(0x104) <= 100
    const precision = 10 ** header.readUInt8(0x160)
    this.#scale = {
      quadrant: header.readUInt8(0x161),
      x: old ? [precision, 0] : [header.readDoubleLE(0x170), header.readDoubleLE(0x180)],
      y: old ? [precision, 0] : [header.readDoubleLE(0x178), header.readDoubleLE(0x188)],
    }
    this.coordSys = coordSysOf(header)
  }

  /** `undefined` when the table has no shapes, or none that can be read. */
  static async open(member: Member): Promise<MapFile | undefined> {
    const map = member.parts?.get('map')
    const ids = member.parts?.get('id')
    if (!map || !ids) return undefined
    const shapes = await FileWindow.open(map)
    const header = Buffer.from(await shapes.read(0, 512))
    if (header.length < 512 || header.readInt32LE(0x100) !== COOKIE) {
      await shapes.close()
      return undefined
    }
    return new MapFile(shapes, await FileWindow.open(ids), header)
  }

  /** Of a row, counted from 0. `null` when it has none, `undefined` when it can't be read. */
  async shape(row: number): Promise<RawRecord['geometry'] | null | undefined> {
    const entry = await this.#ids.read(row * 4, 4)
    const at = entry.length === 4 ? entry.readInt32LE(0) : 0
    if (at <= 0 || at >= this.#map.bytes) return null
    try {
      const start = at - (at % this.#block)
      const block = Buffer.from(await this.#map.read(start, this.#block))
      if (block.length < 20 || block.readInt16LE(0) !== 2) return undefined
      const origin: Origin = [block.readInt32LE(4), block.readInt32LE(8)]
      const object = new MapObject(block, at - start, origin, (offset, length) => this.#coordinates(offset, length))
      return await object.geometry((position) => this.#place(position))
    } catch (error) {
      if (error instanceof RangeError) return undefined
      throw error
    }
  }

  /** Bytes that run on from one block of coordinates to the next. */
  async #coordinates(offset: number, length: number): Promise<Buffer> {
    const parts: Buffer[] = []
    let [at, left] = [offset, length]
    // Each object has its own coordinates: more than the file holds is a trap.
    this.#spent += length
    if (length < 0 || this.#spent > this.#map.bytes * 2) throw new RangeError('cut off')
    while (left > 0) {
      const start = at - (at % this.#block)
      const block = await this.#map.read(start, this.#block)
      if (block.length < 8 || block.readInt16LE(0) !== 3) throw new RangeError('no coordinates')
      const end = Math.min(block.length, 8 + block.readUInt16LE(2))
      const from = Math.max(8, at - start)
      const part = Buffer.from(block.subarray(from, Math.min(end, from + left)))
      const next = block.readInt32LE(4)
      parts.push(part)
      left -= part.length
      // Blocks may follow one another for ever in a broken file; an empty one ends it.
      if (left > 0 && (part.length === 0 || next <= 0 || parts.length > 1_000_000)) throw new RangeError('cut off')
      at = next + 8
    }
    return Buffer.concat(parts)
  }

  #place([x, y]: readonly [number, number]): number[] {
    const {
      quadrant,
      x: [scaleX, shiftX],
      y: [scaleY, shiftY],
    } = this.#scale
    const west = quadrant === 2 || quadrant === 3 || quadrant === 0
    const south = quadrant === 3 || quadrant === 4 || quadrant === 0
    return [
      west ? -(x + shiftX) / scaleX : (x - shiftX) / scaleX,
      south ? -(y + shiftY) / scaleY : (y - shiftY) / scaleY,
    ]
  }

  async close(): Promise<void> {
    await this.#map.close()
    await this.#ids.close()
  }
}

/** The header has no number for the datum in older files, only its ellipsoid and shift. */
function coordSysOf(header: Buffer): CoordSys {
  const numbers = (at: number, count: number) =>
    Array.from({ length: count }, (_, index) => header.readDoubleLE(at + index * 8))
  const datum = header.readInt16LE(0x104) >= 500 ? header.readInt16LE(0x16a) : 0
  const system: CoordSys = {
    method: header.readUInt8(0x16d),
    datum,
    unit: units[header.readUInt8(0x16f)] ?? 'm',
    parameters: numbers(0x190, 6),
  }
  if (datum > 0 && datum !== 999 && datum !== 9999) return system
  const extra = header.readInt16LE(0x104) > 200 ? numbers(0x1d8, 5) : []
  return { ...system, ellipsoid: header.readUInt8(0x16e), shift: [...numbers(0x1c0, 3), ...extra] }
}
