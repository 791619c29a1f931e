import type { Db } from '../db.ts'
import type { TownOutline } from '../types.ts'

/** Outlines of the open towns, for the map of the network. */
export async function readOutlines(_db: Db): Promise<TownOutline[]> {
  throw new Error('readOutlines')
}

/** One town's outline, open or not. */
export async function readOutline(_db: Db, _code: string): Promise<TownOutline | undefined> {
  throw new Error('readOutline')
}
