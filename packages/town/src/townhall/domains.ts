import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

export interface TownDomain {
  host: string
  /** What a TXT record of the domain must say: `wiker=<token>`. */
  token: string
  verifiedAt: Date | null
}

export interface OwnSite {
  host: string
  code: string
  slug: string
}

const hostPattern = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/

/** `HTTPS://www.Blain.fr/` is `www.blain.fr`; undefined when it is no domain. */
export function hostOf(given: string): string | undefined {
  const host = given
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
    .replace(/\.$/, '')
  return hostPattern.test(host) ? host : undefined
}

export async function readDomain(db: Db, town: string): Promise<TownDomain | undefined> {
  const { rows } =
    await sql<TownDomain>`select host, token, verified_at as "verifiedAt" from town_domain where town = ${town}`.execute(
      db,
    )
  return rows[0]
}

/** Writes down the domain of a town, to be verified; false when it is another town's. */
export async function setDomain(db: Db, town: string, host: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into town_domain (host, town, token, created_at) values (${host}, ${town}, ${randomBytes(16).toString('hex')}, ${now})
    on conflict (town) do update set host = excluded.host, token = excluded.token, created_at = excluded.created_at, verified_at = null
    where not exists (select from town_domain d where d.host = excluded.host and d.town <> excluded.town) returning host`
    .execute(db)
    .catch((error) => {
      if ((error as { code?: string }).code === '23505') return { rows: [] }
      throw error
    })
  return rows.length > 0
}

export async function dropDomain(db: Db, town: string): Promise<void> {
  await sql`delete from town_domain where town = ${town}`.execute(db)
}

export async function verifyDomain(db: Db, town: string, now: Date): Promise<void> {
  await sql`update town_domain set verified_at = ${now} where town = ${town}`.execute(db)
}

/** The open towns' verified domains. */
export async function ownSites(db: Db): Promise<OwnSite[]> {
  const { rows } = await sql<OwnSite>`
    select d.host, t.code, t.slug from town_domain d join town t on t.code = d.town where d.verified_at is not null and t.opened_at is not null`.execute(
    db,
  )
  return rows
}
