import type { Db } from '../db.ts'
import type { Practical, TownCard } from '../types.ts'

export async function readPractical(_db: Db, _query: { town: TownCard; today: string }): Promise<Practical> {
  throw new Error('readPractical')
}
