import type { Db } from '../db.ts'
import { readList } from '../records/list.ts'
import type { ListQuery, RecordLine, RecordPage } from '../types.ts'

/** Monuments, museums, old stones, gardens. */
export async function readHeritage(db: Db, query: ListQuery & { today: string }): Promise<RecordPage<RecordLine>> {
  return readList(db, { ...query, section: 'heritage', order: 'name' })
}
