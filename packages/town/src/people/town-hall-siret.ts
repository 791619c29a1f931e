import type { Db } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import { noteDeed } from './audit.ts'

/** Days for which a role that comes from the provider holds, from the last sign-in there: who left the town hall loses it. */
export const siretRoleDays = 30

export interface TownHallSiret {
  siret: string
  town: string
  townName: string
  /** Only the people of this unit; null: of the whole town hall. */
  unit: string | null
  since: Date
  people: number
}

/**
 * Gives somebody who signed in at the provider the role of the town hall whose SIRET the provider said, if the operator has linked that SIRET to a
 * town; takes away what another SIRET gave. An address at the town hall's domain gives nothing.
 */
export async function followSiret(
  db: Db,
  person: string,
  { siret, unit }: { siret: string | undefined; unit: string | undefined },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const linked = sql`select siret from town_hall_siret
      where siret = ${siret ?? null} and (unit is null or lower(unit) = lower(${unit ?? null}))`
    await sql`delete from role where person_id = ${person} and by_siret is not null and by_siret not in (${linked})`.execute(
      trx,
    )
    await sql`update role set granted_at = now() where person_id = ${person} and by_siret in (${linked})`.execute(trx)
    const { rows } = await sql<{ town: string }>`
      insert into role (person_id, role, town, by_siret)
      select ${person}, 'town_hall', town, siret from town_hall_siret where siret in (${linked})
      on conflict do nothing returning town`.execute(trx)
    for (const { town } of rows) {
      const deed = { person, role: 'town_hall', action: 'role.grant', town } as const
      await noteDeed(trx, { ...deed, details: { name: `SIRET ${siret}` } })
    }
  })
}

/** Links a SIRET to an open town; false when it is no SIRET, or no such town is open. A SIRET leads to one town. */
export async function linkSiret(
  db: Db,
  { siret, town, unit }: { siret: string; town: string; unit: string | null },
  by: string,
): Promise<boolean> {
  if (!/^\d{14}$/.test(siret)) return false
  const { rows } = await sql`
    insert into town_hall_siret (siret, town, unit, linked_by)
    select ${siret}, code, ${unit}, ${by} from town where code = ${town} and opened_at is not null
    on conflict (siret) do update set town = excluded.town, unit = excluded.unit, linked_by = excluded.linked_by, linked_at = now()
    returning siret`.execute(db)
  // Who had the role of the town it led to before gets the new one at the next sign-in.
  if (rows.length > 0) await sql`delete from role where by_siret = ${siret}`.execute(db)
  return rows.length > 0
}

/** The roles it gave go with it. */
export async function unlinkSiret(db: Db, siret: string): Promise<string | undefined> {
  const { rows } = await sql<{
    town: string
  }>`delete from town_hall_siret where siret = ${siret} returning town`.execute(db)
  return rows[0]?.town
}

export async function readSirets(db: Db): Promise<TownHallSiret[]> {
  const { rows } = await sql<TownHallSiret>`
    select s.siret, s.town, t.name as "townName", s.unit, s.linked_at as since,
      (select count(*)::int from role r where r.by_siret = s.siret) as people
    from town_hall_siret s join town t on t.code = s.town order by t.name, s.siret`.execute(db)
  return rows
}
