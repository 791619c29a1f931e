import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { mayPublish } from './may-publish.ts'
import type { Publication } from './types.ts'

/** After so many accepted proposals the animator is offered to trust their sender. */
export const acceptedBeforeTrust = 3

/** Whether what this author sends passes at once in a town: the page is trusted there, or the confirmed address is. */
export async function isTrusted(
  db: Db,
  publication: Pick<Publication, 'page' | 'email' | 'town'>,
  town: string,
  today: string,
): Promise<boolean> {
  const { page, email } = publication
  if (page) {
    const may = mayPublish(page, today)
    if (may === 'not-subscribed' || may === 'page-closed') return false
    if (may === 'at-once' && town === publication.town) return true
  }
  if (page && !page.verified) return false
  const { rows } = await sql`select from trusted_sender where town = ${town}
    and ${page ? sql`page_id = ${page.id}` : sql`email = ${email?.toLowerCase() ?? null}`}`.execute(db)
  return rows.length > 0
}

/** Trusts a sender in a town from now on: the page when it is one's, else the address. False when it was so already. */
export async function trustSender(
  db: Db,
  { page, email }: Pick<Publication, 'page' | 'email'>,
  town: string,
  by: string,
): Promise<boolean> {
  if (!page && !email) return false
  const { rows } = await sql`insert into trusted_sender (town, email, page_id, by_person)
    values (${town}, ${page ? null : email!.toLowerCase()}, ${page?.id ?? null}, ${by}) on conflict do nothing returning town`.execute(
    db,
  )
  return rows.length > 0
}

export async function distrustSender(
  db: Db,
  { page, email }: { page?: number; email?: string },
  town: string,
): Promise<boolean> {
  const { rows } = await sql`delete from trusted_sender where town = ${town}
    and (page_id = ${page ?? null} or email = ${email?.toLowerCase() ?? null}) returning town`.execute(db)
  return rows.length > 0
}

export interface TrustedSender {
  email: string | null
  page: number | null
  /** Of the page, or the address. */
  name: string
  since: Date
}

export async function readTrusted(db: Db, town: string): Promise<TrustedSender[]> {
  const { rows } = await sql<TrustedSender>`
    select s.email, s.page_id as page, coalesce(g.name, s.email) as name, s.since
    from trusted_sender s left join page g on g.id = s.page_id where s.town = ${town} order by 3`.execute(db)
  return rows
}
