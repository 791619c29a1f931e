import { createMessages, type MessageValues } from '@wiker/platform/i18n.ts'
import { knownLanguages, type Language } from '../server/language.ts'
import { type MessageKey, messagesOf } from './catalogs.ts'
import { conventions } from './conventions.ts'

export type { MessageKey } from './catalogs.ts'

/** A language's texts. `t` fills an ICU message; `maybe` answers undefined when there is no such word (an unknown category). */
export interface Words {
  language: Language
  /** For dates and numbers: `fr-FR`, `en-GB`. */
  locale: string
  t: (key: MessageKey, values?: MessageValues) => string
  maybe: (key: string, values?: MessageValues) => string | undefined
}

const catalogs = Object.fromEntries(
  knownLanguages.map((language) => [language, typeset(messagesOf(language), language)]),
) as Record<Language, Record<string, string>>
const speak = createMessages(catalogs)

/** Of every known language; what one lacks yet is said in French. */
export const words = Object.fromEntries(knownLanguages.map((language) => [language, wordsOf(language)])) as Record<
  Language,
  Words
>

function wordsOf(language: Language): Words {
  const messages = speak(language)
  return {
    language,
    locale: conventions[language].locale,
    t: (key, values) =>
      values?.town || values?.month || values?.from || values?.date
        ? conventions[language].contract(messages.t(key, values))
        : messages.t(key, values),
    maybe: (key, values) => (Object.hasOwn(catalogs[language], key) ? messages.t(key, values) : undefined),
  }
}

function typeset(messages: Record<string, string>, language: Language): Record<string, string> {
  const { typeset: set } = conventions[language]
  return Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, set(text)]))
}
