import type { Db } from '../db.ts'
import type { TownCard, TownHome } from '../types.ts'

/** All that a town's home shows, in few queries. */
export async function readTownHome(_db: Db, _query: { town: TownCard; today: string }): Promise<TownHome> {
  throw new Error('readTownHome')
}
