import { countryOf } from '@wiker/platform/countries/countries.ts'
import { type StoryLanguage, storyLanguages } from './types.ts'

const known: ReadonlySet<string> = new Set(storyLanguages)

/** The language in which a town's stories are written first: its country's, when they are written in it. */
export function languageOfCountry(country: string): StoryLanguage {
  const { languages } = countryOf(country.trim())
  return languages.find((language): language is StoryLanguage => known.has(language)) ?? 'en'
}
