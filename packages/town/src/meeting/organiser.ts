import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { capacityFor, type Grant, type Role } from '../people/permissions.ts'

/** Who is behind an event or an organisation. */
export interface Organiser {
  /** Verified pages it belongs to. */
  pages: number[]
  /** Who proposed it in their own name, when they have an account. */
  author: string | null
}

export async function readOrganiser(db: Db, thing: string): Promise<Organiser> {
  const { rows } = await sql<Organiser>`
    with pu as (
      select p.id, p.page_id, p.author_id from publication p join source_record s on s.id = p.record_id and s.source_id is null
      where s.thing_id = ${thing} and p.published_at is not null
    ),
    own as (
      select id from page where id in (select page_id from pu) or thing_id = ${thing}
      union
      select page_id from publication_partner where publication_id in (select id from pu) and state = 'accepted'
      union
      select p.id from event e join page p on p.town = e.town and plain(p.name) = plain(e.record -> 'organizer' ->> 'name') where e.id = ${thing}
      union
      select p.id from event e join organization o on o.town = e.town and o.plain_name = plain(e.record -> 'organizer' ->> 'name')
        join page p on p.thing_id = o.id where e.id = ${thing}
    )
    select array(select p.id from page p where p.id in (select id from own) and p.verified_at is not null and p.closed_at is null order by p.id) as pages,
      (select author_id from pu where page_id is null and author_id is not null limit 1) as author`.execute(db)
  return rows[0]!
}

/** In what capacity somebody speaks for it: a member of its page, who looks after the town, or (as `inhabitant`) who proposed it. */
export function organises(
  { pages, author }: Organiser,
  person: string,
  grants: readonly Grant[],
  town: string,
): Role | undefined {
  for (const page of pages) {
    const role = capacityFor(grants, 'meeting.organise', { town, page })
    if (role) return role
  }
  return capacityFor(grants, 'meeting.organise', town) ?? (author === person ? 'inhabitant' : undefined)
}

/** Whom to write to: the members of its pages, else its author, else who looks after the town. */
export async function organiserAddresses(
  db: Db,
  { pages, author }: Organiser,
  town: string,
): Promise<{ email: string; language: string }[]> {
  const { rows } = await sql<{ email: string; language: string; rank: number }>`
    select p.email, p.language, 1 as rank from page_member m join person p on p.id = m.person_id
      where m.page_id = any(${pages}) and m.accepted_at is not null
    union select email, language, 2 from person where id = ${author}
    union select p.email, p.language, 3 from role r join person p on p.id = r.person_id where r.role = 'animator' and r.town = ${town}
    union select p.email, p.language, 4 from role r join person p on p.id = r.person_id where r.role = 'operator'
    order by 3, 1`.execute(db)
  return rows.filter((row) => row.rank === rows[0]!.rank).map(({ email, language }) => ({ email, language }))
}
