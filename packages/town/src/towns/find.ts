import type { Db } from '../db.ts'
import type { TownMatch } from '../types.ts'

/**
 * Towns whose name or postal code is what the reader typed, even with a typing mistake, without accents or hyphens,
 * "St" for "Saint". Open towns first, then those known without a site.
 */
export async function findTowns(_db: Db, _text: string, _limit = 20): Promise<TownMatch[]> {
  throw new Error('findTowns')
}
