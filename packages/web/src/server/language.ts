import { countryOf, homeCountry } from '@wiker/platform/countries/countries.ts'
import { innerPath, publicPath, slugIn } from '../countries/paths.ts'
import { countryOfSlug } from '../countries/towns.ts'

/** Languages that can be set right: `formatting/conventions.ts` knows how each says a day and an hour. */
export const knownLanguages = ['fr', 'en', 'es', 'ro', 'sv'] as const
export type Language = (typeof knownLanguages)[number]

/** Languages the pages speak: those whose messages are all written. */
export const languages: readonly Language[] = knownLanguages
/** The language of the network's own pages; a town's is its country's. Neither has a prefix; the others live under `/en/…`. */
export const defaultLanguage: Language = 'fr'

/** What the inhabitants of a country read first, of what the pages speak; English where they speak none of it. */
export function languageOf(country: string): Language {
  if (country === homeCountry) return defaultLanguage
  const spoken = countryOf(country).languages
  return languages.find((one) => one === spoken.find((each) => languages.includes(each as Language))) ?? 'en'
}

/** The language in which a path is read without a prefix. */
const languageAt = (path: string): Language => languageOf(countryOfSlug(slugIn(path)))

/**
 * From an address that people see to the path that the routes know: `/en/blain/agenda` is the English of `/blain/agenda`, `/estepona/noticias` the
 * Spanish of `/estepona/actualites`.
 */
export function splitLanguage(pathname: string): { language: Language; path: string } {
  const first = slugIn(pathname)
  const language = languages.find((one) => one === first)
  const path = language ? pathname.slice(first.length + 1) || '/' : pathname
  return { language: language ?? languageAt(path), path: innerPath(path) }
}

/** The other way, for every address that is written: `localPath('en', '/blain')` is `/en/blain`, `localPath('es', '/estepona/carte')` is `/estepona/mapa`. */
export function localPath(language: Language, path: string): string {
  const own = publicPath(path)
  if (language === languageAt(path)) return own
  return own === '/' ? `/${language}` : `/${language}${own}`
}

/** The first page of a town on its own domain. */
export function ownHomePath(language: Language, country: string): string {
  return language === languageOf(country) ? '/' : `/${language}`
}
