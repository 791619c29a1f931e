import { sql } from 'kysely'
import type { Db } from '../db.ts'

export interface Absence {
  id: number
  town: string
  person: string
  email: string
  deputy: string | null
  deputyEmail: string | null
  /** `YYYY-MM-DD`, both included. */
  startsOn: string
  endsOn: string
  /** False: a deputy helps, and who gave them the desk is there too. */
  away: boolean
}

/** Absences of a town that are not over, the next first. */
export async function readAbsences(db: Db, towns: string[], today: string): Promise<Absence[]> {
  const { rows } = await sql<Absence>`
    select a.id, a.town, a.person_id as person, p.email, a.deputy_id as deputy, d.email as "deputyEmail", a.starts_on::text as "startsOn",
      a.ends_on::text as "endsOn", a.away
    from desk_absence a join person p on p.id = a.person_id left join person d on d.id = a.deputy_id
    where a.town = any(${towns}::text[]) and a.ended_at is null and a.ends_on >= ${today}::date order by a.starts_on, a.id`.execute(
    db,
  )
  return rows
}

export async function addAbsence(
  trx: Db,
  given: {
    town: string
    person: string
    deputy: string | null
    startsOn: string
    endsOn: string
    away: boolean
    now: Date
  },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into desk_absence (town, person_id, deputy_id, starts_on, ends_on, away, created_at)
    values (${given.town}, ${given.person}, ${given.deputy}, ${given.startsOn}, ${given.endsOn}, ${given.away}, ${given.now}) returning id`.execute(
    trx,
  )
  return rows[0]!.id
}

/** Back before the day: the deputy's key is no key any more. */
export async function endAbsence(trx: Db, town: string, id: number, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update desk_absence set ended_at = ${now} where id = ${id} and town = ${town} and ended_at is null returning id`.execute(
    trx,
  )
  return rows.length > 0
}

/** Who is known by an address. */
export async function personByEmail(db: Db, email: string): Promise<{ id: string; email: string } | undefined> {
  const { rows } = await sql<{
    id: string
    email: string
  }>`select id, email from person where email = ${email.toLowerCase()}`.execute(db)
  return rows[0]
}

/** Open towns where everybody who looks after them is away now, and nobody in their place: what is urgent there is the operator's. */
export async function desertedTowns(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ town: string }>`
    with today as (select code, (${now}::timestamptz at time zone timezone)::date as day from town where opened_at is not null),
    absent as (select a.* from desk_absence a join today t on t.code = a.town
      where a.ended_at is null and t.day between a.starts_on and a.ends_on)
    select distinct a.town from absent a where a.away
      and not exists (select from absent o where o.town = a.town and o.deputy_id is not null)
      and not exists (select from role r where r.town = a.town and r.role = 'animator'
        and not exists (select from absent o where o.town = r.town and o.person_id = r.person_id and o.away)) order by 1`.execute(
    db,
  )
  return rows.map((row) => row.town)
}
