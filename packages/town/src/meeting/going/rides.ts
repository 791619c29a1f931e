import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { cleanText } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import type { Db } from '../../db.ts'
import { giveConsent } from '../consent.ts'
import { isThing } from '../same-thing.ts'

export const rideKinds = ['offer', 'request'] as const
export const rideWays = ['both', 'out', 'back'] as const

export interface NewRide {
  person: string
  thing: string
  day: string
  town: string
  kind: (typeof rideKinds)[number]
  way: (typeof rideWays)[number]
  place: string
  leaves: string
  seats: number
  note: string
}

export interface Ride extends Omit<NewRide, 'person' | 'thing' | 'town'> {
  id: number
  /** It is the reader's own. */
  mine: boolean
}

export type RideKept = { ok: true; id: number } | { ok: false; reason: 'no-such-day' | 'too-many' }

const mostOfOne = 4

/** Offers seats, or asks for some, for a day of an event that is still to come. */
export async function addRide(db: Database, ride: NewRide, today: string, now: Date): Promise<RideKept> {
  return db.transaction().execute(async (trx) => {
    await sql`select from person where id = ${ride.person} for update`.execute(trx)
    const { rows } = await sql<{ open: boolean; own: number }>`
      select exists (select from event_date d join event e on e.id = d.event_id where d.event_id = ${ride.thing} and d.day = ${ride.day}::date
          and d.ends_day >= ${today}::date and e.town = ${ride.town} and e.withdrawn_at is null) as open,
        (select count(*)::int from ride where person_id = ${ride.person} and thing_id = ${ride.thing} and closed_at is null) as own`.execute(
      trx,
    )
    if (!rows[0]!.open) return { ok: false, reason: 'no-such-day' } as const
    if (rows[0]!.own >= mostOfOne) return { ok: false, reason: 'too-many' } as const
    await giveConsent(trx, { person: ride.person, what: 'ride', subject: ride.thing, at: now })
    const { thing, day, town, person, kind, way, seats } = ride
    const kept = await sql<{ id: number }>`
      insert into ride (thing_id, day, town, person_id, kind, way, place, leaves, seats, note, created_at)
      values (${thing}, ${day}, ${town}, ${person}, ${kind}, ${way}, ${cleanText(ride.place)}, ${cleanText(ride.leaves)}, ${seats},
        ${cleanText(ride.note)}, ${now}) returning id`.execute(trx)
    return { ok: true, id: kept.rows[0]!.id } as const
  })
}

/** Those of days to come, offers first. Who they are of is told to nobody. */
export async function readRides(db: Db, thing: string, today: string, reader?: string): Promise<Ride[]> {
  const { rows } = await sql<Ride>`
    select id, day::text as day, kind, way, place, leaves, seats, note, person_id = ${reader ?? ''} as mine from ride r
    where ${isThing(sql`r.thing_id`, thing)} and closed_at is null and day >= ${today}::date order by day, kind, id limit 100`.execute(
    db,
  )
  return rows
}

export async function countRides(db: Db, thing: string, today: string): Promise<{ offers: number; requests: number }> {
  const { rows } = await sql<{ offers: number; requests: number }>`
    select count(*) filter (where kind = 'offer')::int as offers, count(*) filter (where kind = 'request')::int as requests from ride r
    where ${isThing(sql`r.thing_id`, thing)} and closed_at is null and day >= ${today}::date`.execute(db)
  return rows[0]!
}

export interface OpenRide {
  id: number
  thing: string
  day: string
  town: string
  person: string
  place: string
}

/** Of whom it is, for the relay alone. */
export async function getRide(db: Db, id: number, today: string): Promise<OpenRide | undefined> {
  const { rows } = await sql<OpenRide>`
    select id, thing_id as thing, day::text as day, town, person_id as person, place from ride
    where id = ${id} and closed_at is null and day >= ${today}::date`.execute(db)
  return rows[0]
}

/** Taken off by who put it; by who looks after the town when `person` is undefined. */
export async function closeRide(
  db: Database,
  id: number,
  { person, town }: { person?: string; town: string },
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    update ride set closed_at = ${now} where id = ${id} and town = ${town} and closed_at is null
      and (${person ?? null}::text is null or person_id = ${person ?? null}) returning id`.execute(db)
  return rows.length > 0
}
