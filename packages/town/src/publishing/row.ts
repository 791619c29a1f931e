import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { Publication } from './types.ts'

/** A publication `p` with its page `g` and its author `a`. */
export const publicationColumns = sql`
  p.id, p.town, p.kind, p.author_id as author, coalesce(a.email, p.author_email) as email, p.author_name as "authorName", p.state, p.record,
  p.record_id as "recordId", p.typed, p.language, p.reach, p.suspicions, p.publish_at as "publishAt", p.confirm_until as "confirmUntil",
  p.created_at as "createdAt", p.updated_at as "updatedAt", p.confirmed_at as "confirmedAt", p.published_at as "publishedAt",
  p.decided_at as "decidedAt", p.decided_by as "decidedBy", p.reason,
  case when g.id is not null then jsonb_build_object('id', g.id, 'kind', g.kind, 'name', g.name, 'verified', g.verified_at is not null,
    'trusted', g.trusted, 'closed', g.closed_at is not null, 'subscribedTo', g.subscribed_to) end as page`

export const publicationJoins = sql`
  publication p left join page g on g.id = p.page_id left join person a on a.id = p.author_id`

/** A publication that nobody else changes until the end of the transaction. */
export async function lockPublication(trx: Db, id: number): Promise<Publication | undefined> {
  const { rows } = await sql<Publication>`
    select ${publicationColumns} from ${publicationJoins} where p.id = ${id} for update of p`.execute(trx)
  return rows[0]
}
