import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** What the directory knows of a company, as its papers have it. */
export interface Company {
  legalName: string
  legalId: string
  streetAddress: string
  postalCode: string
  addressLocality: string
}

/** The company of a record of the directory, or of a number (SIRET) in a town; undefined when neither is known. What is not said is empty. */
export async function findCompany(
  db: Db,
  { town, thing, number }: { town: string; thing?: string | undefined; number?: string | undefined },
): Promise<Company | undefined> {
  const { rows } = await sql<{ name: string; record: Partial<Record<string, unknown>> }>`
    select name, record from organization where withdrawn_at is null and town = ${town}
      and (id = ${thing ?? null} or record->>'taxID' = ${number ?? null}) order by id = ${thing ?? null} desc nulls last, id limit 1`.execute(
    db,
  )
  const [found] = rows
  if (!found) return undefined
  const text = (name: string) => {
    const value = found.record[name]
    return typeof value === 'string' ? value : ''
  }
  return {
    legalName: found.name,
    // A SIREN is no SIRET: half a number helps nobody.
    legalId: /^\d{9}$/.test(text('taxID')) ? (number ?? '') : text('taxID') || (number ?? ''),
    streetAddress: text('streetAddress'),
    postalCode: text('postalCode'),
    addressLocality: text('addressLocality'),
  }
}
