import { areaOf, countryOf } from '@wiker/platform/countries/countries.ts'
import type { Db } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import { codeAbroad, countriesAbroad } from './code.ts'
import { readGazetteer } from './gazetteer.ts'
import { townSlug } from './plain-name.ts'

export type FoundAbroad = { ok: true; code: string } | { ok: false; countries: string[] }

/** The code under which a municipality is kept here, by that of its own country's register; `countries`: where there is one of that code. */
export async function findAbroad(code: string, country?: string): Promise<FoundAbroad> {
  const asked = country ? [country] : countriesAbroad()
  const found: string[] = []
  for (const one of asked) {
    const { towns } = await readGazetteer(one)
    if (towns.some((town) => town.code === code)) found.push(one)
  }
  return found.length === 1 ? { ok: true, code: codeAbroad(found[0]!, code) } : { ok: false, countries: found }
}

/** Loads every municipality of a country beside those of France; a second time nothing is written. Open towns keep their slug. */
export async function loadTownsAbroad(db: Db, country: string): Promise<{ towns: number; written: number }> {
  const pack = countryOf(country)
  const { towns } = await readGazetteer(country)
  return db.transaction().execute(async (trx) => {
    const { rows: others } = await sql<{ slug: string }>`select slug from town where country <> ${country}`.execute(trx)
    const taken = new Set(others.map((row) => row.slug))
    const ordered = towns.toSorted((a, b) => (b.population ?? 0) - (a.population ?? 0) || (a.code < b.code ? -1 : 1))
    const rows = ordered.map((town) => {
      const department = pack.towns.departments[town.department] ?? town.department
      const area = areaOf(pack, town.code)
      return {
        code: codeAbroad(country, town.code),
        country,
        name: town.name,
        slug: freeSlug([town.name, `${town.name} ${department}`, `${town.name} ${country} ${town.code}`], taken),
        postal_codes: town.postalCodes,
        population: town.population,
        department,
        latitude: town.latitude,
        longitude: town.longitude,
        timezone: area?.timezone ?? pack.timezone,
        region: area?.name ?? null,
        school_zone: area?.holidays ?? null,
      }
    })
    const { numAffectedRows } = await sql`
      insert into town (code, country, name, slug, postal_codes, population, department, latitude, longitude, timezone, region, school_zone)
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as r(code text, country text, name text, slug text,
        postal_codes text[], population int, department text, latitude float8, longitude float8, timezone text,
        region text, school_zone text)
      on conflict (code) do update set (name, postal_codes, population, department, latitude, longitude, timezone, region, school_zone) =
        row(excluded.name, excluded.postal_codes, excluded.population, excluded.department, excluded.latitude, excluded.longitude,
          excluded.timezone, excluded.region, excluded.school_zone)
      where (town.name, town.postal_codes, town.population, town.department, town.latitude, town.longitude, town.timezone,
        town.region, town.school_zone)
        is distinct from (excluded.name, excluded.postal_codes, excluded.population, excluded.department, excluded.latitude,
          excluded.longitude, excluded.timezone, excluded.region, excluded.school_zone)`.execute(trx)
    return { towns: rows.length, written: Number(numAffectedRows ?? 0) }
  })
}

/** Of homonyms the largest keeps the bare name, unless a town of another country has it. */
function freeSlug(names: string[], taken: Set<string>): string {
  const slug = names.map(townSlug).find((one) => !taken.has(one))!
  taken.add(slug)
  return slug
}
