import type { Db } from '../db.ts'
import { readList } from '../records/list.ts'
import type { ListQuery, RecordLine, RecordPage } from '../types.ts'

/** Articles and notices, the latest first; a notice goes when it is over. */
export async function readNews(db: Db, query: ListQuery & { today: string }): Promise<RecordPage<RecordLine>> {
  return readList(db, { ...query, section: 'news', order: 'latest', group: false })
}
