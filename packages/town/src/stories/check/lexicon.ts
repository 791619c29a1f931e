import { toCardinal as english } from 'n2words/en-GB'
import { toCardinal as spanish } from 'n2words/es-ES'
import { toCardinal as french } from 'n2words/fr-FR'
import { toCardinal as romanian } from 'n2words/ro-RO'
import { toCardinal as swedish } from 'n2words/sv-SE'
import type { StoryLanguage } from '../types.ts'

/** What a reader knows of a language to find figures, dates and hours in a text. Written apart from what writes them. */
export interface Lexicon {
  /** 1…12 by name, lower case. */
  months: Map<string, number>
  /** 1 (Monday) … 7 by every form. */
  weekdays: Map<string, number>
  /** Numbers in words, the longest first. One is left out: it is an article. */
  numbers: [words: string, value: number][]
  /** Words that tell a quantity without being a number, or one too large to be read: no data says them so. */
  quantities: RegExp
  /** Marks between thousands, and before decimals. */
  thousands: string
  decimal: string
  hour: RegExp
  money: string
  percent: string
  /** Small words between a date's parts, and between the days of a run. */
  of: string
  to: string
  /** Small words that begin a sentence. */
  starters: string
}

const locales: Record<StoryLanguage, string> = { fr: 'fr-FR', en: 'en-GB', es: 'es-ES', ro: 'ro-RO', sv: 'sv-SE' }
const spellers: Record<StoryLanguage, (value: number, feminine: boolean) => string> = {
  fr: (value) => french(value),
  en: (value) => english(value),
  es: (value, feminine) => spanish(value, { gender: feminine ? 'feminine' : 'masculine' }),
  ro: (value, feminine) => romanian(value, { gender: feminine ? 'feminine' : 'masculine' }),
  sv: (value) => swedish(value).replaceAll('-', ''),
}

const marks: Record<StoryLanguage, Omit<Lexicon, 'months' | 'weekdays' | 'numbers'>> = {
  fr: {
    quantities:
      /(?<!\p{L})(double[rs]?|doublé\p{L}*|tripl\p{L}+|moitiés?|tiers|quarts?|dizaines?|douzaines?|quinzaines?|vingtaines?|trentaines?|cinquantaines?|centaines?|milliers?|mille|millions?|milliards?|cents?)(?!\p{L})/giu,
    thousands: ' ',
    decimal: ',',
    hour: /(\d{1,2}) ?h(?: ?(\d{2}))?(?!\p{L})/giu,
    money: '€|EUR|euros?',
    percent: '%|pour cent',
    of: '',
    to: 'au|et|ou|à',
    starters:
      'a à au aux avec ce ces cet cette chacun chaque comme dans de depuis des du elle elles en entre et il ils la le les leur leurs mais nos notre nous on ou où par parmi pas pendant plus pour puis quand que quelque qui reste rendez sa sans ses si son sous sur tous tout toute toutes un une venez voici votre vous y',
  },
  en: {
    quantities:
      /(?<!\p{L})(doubl\p{L}+|trebl\p{L}+|tripl\p{L}+|twice|half|halves|thirds?|quarters?|dozens?|scores? of|hundreds?|thousands?|millions?|billions?)(?!\p{L})/giu,
    thousands: ',',
    decimal: '.',
    hour: /(\d{1,2})(?:[.:](\d{2}))? ?(am|pm)(?!\p{L})/giu,
    money: '€|EUR|euros?',
    percent: '%|per ?cent',
    of: '',
    to: 'to|and|or|until',
    starters:
      'a about after all also among an and any as at before but by come each every for four from he here how i if in it its more no not of on or our she since so some that the their then there these they this those to two under until we what when where which while with you your',
  },
  es: {
    quantities:
      /(?<!\p{L})(doble|duplic\p{L}+|triple|triplic\p{L}+|mitad|tercios?|cuartas? partes?|docenas?|decenas?|centenares|centenas?|miles|mil|millones|millón|cientos?)(?!\p{L})/giu,
    thousands: '.',
    decimal: ',',
    hour: /(\d{1,2}):(\d{2})(?: ?h)?/giu,
    money: '€|EUR|euros?',
    percent: '%|por ciento',
    of: '(?:de |del )',
    to: 'al|a|y|o',
    starters:
      'a al ante así bajo cada como con cuando de del desde donde el ella en entre es esta estas este estos hasta hay la las lo los más no nuestro o para pero por que quien se según si sin sobre su sus también todo todos tras un una y ya',
  },
  ro: {
    quantities:
      /(?<!\p{L})(dubl\p{L}+|tripl\p{L}+|jumătate\p{L}*|treim\p{L}+|sfert\p{L}*|duzin\p{L}+|zeci|sute?|sutelor|mii|mie|milioane|milion|miliard\p{L}*)(?!\p{L})/giu,
    thousands: '.',
    decimal: ',',
    hour: /(\d{1,2}):(\d{2})/giu,
    money: '€|EUR|(?:de )?euro|(?:de )?lei|leu|RON',
    percent: '%|la sută',
    of: '',
    to: 'până pe|până la|și|sau|la',
    starters:
      'a acest aceasta aceste acești acum al ale ani atunci ca când care ce cel cea cei cele cu cum de despre din după dar este e fiecare în înainte între la mai nu o pe pentru până prin sau se și spre sub sunt toate toți tot un unde vă',
  },
  sv: {
    quantities:
      /(?<!\p{L})(dubbl\p{L}+|fördubbl\p{L}+|tredubbl\p{L}+|hälft\p{L}*|halv\p{L}*|tredjedel\p{L}*|fjärdedel\p{L}*|dussin\p{L}*|tiotal\p{L}*|hundratal\p{L}*|hundra|tusen\p{L}*|tusental\p{L}*|miljon\p{L}*|miljard\p{L}*)(?!\p{L})/giu,
    thousands: ' ',
    decimal: ',',
    hour: /(?<=(?:kl|klockan)\.? )(\d{1,2})[.:](\d{2})|(\d{2})[.:](\d{2})/giu,
    money: '€|EUR|euro|kr|kronor|SEK',
    percent: '%|procent',
    of: '',
    to: 'till|och|eller',
    starters:
      'alla allt att av de den dess det detta dessa då där efter eller en ett från för före genom han hon hur här i inom kom man med men mellan när och om på sedan ska som så under upp ur utan vad var vi vid vilka är över',
  },
}

