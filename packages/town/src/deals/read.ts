import type { Db } from '../db.ts'
import type { ListQuery, RecordLine, RecordPage } from '../types.ts'

export async function readDeals(_db: Db, _query: ListQuery & { today: string }): Promise<RecordPage<RecordLine>> {
  throw new Error('readDeals')
}
