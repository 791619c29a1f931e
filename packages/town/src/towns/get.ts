import type { Db } from '../db.ts'
import type { TownCard, TownMatch } from '../types.ts'

/** The open town of that address. */
export async function getTown(_db: Db, _slug: string): Promise<TownCard | undefined> {
  throw new Error('getTown')
}

/** Towns of that address which have no site yet (several towns may share a name). */
export async function knownTowns(_db: Db, _slug: string): Promise<TownMatch[]> {
  throw new Error('knownTowns')
}
