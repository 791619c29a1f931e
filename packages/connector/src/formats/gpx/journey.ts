import type { RawRecord } from '../../types.ts'

/** Metres that a height must change by before it counts: receivers waver by a few. */
const STEP = 5
const RADIUS = 6_371_008.8
const rad = Math.PI / 180

/** The positions of a track or route, and what they add up to: metres walked, climbed and gone down, first and last time. */
export class Journey {
  readonly #lines: number[][][] = [[]]
  #distance = 0
  #ascent = 0
  #descent = 0
  #level: number | undefined
  #begin: string | undefined
  #end: string | undefined

  add(position: number[] | undefined, time: string | undefined): void {
    if (time) {
      this.#begin ??= time
      this.#end = time
    }
    if (!position) return
    const line = this.#lines.at(-1)!
    const before = line.at(-1)
    if (before) this.#distance += metres(before, position)
    this.#climb(position[2])
    line.push(position)
  }

  /** The receiver was off: what lies between is not walked. */
  pause(): void {
    if (this.#lines.at(-1)!.length > 0) this.#lines.push([])
  }

  geometry(): RawRecord['geometry'] {
    const lines = this.#lines.filter((line) => line.length > 1)
    if (lines.length === 0) {
      const [only] = this.#lines.flat()
      return only ? { type: 'Point', coordinates: only } : undefined
    }
    return lines.length === 1
      ? { type: 'LineString', coordinates: lines[0]! }
      : { type: 'MultiLineString', coordinates: lines }
  }

  measures(): Record<string, unknown> {
    const heights = this.#level !== undefined
    return {
      ...(this.#distance > 0 ? { distance: Math.round(this.#distance) } : {}),
      ...(heights ? { ascent: Math.round(this.#ascent), descent: Math.round(this.#descent) } : {}),
      ...(this.#begin ? { 'time.begin': this.#begin, 'time.end': this.#end } : {}),
    }
  }

  #climb(height: number | undefined): void {
    if (height === undefined) return
    this.#level ??= height
    const change = height - this.#level
    if (Math.abs(change) < STEP) return
    if (change > 0) this.#ascent += change
    else this.#descent -= change
    this.#level = height
  }
}

/** On the mean sphere, good to half a percent. */
function metres([x1, y1]: number[], [x2, y2]: number[]): number {
  const a =
    Math.sin(((y2! - y1!) * rad) / 2) ** 2 +
    Math.cos(y1! * rad) * Math.cos(y2! * rad) * Math.sin(((x2! - x1!) * rad) / 2) ** 2
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(a)))
}
