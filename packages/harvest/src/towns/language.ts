import { findCountry } from '@wiker/platform/countries/countries.ts'

/** What the data of a country's towns is written in (BCP 47); undefined where no country settles it. */
export function languageOf(country: string): string | undefined {
  const languages = findCountry(country)?.languages ?? []
  return languages.length === 1 ? languages[0] : undefined
}
