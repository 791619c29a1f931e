import type { Db } from '../db.ts'
import type { EventPage, TownCard } from '../types.ts'

/** An event by the last segment of its address. Undefined when there never was one in this town. */
export async function readEvent(
  _db: Db,
  _query: { town: TownCard; path: string; today: string },
): Promise<EventPage | undefined> {
  throw new Error('readEvent')
}
