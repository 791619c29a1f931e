import type { Words } from './messages.ts'

/** `12 lieux`, `1 lieu`, `1 204 lieux`: the words `<key>` of several, `<key>.one` of one, as the language counts. */
export function counted(key: string, count: number, words: Words): string {
  const one = new Intl.PluralRules(words('locale')).select(count) === 'one'
  return words(one ? `${key}.one` : key, { count: numbered(count, words) })
}

/** A whole number as the language groups its digits. */
export const numbered = (count: number, words: Words): string =>
  new Intl.NumberFormat(words('locale')).format(count).replace(/\s/g, '\u00a0')
