/** Rows for tests: canonical records put in the tables as a harvest leaves them. */
import { createHash } from 'node:crypto'
import type { CanonicalRecord, Event } from '@wiker/model'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import { readPublisher, savePublisher } from '../order/publisher.ts'
import { getTown } from '../towns/get.ts'
import type { TownCard } from '../types.ts'

export interface TownGiven {
  code: string
  name: string
  slug: string
  postalCodes?: string[]
  population?: number
  latitude?: number
  longitude?: number
  formerNames?: string[]
  open?: boolean
}

export async function addTown(db: Db, given: TownGiven): Promise<TownCard> {
  const {
    code,
    name,
    slug,
    postalCodes = [],
    population = 5000,
    latitude = 47.4,
    longitude = -1.9,
    open = true,
  } = given
  await sql`
    insert into town (code, name, slug, postal_codes, population, department, latitude, longitude, timezone, school_zone, former_names, opened_at)
    values (${code}, ${name}, ${slug}, ${postalCodes}, ${population}, '44', ${latitude}, ${longitude}, 'Europe/Paris', 'B',
            ${given.formerNames ?? []}, ${open ? '2026-01-01' : null})`.execute(db)
  await addPublisher(db)
  return (await getTown(db, slug))!
}

/** The network answers for its towns: a site for which nobody does is not open. */
export async function addPublisher(db: Db): Promise<void> {
  if (await readPublisher(db, null)) return
  const told = {
    name: 'Wiker',
    address: '1 quai du Port, 44000 Nantes',
    phone: '02 40 00 00 00',
    email: 'bonjour@wiker.example',
  }
  const host = { hostName: 'Hébergeur', hostAddress: '2 quai du Port, 44000 Nantes', hostPhone: '02 40 00 00 01' }
  const rest = { legalForm: 'Association', registration: 'W441000000', capital: '', director: 'Anne Le Goff' }
  await savePublisher(db, null, { ...told, ...host, ...rest }, { person: null, now: new Date('2026-01-01') })
}

export async function addSource(
  db: Db,
  given: { name: string; publisher?: string; licence?: string; url?: string },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into source (name, url, publisher, licence) values (${given.name}, ${given.url ?? 'https://data.example.org/set'}, ${given.publisher ?? null}, ${given.licence ?? null})
    returning id`.execute(db)
  return rows[0]!.id
}

export interface RowGiven {
  town: string
  category?: string | null
  source?: number | null
  /** Others who tell of it. */
  alsoFrom?: number[]
  example?: boolean
  withdrawn?: boolean
  body?: string
  /** Columns of that table alone: `published_on`, `valid_to`, `amount`… */
  extra?: Record<string, unknown>
}

type Named = { name: string; id?: string } & Record<string, unknown>

/** Puts a record in a table; its id is made from its words. Returns the id. */
export async function addRecord(
  db: Db,
  table: string,
  type: CanonicalRecord['type'],
  given: Named,
  row: RowGiven,
): Promise<string> {
  const id = given.id ?? idOf(table, JSON.stringify([given, row.town, row.category]))
  const record = { type, ...given, id }
  const position = given as { latitude?: number; longitude?: number }
  const columns = {
    id,
    town: row.town,
    town_reason: 'given',
    source_id: row.source ?? null,
    credits: JSON.stringify(creditsOf(row)),
    example: row.example ?? false,
    hash: 'test',
    name: given.name,
    category: row.category ?? null,
    latitude: position.latitude ?? null,
    longitude: position.longitude ?? null,
    record: JSON.stringify(record),
    body: row.body ?? (given.description as string | undefined) ?? '',
    withdrawn_at: row.withdrawn ? '2026-11-01T09:00:00Z' : null,
    ...row.extra,
  }
  await sql`
    insert into ${sql.table(table)} (${sql.join(Object.keys(columns).map((name) => sql.ref(name)))})
    values (${sql.join(Object.values(columns))})`.execute(db)
  return id
}

function creditsOf({ source, alsoFrom = [] }: RowGiven) {
  const first = source ? { source } : { by: 'organiser' }
  return [first, ...alsoFrom.map((other) => ({ source: other }))]
}

/** A day `2026-11-28`, an hour `2026-11-28T20:30` of Paris, or several days; `status` and `name` differ on that day alone. */
export type DateGiven = string | DatedDay

interface DatedDay {
  day: string
  until?: string
  time?: string
  status?: string
  override?: object
}

export async function addEvent(
  db: Db,
  given: Partial<Event> & { name: string },
  row: RowGiven & { dates: DateGiven[] },
): Promise<string> {
  const dates = row.dates.map((date) => (typeof date === 'string' ? dateOf(date) : date))
  const days = dates.map((date) => date.day).sort()
  const extra = {
    starts_on: given.startDate?.slice(0, 10) ?? days[0] ?? null,
    ends_on: days.at(-1) ?? null,
    recurring: dates.length > 1,
  }
  const id = await addRecord(
    db,
    'event',
    'Event',
    { eventStatus: 'scheduled', startDate: days[0], ...given },
    { ...row, extra },
  )
  for (const date of dates) {
    await sql`
      insert into event_date (event_id, town, day, ends_day, starts_at, status, override)
      values (${id}, ${row.town}, ${date.day}, ${date.until ?? date.day},
              ${date.time ? `${date.day} ${date.time}` : null}::timestamp at time zone 'Europe/Paris',
              ${date.status ?? 'scheduled'}, ${date.override ? JSON.stringify(date.override) : null}::jsonb)`.execute(
      db,
    )
  }
  return id
}

function dateOf(text: string): DatedDay {
  const [day = '', time] = text.split('T')
  return { day, ...(time && { time }) }
}

export function idOf(entity: string, seed: string): string {
  return `urn:wiker:${entity}:${createHash('sha256').update(seed).digest('hex').slice(0, 20)}`
}
