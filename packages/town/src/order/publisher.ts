import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** What must be read on a site of who answers for it (LCEN, article 1-1); empty: not known. */
export const publisherFields = [
  'name',
  'legalForm',
  'address',
  'phone',
  'email',
  'registration',
  'capital',
  'director',
  'hostName',
  'hostAddress',
  'hostPhone',
] as const
export type PublisherField = (typeof publisherFields)[number]

export type Publisher = Record<PublisherField, string> & {
  /** Invented, for a demonstration: said on the page. */
  demonstration: boolean
  /** Whose: the town's own, or the network's. */
  own: boolean
}

/** Without these a site is not open. A commune has no share capital, and a person no registration. */
const required: readonly PublisherField[] = [
  'name',
  'address',
  'phone',
  'email',
  'director',
  'hostName',
  'hostAddress',
  'hostPhone',
]

/** What is still missing for a site to open. */
export function missingOf(publisher: Publisher | undefined): PublisherField[] {
  return required.filter((field) => !publisher || publisher[field].trim() === '')
}

const columns = sql`name, legal_form as "legalForm", address, phone, email, registration, capital, director, host_name as "hostName",
  host_address as "hostAddress", host_phone as "hostPhone", demonstration`

/** Who answers for a town's site: its own publisher, else the network's. Null: the network's own pages. */
export async function readPublisher(db: Db, town: string | null): Promise<Publisher | undefined> {
  const { rows } = await sql<Publisher>`
    select ${columns}, town is not null as own from publisher where town is null or town = ${town} order by town nulls last limit 1`.execute(
    db,
  )
  return rows[0]
}

/** Whether a town's site may be read by everybody: it says who answers for it. */
export async function isAnswered(db: Db, town: string): Promise<boolean> {
  return missingOf(await readPublisher(db, town)).length === 0
}

/** Among these towns, those whose site may be read by everybody. */
export async function answeredTowns<Town extends { code: string }>(db: Db, towns: Town[]): Promise<Town[]> {
  const { rows } = await sql<
    Publisher & { town: string | null }
  >`select town, ${columns}, true as own from publisher`.execute(db)
  const whole = new Map(rows.map((row) => [row.town, missingOf(row).length === 0]))
  return towns.filter(({ code }) => whole.get(code) ?? whole.get(null) ?? false)
}

export async function savePublisher(
  db: Db,
  town: string | null,
  given: Record<PublisherField, string> & { demonstration?: boolean },
  by: { person: string | null; now: Date },
): Promise<void> {
  const { name, legalForm, address, phone, email, registration, capital, director, hostName, hostAddress, hostPhone } =
    given
  await sql`
    insert into publisher (town, name, legal_form, address, phone, email, registration, capital, director, host_name, host_address, host_phone,
      demonstration, updated_at, updated_by)
    values (${town}, ${name}, ${legalForm}, ${address}, ${phone}, ${email}, ${registration}, ${capital}, ${director}, ${hostName}, ${hostAddress},
      ${hostPhone}, ${given.demonstration ?? false}, ${by.now}, ${by.person})
    on conflict (town) do update set name = excluded.name, legal_form = excluded.legal_form, address = excluded.address, phone = excluded.phone,
      email = excluded.email, registration = excluded.registration, capital = excluded.capital, director = excluded.director,
      host_name = excluded.host_name, host_address = excluded.host_address, host_phone = excluded.host_phone,
      demonstration = excluded.demonstration, updated_at = excluded.updated_at, updated_by = excluded.updated_by`.execute(
    db,
  )
}

/** Gives a town back to the network's publisher. */
export async function dropPublisher(db: Db, town: string): Promise<void> {
  await sql`delete from publisher where town = ${town}`.execute(db)
}
