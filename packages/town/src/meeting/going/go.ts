import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import type { Db } from '../../db.ts'
import { giveConsent, withdrawConsent } from '../consent.ts'
import { isThing } from '../same-thing.ts'
import { ensureChoice } from '../telling/choices.ts'

export interface Going {
  person: string
  thing: string
  /** A day on which it takes place, `YYYY-MM-DD`. */
  day: string
  town: string
  /** With oneself. */
  people: number
  /** The name the organiser may see; undefined when it is not given. */
  name: string | undefined
  remind: boolean
}

export const mostPeople = 30

export type Went = { ok: true } | { ok: false; reason: 'no-such-day' | 'over' | 'cancelled' }

/** Says that somebody comes, or says it otherwise. Only for a day that takes place and is not over. */
export async function go(db: Database, going: Going, today: string, now: Date): Promise<Went> {
  const { person, thing, day, town, people, name, remind } = going
  return db.transaction().execute(async (trx) => {
    const date = await sql<{ over: boolean; cancelled: boolean }>`
      select d.ends_day < ${today}::date as over, 'cancelled' in (d.status, e.record ->> 'eventStatus') as cancelled
      from event_date d join event e on e.id = d.event_id
      where d.event_id = ${thing} and d.day = ${day}::date and e.town = ${town} and e.withdrawn_at is null limit 1`.execute(
      trx,
    )
    if (!date.rows[0]) return { ok: false, reason: 'no-such-day' } as const
    if (date.rows[0].over) return { ok: false, reason: 'over' } as const
    if (date.rows[0].cancelled) return { ok: false, reason: 'cancelled' } as const
    await ensureChoice(trx, person)
    await sql`delete from going g where g.person_id = ${person} and g.day = ${day}::date and g.thing_id <> ${thing}
      and ${isThing(sql`g.thing_id`, thing)}`.execute(trx)
    await sql`
      insert into going (person_id, thing_id, day, town, people, named, name, remind, at)
      values (${person}, ${thing}, ${day}, ${town}, ${people}, ${name !== undefined}, ${name ?? ''}, ${remind}, ${now})
      on conflict (person_id, thing_id, day) do update set people = excluded.people, named = excluded.named, name = excluded.name,
        remind = excluded.remind, at = excluded.at`.execute(trx)
    const consent = { person, what: 'named', subject: `${thing} ${day}`, at: now } as const
    await (name === undefined ? withdrawConsent : giveConsent)(trx, consent)
    await countForAll(trx, thing)
    return { ok: true } as const
  })
}

/** Nothing of it is kept but the proof of what was agreed to. */
export async function stayAway(db: Database, person: string, thing: string, day: string, now: Date): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql`
      delete from going g where g.person_id = ${person} and ${isThing(sql`g.thing_id`, thing)} and g.day = ${day}::date
      returning g.day`.execute(trx)
    await withdrawConsent(trx, { person, what: 'named', subject: `${thing} ${day}`, at: now })
    await countForAll(trx, thing)
    return rows.length > 0
  })
}

/** Brings the number that everybody reads up to date, where the organiser shows one. */
async function countForAll(db: Db, thing: string): Promise<void> {
  await sql`
    update event_meeting m set going = (select coalesce(sum(g.people), 0)::int from going g where ${isThing(sql`g.thing_id`, thing)})
    where m.thing_id = ${thing} and m.public_count`.execute(db)
}

/** Whether everybody reads how many come: never who. */
export async function showCount(
  db: Database,
  thing: string,
  town: string,
  shown: boolean,
  by: string,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`
      insert into event_meeting (thing_id, town, public_count, changed_by, changed_at) values (${thing}, ${town}, ${shown}, ${by}, ${now})
      on conflict (thing_id) do update set public_count = excluded.public_count, changed_by = excluded.changed_by,
        changed_at = excluded.changed_at, going = 0`.execute(trx)
    await countForAll(trx, thing)
  })
}
