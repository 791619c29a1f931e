import { fileURLToPath } from 'node:url'
import { readPacks } from './read.ts'
import type { CountryArea, CountryPack } from './schema.ts'

export type { CountryArea, CountryPack } from './schema.ts'

/** The country whose words the network's own pages have, and whose towns are kept under their bare code. */
export const homeCountry = 'FR'

const packs = new Map<string, CountryPack>()
addCountries(fileURLToPath(new URL('../../../../countries/', import.meta.url)))

/** Reads a folder of further packs; one of a country known already takes its place. Throws a `Problem` that says what a pack lacks. */
export function addCountries(folder: string): CountryPack[] {
  const read = readPacks(folder)
  for (const pack of read) packs.set(pack.country, pack)
  return read
}

/** Every country that can be opened, that of the network first. */
export function countryPacks(): CountryPack[] {
  return [...packs.values()].sort((a, b) => rank(a) - rank(b) || (a.country < b.country ? -1 : 1))
}

const rank = ({ country }: CountryPack) => (country === homeCountry ? 0 : 1)

export function findCountry(country: string): CountryPack | undefined {
  return packs.get(country)
}

/** The pack of a country that is open. One without a pack is read as the network's own: a town must not fall with it. */
export function countryOf(country: string): CountryPack {
  return packs.get(country) ?? packs.get(homeCountry)!
}

/** What the code of a town says of where in the country it is; undefined in most. */
export function areaOf(pack: CountryPack, code: string): CountryArea | undefined {
  return pack.areas.find(({ codes }) => codes.some((start) => code.startsWith(start)))
}

/** The clock of a town by its code in its country's register. */
export const timezoneOf = (pack: CountryPack, code: string): string => areaOf(pack, code)?.timezone ?? pack.timezone
