/** What a language does to values, and to the words before them. Dates are `YYYY-MM-DD`. */
export interface Grammar {
  locale: string
  /** A small number in words: `trois`; `feminine` where the language tells (`două`). */
  cardinal: (value: number, feminine: boolean) => string
  /** `20:30` as its clocks are said. */
  clock: (time: string) => string
  day: (day: string, shown: { weekday: boolean; year: boolean }) => string
  /** A run of days, the two dates to be set between the words. */
  period: [before: string, between: string]
  /** Words that change before what follows: « de » + « Le Croisic » is « du Croisic ». */
  meet: (before: string, after: string) => [string, string]
  /** `m` or `f` of a body’s name, where the language wants an article before it: « le Département », « la Commune ». */
  gender?: (name: string) => 'm' | 'f' | 'other'
  /** The article of a place’s common noun, with its blank; empty when the name has its own, undefined for a name that takes none. */
  article?: (name: string) => string | undefined
  /** Blanks of a sentence typed with ordinary ones. */
  typeset: (text: string) => string
}

const made = new Map<string, Intl.DateTimeFormat>()

/** A date without a time zone, as a language sets it. */
export function dateParts(locale: string, day: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormatPart[] {
  const name = locale + JSON.stringify(options)
  let format = made.get(name)
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
    made.set(name, format)
  }
  return format.formatToParts(new Date(`${day}T12:00:00Z`))
}

/** Weekday, day, month and year as wanted, in the language's own order; `first` is how it says the first of a month. */
export function longDate(
  locale: string,
  { first, comma = false }: { first?: string; comma?: boolean },
): Grammar['day'] {
  return (day, { weekday, year }) => {
    const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long' }
    if (weekday) options.weekday = 'long'
    if (year) options.year = 'numeric'
    const text = dateParts(locale, day, options)
      .map(({ type, value }) => (type === 'day' && value === '1' && first ? first : value))
      .join('')
    const set = comma ? text : text.replace(',', '')
    return set.replace(/(\d|1er) (?=\p{L})/u, '$1\u00a0')
  }
}

export const unchanged = (before: string, after: string): [string, string] => [before, after]
export const two = (value: number) => String(value).padStart(2, '0')
export const hoursOf = (time: string) => time.split(':').map(Number) as [number, number]
/** No line ends between a figure and what it counts. */
export const unitSpaces = (text: string) => text.replaceAll(/(\d) (km|m|h|€|%)(?![\p{L}\d])/gu, '$1\u00a0$2')
