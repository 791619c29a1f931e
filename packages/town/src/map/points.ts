import type { Db } from '../db.ts'
import type { MapPoint, Section, TownCard } from '../types.ts'

/** Everything of the town that has a position, examples left out. */
export async function readMapPoints(
  _db: Db,
  _query: { town: TownCard; section?: Section | null; today: string },
): Promise<MapPoint[]> {
  throw new Error('readMapPoints')
}
