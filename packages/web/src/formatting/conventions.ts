import type { Language } from '../server/language.ts'
import { contract, frenchTypography, unitSpaces } from './typography.ts'

/** How a language sets what is said in figures: the words are in the message files. */
export interface Conventions {
  /** For dates and numbers (BCP 47). */
  locale: string
  /** Its own name for itself. */
  name: string
  /** A time of the day, hours from 0 to 24. */
  clock: (hours: number, minutes: number) => string
  /** The first of the month, where it is not a plain figure. */
  first?: string
  /** A weekday and its date are set apart by a comma. */
  comma?: boolean
  /** Between a figure and its month, no line ends. */
  joined?: boolean
  /** Blanks and marks of a message, typed with ordinary ones. */
  typeset: (text: string) => string
  /** Words that run into the name of a town, a month or a day after them. */
  contract: (text: string) => string
  /** The language of the connector's own sentences, which has two. */
  tools: 'fr' | 'en'
}

const two = (value: number) => String(value).padStart(2, '0')
const same = (text: string) => text

export const conventions: Record<Language, Conventions> = {
  fr: {
    locale: 'fr-FR',
    name: 'Français',
    clock: (hours, minutes) => (minutes === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${two(minutes)}`),
    first: '1er',
    joined: true,
    typeset: frenchTypography,
    contract,
    tools: 'fr',
  },
  en: {
    locale: 'en-GB',
    name: 'English',
    clock: (hours, minutes) => {
      const half = hours % 24 < 12 ? 'am' : 'pm'
      const twelve = hours % 12 || 12
      return minutes === 0 ? `${twelve}\u00a0${half}` : `${twelve}.${two(minutes)}\u00a0${half}`
    },
    typeset: same,
    contract: same,
    tools: 'en',
  },
  es: {
    locale: 'es-ES',
    name: 'Español',
    clock: (hours, minutes) => `${hours}:${two(minutes)}`,
    joined: true,
    typeset: unitSpaces,
    contract: same,
    tools: 'en',
  },
  ro: {
    locale: 'ro-RO',
    name: 'Română',
    clock: (hours, minutes) => `${two(hours)}:${two(minutes)}`,
    comma: true,
    joined: true,
    typeset: unitSpaces,
    contract: same,
    tools: 'en',
  },
  sv: {
    locale: 'sv-SE',
    name: 'Svenska',
    clock: (hours, minutes) => `${two(hours)}.${two(minutes)}`,
    joined: true,
    typeset: unitSpaces,
    contract: same,
    tools: 'en',
  },
}
