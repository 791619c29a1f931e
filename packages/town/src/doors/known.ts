import { sql } from 'kysely'
import type { Db } from '../db.ts'

/**
 * Does the town know this address? Of a member of one of its pages, of who looks after it, of who is trusted there, of who has had something
 * published there; or one that its mailbox allows, whole or by its domain.
 */
export async function isKnownSender(db: Db, town: string, email: string, allowed: readonly string[]): Promise<boolean> {
  const address = email.toLowerCase()
  const domain = address.split('@')[1] ?? ''
  if (allowed.some((one) => one === address || one.replace(/^@/, '') === domain)) return true
  const { rows } = await sql`
    select from person a where lower(a.email) = ${address} and (
      exists (select from page_member m join page g on g.id = m.page_id where m.person_id = a.id and g.town = ${town}
        and m.accepted_at is not null and g.closed_at is null)
      or exists (select from role r where r.person_id = a.id and (r.town = ${town} or r.town is null)))
    union all select from trusted_sender where town = ${town} and email = ${address}
    union all select from publication p left join person a on a.id = p.author_id
      where p.town = ${town} and p.published_at is not null and lower(coalesce(a.email, p.author_email)) = ${address}
    limit 1`.execute(db)
  return rows.length > 0
}
