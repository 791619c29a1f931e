import type { StoryLanguage } from './types.ts'

const ofCountry: Record<string, StoryLanguage> = { FR: 'fr', ES: 'es', RO: 'ro', SE: 'sv' }

/** The language in which a town's stories are written first. */
export const languageOfCountry = (country: string): StoryLanguage => ofCountry[country.trim()] ?? 'fr'
