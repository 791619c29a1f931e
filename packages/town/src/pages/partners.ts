import type { PartnerState } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** A page asked whether it does something with another. */
export interface PartnerAsked {
  publication: number
  name: string
  /** First day, `YYYY-MM-DD`. */
  startsOn: string | null
  /** The page that asks. */
  by: string
}

export interface Partner {
  page: number
  name: string
  state: PartnerState
  /** Its record in the directory, when it has one. */
  thing: string | null
}

/** Asks another page of the same town or a neighbour's; once. False when it was asked already, or is the author itself. */
export async function askPartner(trx: Db, publication: number, page: number, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into publication_partner (publication_id, page_id, asked_at)
    select p.id, g.id, ${now}::timestamptz from publication p, page g
    where p.id = ${publication} and g.id = ${page} and g.id <> p.page_id and g.closed_at is null and g.verified_at is not null
    on conflict do nothing returning page_id`.execute(trx)
  return rows.length > 0
}

/** The page that was asked says yes or no; it may think again. */
export async function answerPartner(
  trx: Db,
  given: { publication: number; page: number; state: 'accepted' | 'refused'; by: string },
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update publication_partner set state = ${given.state}, decided_at = ${now}, decided_by = ${given.by}
    where publication_id = ${given.publication} and page_id = ${given.page} and state <> ${given.state} returning page_id`.execute(
    trx,
  )
  return rows.length > 0
}

/** What a page has not answered yet; or what it said yes to, while there is still something to take its name off. */
export async function partnersAsked(
  db: Db,
  page: number,
  state: Exclude<PartnerState, 'refused'> = 'asked',
): Promise<PartnerAsked[]> {
  const { rows } = await sql<PartnerAsked>`
    select p.id as publication, p.record ->> 'name' as name, left(p.record ->> 'startDate', 10) as "startsOn", g.name as by
    from publication_partner a join publication p on p.id = a.publication_id join page g on g.id = p.page_id
    where a.page_id = ${page} and a.state = ${state} and p.state <> 'withdrawn' order by a.asked_at`.execute(db)
  return rows
}

/** The pages that were asked for a publication, with their answers. */
export async function partnersOf(db: Db, publication: number): Promise<Partner[]> {
  return read(db, sql`a.publication_id = ${publication}`)
}

/** Those who do an event together with its organiser and have said so: for readers. */
export async function partnersOfThing(db: Db, thing: string): Promise<Partner[]> {
  return read(
    db,
    sql`a.state = 'accepted' and a.publication_id in (select u.id from publication u where u.published_at is not null
      and (u.record_id = ${thing} or u.record_id in (select l.id from source_record l where l.thing_id = ${thing})))`,
  )
}

async function read(db: Db, condition: ReturnType<typeof sql>): Promise<Partner[]> {
  const { rows } = await sql<Partner>`
    select a.page_id as page, g.name, a.state,
      coalesce((select t.thing_id from thing_alias t where t.id = g.thing_id), g.thing_id) as thing
    from publication_partner a join page g on g.id = a.page_id where ${condition} and g.closed_at is null
    order by plain(g.name)`.execute(db)
  return rows
}
