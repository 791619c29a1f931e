import { sql } from 'kysely'
import type { Db } from './db.ts'
import type { Issuer } from './invoice/factur-x/parties.ts'
import type { Debtor } from './payout/sepa-file.ts'

export interface HouseIdentity {
  issuer: Issuer
  /** The account that pays the animators; none yet: no file for the bank. */
  debtor?: Debtor
}

/** Made up, and says so: what invoices bear while nothing real is sold. */
const demonstration: Issuer = {
  legalName: 'Wiker (démonstration)',
  country: 'FR',
  address: { streetAddress: '1 place de l’Église', postalCode: '44130', addressLocality: 'Blain' },
  legalId: '732 829 320 00074',
  vatId: 'FR44732829320',
  email: 'factures@wiker.example',
  legalForm: 'SAS au capital de 1 000 €',
  register: 'RCS Nantes',
}

/** Who the house is in a country: what was set for it, or else for France; undefined while nobody has said so and money is real. */
export async function houseIdentity(
  db: Db,
  { country = 'FR', isDemonstration }: { country?: string; isDemonstration: boolean },
): Promise<HouseIdentity | undefined> {
  const { rows } = await sql<{ issuer: Issuer; debtor: Debtor | null }>`
    select issuer, debtor from house_identity where country in (${country}, 'FR') order by country = ${country} desc limit 1`.execute(
    db,
  )
  const [found] = rows
  if (found) return { issuer: found.issuer, ...(found.debtor && { debtor: found.debtor }) }
  return isDemonstration ? { issuer: demonstration } : undefined
}

export async function keepHouseIdentity(db: Db, country: string, given: HouseIdentity, at: Date): Promise<void> {
  await sql`insert into house_identity (country, issuer, debtor, at)
    values (${country}, ${JSON.stringify(given.issuer)}::jsonb, ${given.debtor ? JSON.stringify(given.debtor) : null}::jsonb, ${at})
    on conflict (country) do update set issuer = excluded.issuer, debtor = excluded.debtor, at = excluded.at`.execute(
    db,
  )
}

/** Who the house was said to be in this very country. */
export async function keptHouse(db: Db, country: string): Promise<HouseIdentity | undefined> {
  const { rows } = await sql<{ issuer: Issuer; debtor: Debtor | null }>`
    select issuer, debtor from house_identity where country = ${country}`.execute(db)
  const [found] = rows
  return found && { issuer: found.issuer, ...(found.debtor && { debtor: found.debtor }) }
}
