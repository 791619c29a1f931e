import { createMessages, type MessageValues } from '@wiker/platform/i18n.ts'
import deskEn from '../../messages/desk/en.json' with { type: 'json' }
import deskFr from '../../messages/desk/fr.json' with { type: 'json' }
import en from '../../messages/en.json' with { type: 'json' }
import fr from '../../messages/fr.json' with { type: 'json' }
import { type Language, languages } from '../server/language.ts'
import { contract, frenchTypography } from './typography.ts'

/** Texts of the readers' pages, and (`messages/desk`) of those who sign in. */
export type MessageKey = keyof typeof fr | keyof typeof deskFr

/** A language's texts. `t` fills an ICU message; `maybe` answers undefined when there is no such word (an unknown category). */
export interface Words {
  language: Language
  /** For dates and numbers: `fr-FR`, `en-GB`. */
  locale: string
  t: (key: MessageKey, values?: MessageValues) => string
  maybe: (key: string, values?: MessageValues) => string | undefined
}

const locales: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' }
const catalogs: Record<Language, Record<string, string>> = {
  fr: typeset({ ...fr, ...deskFr }),
  en: { ...en, ...deskEn },
}
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
