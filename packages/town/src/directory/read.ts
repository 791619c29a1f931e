import type { Db } from '../db.ts'
import { readList } from '../records/list.ts'
import type { ListQuery, RecordLine, RecordPage } from '../types.ts'

/** Associations, merchants, halls and places to go out. */
export async function readDirectory(db: Db, query: ListQuery & { today: string }): Promise<RecordPage<RecordLine>> {
  return readList(db, { ...query, section: 'directory', order: 'name' })
}
