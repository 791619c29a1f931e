import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { StoredForm } from './store.ts'

export interface UnusedPicture {
  id: string
  forms: StoredForm[]
}

/**
 * Marks as kept every picture that something people wrote names (a draft, an older version, a proposal, a record, a field set by hand), and
 * gives those sent before this moment that nothing does.
 */
export async function unusedPictures(db: Db, before: Date): Promise<UnusedPicture[]> {
  await sql`
    update picture set kept_at = now() where kept_at is null and (
      exists (select from publication p where position(picture.id in p.record::text) > 0 or position(picture.id in p.typed::text) > 0)
      or exists (select from publication_version v where position(picture.id in v.record::text) > 0)
      or exists (select from source_record r where r.source_id is null and position(picture.id in r.record::text) > 0)
      or exists (select from neighbour_post n where n.picture_id = picture.id)
      or exists (select from edit e where position(picture.id in e.value::text) > 0))`.execute(db)
  const { rows } = await sql<UnusedPicture>`
    select id, forms from picture where kept_at is null and created_at < ${before} order by created_at limit 1000`.execute(
    db,
  )
  return rows
}
