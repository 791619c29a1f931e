import type { Db } from '../db.ts'
import type { SearchPage, Section, TownCard } from '../types.ts'

/** Search in all that a town has. */
export async function searchTown(
  _db: Db,
  _query: { town: TownCard; text: string; today: string; section?: Section | null; page?: number },
): Promise<SearchPage> {
  throw new Error('searchTown')
}

/** The same search over every open town. */
export async function searchNetwork(
  _db: Db,
  _query: { text: string; today: string; section?: Section | null; page?: number },
): Promise<SearchPage> {
  throw new Error('searchNetwork')
}
