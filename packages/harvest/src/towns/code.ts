/** Countries beside France whose municipalities are known. */
export const countriesAbroad = ['ES', 'RO', 'SE'] as const
export type CountryAbroad = (typeof countriesAbroad)[number]

/**
 * Registers of several countries give the same figures to different towns: those of France are kept by their own code (`44015`), the others
 * with their country before it (`ES28079`).
 */
export function codeAbroad(country: CountryAbroad, code: string): string {
  return `${country}${code}`
}

/** The country of a kept code. */
export function countryOfCode(code: string): 'FR' | CountryAbroad {
  return countriesAbroad.find((country) => code.startsWith(country)) ?? 'FR'
}

/** What a source of a country calls a town, as it is kept. */
export function keptCode(said: string, country: 'FR' | CountryAbroad): string {
  const code = said.trim().toUpperCase()
  return country === 'FR' || code.startsWith(country) ? code : codeAbroad(country, code)
}
