import type { PictureLanguage } from './types.ts'

const spoken: Record<string, PictureLanguage> = {
  FR: 'fr',
  ES: 'es',
  RO: 'ro',
  MD: 'ro',
  SE: 'sv',
  GB: 'en',
  IE: 'en',
  US: 'en',
}

/** The language in which posters of a country are read (ISO 3166-1 alpha-2). */
export const languageOf = (country: string | undefined): PictureLanguage => spoken[country ?? 'FR'] ?? 'fr'
