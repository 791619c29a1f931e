import type { CanonicalRecord } from '@wiker/model'
import type { Places } from './map/map.ts'
import type { Point } from './map/view.ts'

/** More would not be seen on a map of a terminal. */
const MOST = 20_000

/** Positions of the records that pass by, all of them or a fair choice of very many (reservoir sampling, always the same one). */
export class PositionSample implements Places {
  readonly points: Point[] = []
  count = 0
  private seed = 0x2545f491

  add(record: CanonicalRecord): void {
    const point = positionOf(record)
    if (!point) return
    this.count++
    if (this.points.length < MOST) {
      this.points.push(point)
      return
    }
    const index = this.next() % this.count
    if (index < MOST) this.points[index] = point
  }

  /** Xorshift: chance that can be repeated. */
  private next(): number {
    let seed = this.seed
    seed ^= seed << 13
    seed ^= seed >>> 17
    seed ^= seed << 5
    this.seed = seed
    return seed >>> 0
  }
}

/** Where a record is, or where it takes place. */
function positionOf(record: CanonicalRecord): Point | undefined {
  const at = 'location' in record && record.location ? record.location : record
  const { latitude, longitude } = at as { latitude?: number; longitude?: number }
  return latitude === undefined || longitude === undefined ? undefined : [longitude, latitude]
}
