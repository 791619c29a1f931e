import type { Db } from '../db.ts'
import { readList } from '../records/list.ts'
import type { ListQuery, RecordLine, RecordPage } from '../types.ts'

/** The merchants' deals that are not over, the first to end first. */
export async function readDeals(db: Db, query: ListQuery & { today: string }): Promise<RecordPage<RecordLine>> {
  return readList(db, { ...query, section: 'deals', order: 'soonest', group: false })
}
