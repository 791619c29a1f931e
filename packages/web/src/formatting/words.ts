import { createMessages, type MessageValues } from '@wiker/platform/i18n.ts'
import { type Language, languages } from '../server/language.ts'
import { type MessageKey, messagesOf } from './catalogs.ts'
import { contract, frenchTypography } from './typography.ts'

export type { MessageKey } from './catalogs.ts'

/** A language's texts. `t` fills an ICU message; `maybe` answers undefined when there is no such word (an unknown category). */
export interface Words {
  language: Language
  /** For dates and numbers: `fr-FR`, `en-GB`. */
  locale: string
  t: (key: MessageKey, values?: MessageValues) => string
  maybe: (key: string, values?: MessageValues) => string | undefined
}

const locales: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' }
const catalogs = Object.fromEntries(
  languages.map((language) => [language, language === 'fr' ? typeset(messagesOf('fr')) : messagesOf(language)]),
) as Record<Language, Record<string, string>>
const speak = createMessages(catalogs)

export const words = Object.fromEntries(languages.map((language) => [language, wordsOf(language)])) as Record<
  Language,
  Words
>

function wordsOf(language: Language): Words {
  const messages = speak(language)
  return {
    language,
    locale: locales[language],
    t: (key, values) =>
      language === 'fr' && (values?.town || values?.month || values?.from || values?.date)
        ? contract(messages.t(key, values))
        : messages.t(key, values),
    maybe: (key, values) => (Object.hasOwn(catalogs[language], key) ? messages.t(key, values) : undefined),
  }
}

function typeset(messages: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, frenchTypography(text)]))
}
