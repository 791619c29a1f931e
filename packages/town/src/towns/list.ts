import type { Db } from '../db.ts'
import type { TownCard } from '../types.ts'

/** Every open town, by name. */
export async function listOpenTowns(_db: Db): Promise<TownCard[]> {
  throw new Error('listOpenTowns')
}
