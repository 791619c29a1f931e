import type { Db } from '../db.ts'
import type { Neighbour, TownCard } from '../types.ts'

/** Open towns within `km` kilometres, the nearest first, with what they announce from `today` on. */
export async function neighbours(
  _db: Db,
  _query: { town: TownCard; today: string; km?: number; limit?: number },
): Promise<Neighbour[]> {
  throw new Error('neighbours')
}
