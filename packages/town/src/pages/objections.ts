import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** "This is not ours", said by the owner of a page of an announcement that names it. */
export interface Objection {
  id: number
  page: number
  pageName: string
  town: string
  thing: string
  /** Of the announcement, on that day. */
  name: string
  message: string
  email: string | null
  at: Date
}

/** Keeps it once while it is open. False: it was said already. */
export async function objectTo(
  trx: Db,
  given: { page: number; town: string; thing: string; name: string; message: string; person: string },
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into page_objection (page_id, town, thing_id, name, message, person_id, at)
    values (${given.page}, ${given.town}, ${given.thing}, ${given.name}, ${given.message}, ${given.person}, ${now})
    on conflict do nothing returning id`.execute(trx)
  return rows.length > 0
}

/** Those that wait in a town, the oldest first. */
export async function openObjections(db: Db, town: string): Promise<Objection[]> {
  return read(db, sql`o.town = ${town} and o.settled_at is null order by o.at, o.id limit 100`)
}

export async function readObjection(db: Db, id: number): Promise<Objection | undefined> {
  return Number.isSafeInteger(id) ? (await read(db, sql`o.id = ${id} and o.settled_at is null`))[0] : undefined
}

/** `renamed`: the announcement names the organisation no more; whoever calls has seen to it. */
export async function settleObjection(
  trx: Db,
  id: number,
  settlement: 'renamed' | 'kept',
  by: string,
  now: Date,
): Promise<boolean> {
  const { rows } =
    await sql`update page_objection set settlement = ${settlement}, settled_at = ${now}, settled_by = ${by}
    where id = ${id} and settled_at is null returning id`.execute(trx)
  return rows.length > 0
}

async function read(db: Db, rest: ReturnType<typeof sql>): Promise<Objection[]> {
  const { rows } = await sql<Objection>`
    select o.id, o.page_id as page, p.name as "pageName", o.town, o.thing_id as thing, o.name, o.message, who.email, o.at
    from page_objection o join page p on p.id = o.page_id left join person who on who.id = o.person_id where ${rest}`.execute(
    db,
  )
  return rows
}
