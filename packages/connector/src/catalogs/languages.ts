import { isObject, textOf } from './fields.ts'

/** `{"fr": "Marché", "en": "Market"}`: the text in the first of the languages that has one, else in any. */
export function inLanguage(value: unknown, languages: readonly string[]): string | undefined {
  if (!isObject(value)) return textOf(value)
  for (const language of [...languages, ...Object.keys(value)]) {
    const text = textOf(value[language])
    if (text) return text
  }
  return undefined
}

/** Words in one language: `{"fr": ["loto", "belote"]}`. */
export function wordsInLanguage(value: unknown, languages: readonly string[]): string[] {
  const list = isObject(value)
    ? [...languages, ...Object.keys(value)]
        .map((language) => value[language])
        .find((one) => Array.isArray(one) && one.length > 0)
    : value
  return Array.isArray(list) ? list.filter((word) => typeof word === 'string') : []
}

/** The other languages of a text, by `title.en`. */
export function otherLanguages(name: string, value: unknown, chosen: string | undefined): Record<string, unknown> {
  if (!isObject(value)) return {}
  return Object.fromEntries(
    Object.entries(value).flatMap(([language, text]) =>
      text === chosen || !text ? [] : [[`${name}.${language}`, text]],
    ),
  )
}
