import { IntlMessageFormat } from 'intl-messageformat'

/** One language's messages: ICU MessageFormat by key. */
export type Catalog<Key extends string = string> = Record<Key, string>
export type MessageValues = Record<string, string | number | bigint | boolean | Date | null | undefined>

/** Everything a page needs to speak one language in one time zone. */
export interface Messages<Key extends string = string> {
  language: string
  /** The message of a key in this language, else in French, else in English, else the key itself. */
  t(key: Key, values?: MessageValues): string
  has(key: string): key is Key
  number(value: number, options?: Intl.NumberFormatOptions): string
  /** A moment, or a `YYYY-MM-DD` day (which no time zone moves). */
  date(value: Date | string, options?: Intl.DateTimeFormatOptions): string
}

export interface MessagesOptions {
  fallback?: string[]
  /** Told once for each key that a language lacks. */
  onMissing?(key: string, language: string): void
}

/**
 * Prepares the messages of every language, parsed at their first use and kept.
 * `messages('fr', 'Europe/Paris').t('agenda.count', { count: 3 })`
 */
export function createMessages<Key extends string>(
  catalogs: Record<string, Partial<Catalog<Key>>>,
  { fallback = ['fr', 'en'], onMissing }: MessagesOptions = {},
): (language: string, timeZone?: string) => Messages<Key> {
  const speakers = new Map<string, Messages<Key>>()
  return (language, timeZone = 'UTC') => {
    const name = `${language} ${timeZone}`
    let speaker = speakers.get(name)
    if (!speaker) {
      const known = language in catalogs ? language : (fallback.find((one) => one in catalogs) ?? language)
      speaker = speak(known, timeZone, catalogs, fallback, onMissing)
      speakers.set(name, speaker)
    }
    return speaker
  }
}

function speak<Key extends string>(
  language: string,
  timeZone: string,
  catalogs: Record<string, Partial<Catalog<Key>>>,
  fallback: string[],
  onMissing: MessagesOptions['onMissing'],
): Messages<Key> {
  const parsed = new Map<string, IntlMessageFormat | string>()
  const chain = [...new Set([language, ...fallback])].filter((one) => catalogs[one])

  const find = (key: Key): IntlMessageFormat | string => {
    const spoken = chain.find((one) => catalogs[one]?.[key] !== undefined)
    if (spoken !== language) onMissing?.(key, language)
    if (!spoken) return key
    const text = catalogs[spoken]?.[key] as string
    return /[{'#<]/.test(text) ? parse(text, spoken, timeZone) : text
  }
  return {
    language,
    has: (key): key is Key => chain.some((one) => catalogs[one]?.[key as Key] !== undefined),
    t: (key, values) => {
      let message = parsed.get(key)
      if (message === undefined) {
        message = find(key)
        parsed.set(key, message)
      }
      return typeof message === 'string' ? message : String(message.format(values ?? {}))
    },
    number: (value, options) => numberFormat(language, options).format(value),
    date: (value, options) =>
      typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
        ? dateFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(`${value}T12:00:00Z`))
        : dateFormat(language, { timeZone, ...options }).format(new Date(value)),
  }
}

/** A message ready to be filled. Angle brackets are plain text: markup belongs to the pages. */
export function parse(text: string, language: string, timeZone = 'UTC'): IntlMessageFormat {
  return new IntlMessageFormat(text, language, undefined, {
    ignoreTag: true,
    formatters: {
      getNumberFormat: (locales, options) => numberFormat(String(locales), options as Intl.NumberFormatOptions),
      getDateTimeFormat: (locales, options) => dateFormat(String(locales), { timeZone, ...options }),
      getPluralRules: (locales, options) => pluralRules(String(locales), options),
    },
  })
}

const numberFormat = kept((language, options) => new Intl.NumberFormat(language, options as Intl.NumberFormatOptions))
const dateFormat = kept((language, options) => new Intl.DateTimeFormat(language, options as Intl.DateTimeFormatOptions))
const pluralRules = kept((language, options) => new Intl.PluralRules(language, options as Intl.PluralRulesOptions))

/** Making an Intl formatter costs a thousand times what using it costs. */
function kept<Formatter>(make: (language: string, options?: object) => Formatter) {
  const made = new Map<string, Formatter>()
  return (language: string, options?: object): Formatter => {
    const name = `${language} ${JSON.stringify(options ?? {})}`
    let formatter = made.get(name)
    if (!formatter) {
      formatter = make(language, options)
      made.set(name, formatter)
    }
    return formatter
  }
}
