import { countryPacks, findCountry, homeCountry } from '@wiker/platform/countries/countries.ts'

/** Countries beside the network's own whose municipalities are known: those of which there is a pack. */
export const countriesAbroad = (): string[] =>
  countryPacks().flatMap(({ country }) => (country === homeCountry ? [] : country))

/**
 * Registers of several countries give the same figures to different towns: those of the network's own are kept by their own code (`44015`), the
 * others with their country before it (`ES28079`).
 */
export function codeAbroad(country: string, code: string): string {
  return `${country}${code}`
}

/** The country of a kept code. */
export function countryOfCode(code: string): string {
  const start = code.slice(0, 2)
  return /^[A-Z]{2}$/.test(start) && findCountry(start) ? start : homeCountry
}

/** What a source of a country calls a town, as it is kept. */
export function keptCode(said: string, country: string): string {
  const code = said.trim().toUpperCase()
  return country === homeCountry || code.startsWith(country) ? code : codeAbroad(country, code)
}
