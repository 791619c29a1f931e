import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { Grant } from './permissions.ts'

/** What a person was given. */
export async function readGrants(db: Db, person: string): Promise<Grant[]> {
  const { rows } = await sql<Grant>`select role, town from role where person_id = ${person} order by id`.execute(db)
  return rows
}

/** Gives a role; false when the person has it already. The operator has no town, the others have one that is open. */
export async function grantRole(db: Db, person: string, { role, town }: Grant, by: string | null): Promise<boolean> {
  const { rows } = await sql`
    insert into role (person_id, role, town, granted_by) values (${person}, ${role}, ${town}, ${by})
    on conflict do nothing returning id`.execute(db)
  return rows.length > 0
}

export async function withdrawRole(db: Db, person: string, { role, town }: Grant): Promise<boolean> {
  const { rows } = await sql`
    delete from role where person_id = ${person} and role = ${role} and town is not distinct from ${town} returning id`.execute(
    db,
  )
  return rows.length > 0
}

export interface RoleHolder extends Grant {
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
