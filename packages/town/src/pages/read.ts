import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { Page } from './types.ts'

/** The columns of `Page`; `p` is a row of `page`. What was joined to another thing since is found where it is now. */
export const pageColumns = sql`
  p.id, p.town, p.kind, p.name, coalesce((select a.thing_id from thing_alias a where a.id = p.thing_id), p.thing_id) as thing,
  p.legal_id as "legalId", p.website, p.language, p.verified_at as "verifiedAt", p.verified_how as "verifiedHow", p.trusted,
  p.subscribed_to::text as "subscribedTo", p.closed_at as "closedAt"`

/** A page that is not closed. */
export async function getPage(db: Db, id: number): Promise<Page | undefined> {
  if (!Number.isSafeInteger(id)) return undefined
  const { rows } =
    await sql<Page>`select ${pageColumns} from page p where p.id = ${id} and p.closed_at is null`.execute(db)
  return rows[0]
}

/** The verified page of a thing of the directory. */
export async function getPageOf(db: Db, thing: string): Promise<Page | undefined> {
  const { rows } = await sql<Page>`
    select ${pageColumns} from page p where p.closed_at is null and p.verified_at is not null
      and (p.thing_id = ${thing} or p.thing_id in (select id from thing_alias where thing_id = ${thing}))
    order by p.verified_at limit 1`.execute(db)
  return rows[0]
}

/** Every page of a town that is not closed, by name. */
export async function pagesOfTown(db: Db, town: string): Promise<(Page & { members: number })[]> {
  const { rows } = await sql<Page & { members: number }>`
    select ${pageColumns}, (select count(*)::int from page_member m where m.page_id = p.id and m.accepted_at is not null) as members
    from page p where p.town = ${town} and p.closed_at is null order by plain(p.name), p.id`.execute(db)
  return rows
}

/** The pages a person belongs to, by name. */
export async function pagesOfPerson(db: Db, person: string): Promise<(Page & { role: 'member' | 'owner' })[]> {
  const { rows } = await sql<Page & { role: 'member' | 'owner' }>`
    select ${pageColumns}, m.role from page_member m join page p on p.id = m.page_id
    where m.person_id = ${person} and m.accepted_at is not null and p.closed_at is null order by plain(p.name), p.id`.execute(
    db,
  )
  return rows
}
