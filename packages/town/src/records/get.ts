import type { Db } from '../db.ts'
import type { RecordDetail, TownCard } from '../types.ts'

/** A record of any kind but an event, by the last segment of its address. Undefined when there never was one in this town. */
export async function getRecord(
  _db: Db,
  _query: { town: TownCard; path: string; today: string },
): Promise<RecordDetail | undefined> {
  throw new Error('getRecord')
}