const made = new Map<StoryLanguage, Lexicon>()

export function lexiconOf(language: StoryLanguage): Lexicon {
  let lexicon = made.get(language)
  if (!lexicon) {
    lexicon = make(language)
    made.set(language, lexicon)
  }
  return lexicon
}

function make(language: StoryLanguage): Lexicon {
  const months = new Map<string, number>()
  for (let month = 1; month <= 12; month++) months.set(nameIn(language, { month: 'long' }, 2024, month, 1), month)
  const weekdays = new Map<string, number>()
  for (let weekday = 1; weekday <= 7; weekday++) {
    const name = nameIn(language, { weekday: 'long' }, 2024, 1, weekday)
    for (const form of weekdayForms(language, name)) weekdays.set(form, weekday)
  }
  return { months, weekdays, numbers: numbersOf(language), ...marks[language] }
}

function nameIn(
  language: StoryLanguage,
  options: Intl.DateTimeFormatOptions,
  year: number,
  month: number,
  day: number,
) {
  const at = new Date(Date.UTC(year, month - 1, day, 12))
  return new Intl.DateTimeFormat(locales[language], { ...options, timeZone: 'UTC' }).format(at).toLowerCase()
}

/** Plural and definite forms: « les samedis », « lördagen », „sâmbăta”. */
function weekdayForms(language: StoryLanguage, name: string): string[] {
  if (language === 'sv') return [name, `${name}en`, `${name}ar`, `${name}arna`, `${name}s`]
  if (language === 'ro') return [name, name.replace(/ă$/, 'a'), name.replace(/i$/, 'ea'), name.replace(/ă$/, 'ă')]
  return [name, `${name}s`]
}

function numbersOf(language: StoryLanguage): [string, number][] {
  const found = new Map<string, number>()
  for (let value = 2; value <= 99; value++) {
    for (const feminine of [false, true]) {
      const words = spellers[language](value, feminine).toLowerCase()
      found.set(words, value)
      if (words.includes('-')) found.set(words.replaceAll('-', ' '), value)
    }
  }
  return [...found].toSorted(([one], [other]) => other.length - one.length)
}
