import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { Grant, TownGrant } from './permissions.ts'
import { siretRoleDays } from './town-hall-siret.ts'

/** What a person was given: the towns they look after first, those they look after in somebody's place today, then the pages they belong to. */
export async function readGrants(db: Db, person: string, now = new Date()): Promise<Grant[]> {
  const { rows } = await sql<{ role: Grant['role']; town: string | null; page: number | null }>`
    select role, town, null::bigint as page, id from role where person_id = ${person}
      and (by_siret is null or granted_at > now() - ${siretRoleDays} * interval '1 day')
    union all
    select 'deputy', a.town, null, 1000000000 + a.id from desk_absence a join town t on t.code = a.town
    where a.deputy_id = ${person} and a.ended_at is null and (${now}::timestamptz at time zone t.timezone)::date between a.starts_on and a.ends_on
      and exists (select from role r where r.person_id = a.person_id and r.town = a.town and r.role = 'animator')
    union all
    select m.role, p.town, p.id as page, m.page_id as id from page_member m join page p on p.id = m.page_id
      where m.person_id = ${person} and m.accepted_at is not null and p.closed_at is null
    order by page nulls first, id`.execute(db)
  return rows.map(({ role, town, page }) => (page === null ? { role, town } : { role, town, page }) as Grant)
}

/** Gives a role; false when the person has it already. The operator has no town, the others have one that is open. */
export async function grantRole(
  db: Db,
  person: string,
  { role, town }: TownGrant,
  by: string | null,
): Promise<boolean> {
  const { rows } = await sql`
    insert into role (person_id, role, town, granted_by) values (${person}, ${role}, ${town}, ${by})
    on conflict do nothing returning id`.execute(db)
  return rows.length > 0
}

export async function withdrawRole(db: Db, person: string, { role, town }: TownGrant): Promise<boolean> {
  const { rows } = await sql`
    delete from role where person_id = ${person} and role = ${role} and town is not distinct from ${town} returning id`.execute(
    db,
  )
  return rows.length > 0
}

export interface RoleHolder {
  role: TownGrant['role']
  town: string | null
  person: string
  email: string
  name: string
  since: Date
}

/** Who looks after a town, or after all of them; all towns when none is given. */
export async function readRoleHolders(db: Db, town?: string): Promise<RoleHolder[]> {
  const { rows } = await sql<RoleHolder>`
    select r.role, r.town, p.id as person, p.email, p.name, r.granted_at as since
    from role r join person p on p.id = r.person_id
    where ${town ?? null}::text is null or r.town = ${town ?? null} or r.town is null order by r.town nulls first, r.id`.execute(
    db,
  )
  return rows
}
