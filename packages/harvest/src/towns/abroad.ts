import type { Db } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import { type CountryAbroad, codeAbroad, countriesAbroad } from './code.ts'
import { readGazetteer } from './gazetteer.ts'
import { townSlug } from './plain-name.ts'

const timezones: Record<CountryAbroad, string> = {
  ES: 'Europe/Madrid',
  RO: 'Europe/Bucharest',
  SE: 'Europe/Stockholm',
}

/** The län by the first two figures of their municipalities' codes (SCB); the list of municipalities has only these. */
const counties: Record<string, string> = {
  '01': 'Stockholms län',
  '03': 'Uppsala län',
  '04': 'Södermanlands län',
  '05': 'Östergötlands län',
  '06': 'Jönköpings län',
  '07': 'Kronobergs län',
  '08': 'Kalmar län',
  '09': 'Gotlands län',
  '10': 'Blekinge län',
  '12': 'Skåne län',
  '13': 'Hallands län',
  '14': 'Västra Götalands län',
  '17': 'Värmlands län',
  '18': 'Örebro län',
  '19': 'Västmanlands län',
  '20': 'Dalarnas län',
  '21': 'Gävleborgs län',
  '22': 'Västernorrlands län',
  '23': 'Jämtlands län',
  '24': 'Västerbottens län',
  '25': 'Norrbottens län',
}

/** An hour earlier than the mainland: Las Palmas and Santa Cruz de Tenerife. */
const isCanary = (code: string) => /^(35|38)/.test(code)

export type FoundAbroad = { ok: true; code: string } | { ok: false; countries: CountryAbroad[] }

/** The code under which a municipality is kept here, by that of its own country's register; `countries`: where there is one of that code. */
export async function findAbroad(code: string, country?: CountryAbroad): Promise<FoundAbroad> {
  const asked = country ? [country] : countriesAbroad
  const found: CountryAbroad[] = []
  for (const one of asked) {
    const { towns } = await readGazetteer(one)
    if (towns.some((town) => town.code === code)) found.push(one)
  }
  return found.length === 1 ? { ok: true, code: codeAbroad(found[0]!, code) } : { ok: false, countries: found }
}

/** Loads every municipality of a country beside those of France; a second time nothing is written. Open towns keep their slug. */
export async function loadTownsAbroad(db: Db, country: CountryAbroad): Promise<{ towns: number; written: number }> {
  const { towns } = await readGazetteer(country)
  return db.transaction().execute(async (trx) => {
    const { rows: others } = await sql<{ slug: string }>`select slug from town where country <> ${country}`.execute(trx)
    const taken = new Set(others.map((row) => row.slug))
    const ordered = towns.toSorted((a, b) => (b.population ?? 0) - (a.population ?? 0) || (a.code < b.code ? -1 : 1))
    const rows = ordered.map((town) => {
      const department = country === 'SE' ? counties[town.department]! : town.department
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
        timezone: country === 'ES' && isCanary(town.code) ? 'Atlantic/Canary' : timezones[country],
      }
    })
    const { numAffectedRows } = await sql`
      insert into town (code, country, name, slug, postal_codes, population, department, latitude, longitude, timezone)
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as r(code text, country text, name text, slug text,
        postal_codes text[], population int, department text, latitude float8, longitude float8, timezone text)
      on conflict (code) do update set (name, postal_codes, population, department, latitude, longitude, timezone) =
        row(excluded.name, excluded.postal_codes, excluded.population, excluded.department, excluded.latitude, excluded.longitude,
          excluded.timezone)
      where (town.name, town.postal_codes, town.population, town.department, town.latitude, town.longitude, town.timezone)
        is distinct from (excluded.name, excluded.postal_codes, excluded.population, excluded.department, excluded.latitude,
          excluded.longitude, excluded.timezone)`.execute(trx)
    return { towns: rows.length, written: Number(numAffectedRows ?? 0) }
  })
}

/** Of homonyms the largest keeps the bare name, unless a town of another country has it. */
function freeSlug(names: string[], taken: Set<string>): string {
  const slug = names.map(townSlug).find((one) => !taken.has(one))!
  taken.add(slug)
  return slug
}
