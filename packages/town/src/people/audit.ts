import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { Action, Role } from './permissions.ts'

export interface Deed {
  person: string
  /** In what capacity: `capacityFor` tells. */
  role: Role
  action: Action
  town: string | null
  /** What it was done to: id of a record, of a source, of a run. */
  subject?: string
  details?: Record<string, string | number | boolean | null>
  /** Whose content it was done to, when somebody else wrote it: she reads it in her journal. */
  about?: string | null | undefined
}

export interface KeptDeed extends Omit<Deed, 'person'> {
  id: number
  at: Date
  person: string | null
  email: string | null
}

/** Writes down what was done in someone's name; in the same transaction as the deed. */
export async function noteDeed(db: Db, { person, role, action, town, subject, details, about }: Deed): Promise<void> {
  await sql`insert into audit (person_id, role, action, town, subject, details, about_id)
    values (${person}, ${role}, ${action}, ${town}, ${subject ?? null}, ${JSON.stringify(details ?? {})}::jsonb,
      ${about === person ? null : (about ?? null)})`.execute(db)
}

/** The last deeds of a person, or in some towns, newest first. */
export async function readDeeds(
  db: Db,
  { person, towns, limit = 100 }: { person?: string; towns?: string[]; limit?: number },
): Promise<KeptDeed[]> {
  const { rows } = await sql<KeptDeed>`
    select a.id, a.at, a.person_id as person, p.email, a.role, a.action, a.town, a.subject, a.details
    from audit a left join person p on p.id = a.person_id
    where (${person ?? null}::text is null or a.person_id = ${person ?? null})
      and (${towns ?? null}::text[] is null or a.town = any(${towns ?? null}::text[]))
    order by a.at desc, a.id desc limit ${limit}`.execute(db)
  return rows
}
