import { categoriesOfFamily, type Family } from '@wiker/model'
import type { Db } from '../db.ts'
import { readList } from '../records/list.ts'
import type { ListQuery, RecordLine, RecordPage } from '../types.ts'

/** Associations, merchants, halls and places to go out, by name; of one family when it is given, with that family's categories as choices. */
export async function readDirectory(
  db: Db,
  query: ListQuery & { today: string; family?: Family | undefined },
): Promise<RecordPage<RecordLine>> {
  const { family, ...list } = query
  if (!family) return readList(db, { ...list, section: 'directory', order: 'name' })
  // What has no category at all is with the others.
  const categories: string[] = [...categoriesOfFamily(family), ...(family === 'other' ? [''] : [])]
  const page = await readList(db, { ...list, section: 'directory', order: 'name', categories })
  return { ...page, facets: page.facets.filter(({ category }) => categories.includes(category)) }
}
