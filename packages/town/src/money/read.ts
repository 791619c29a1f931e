import type { Db } from '../db.ts'
import type { MoneyPage, TownCard } from '../types.ts'

/** Subsidies received by the town's associations, the latest year first. */
export async function readMoney(
  _db: Db,
  _query: { town: TownCard; year?: number | null; text?: string | null; page?: number },
): Promise<MoneyPage> {
  throw new Error('readMoney')
}
