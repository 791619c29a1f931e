import type { Normalized } from '../types.ts'
import { fold, normalizeLine } from './text.ts'

/** A name on one line, its quotes and doubled blanks gone. Capitals stay as the source has them. */
export function normalizeName(raw: unknown): Normalized<string> {
  const line = normalizeLine(raw)
  if (line.value === undefined) return line
  const value = line.value
    .replace(/^["“«]\s*([^"”»]*?)\s*["”»]$/, '$1')
    .replace(/\s+([,.])/g, '$1')
    .replace(/[\s,;:–-]+$/, '')
    .replace(/^[\s,;:•*–-]+/, '')
  return value === '' ? {} : { ...line, value }
}

/** schema.org typicalAgeRange: `6-12`, `3-` (from 3 on), `-12`. "tout public" says nothing of age: no value and no problem. */
export function normalizeAgeRange(raw: unknown): Normalized<string> {
  if (raw === null || raw === undefined || raw === '') return {}
  if (typeof raw === 'object') {
    const { min, max } = raw as { min?: unknown; max?: unknown }
    const [from, to] = [Number(min ?? 0), Number(max ?? 0)]
    return from > 0 || (to > 0 && to < 99) ? { value: `${from || ''}-${to > 0 && to < 99 ? to : ''}` } : {}
  }
  const value = ageIn(String(raw), true)
  if (value) return { value }
  if (
    /tout public|tous publics?|toute la famille|en famille|all ages|todos los publicos|adultes?$|alla aldrar|toate varstele/.test(
      fold(String(raw)),
    )
  )
    return {}
  return { problem: { key: 'age-unreadable', values: { text: String(raw).slice(0, 60) } } }
}

/** The ages a text tells of. `alone` accepts bare numbers (`6-12`), for a cell that holds nothing else. */
export function ageIn(text: string, alone = false): string | undefined {
  const folded = fold(text.normalize('NFC'))
  const years = '(?:ans|an|years?(?: old)?|anos|ani|ar|jahre)'
  const between =
    new RegExp(
      `(?:de |entre |from |intre )?(\\d{1,2})(?:\\s?${years})?\\s?(?:-|a|et|to|y|si|till)\\s?(\\d{1,2})\\s?${years}\\b`,
    ).exec(folded) ?? (alone ? /^(\d{1,2})\s?-\s?(\d{1,2})$/.exec(folded) : null)
  if (between && Number(between[1]) < Number(between[2])) return `${Number(between[1])}-${Number(between[2])}`
  const from =
    new RegExp(
      `(?:a partir de|des|des l'age de|plus de|\\+ ?de|from|over|a partir de los|mayores de|de la|peste|fran)\\s?(\\d{1,2})\\s?${years}\\b|(\\d{1,2})\\s?${years} et (?:plus|\\+)|\\+\\s?(\\d{1,2})\\s?${years}|(\\d{1,2})\\s?\\+(?=\\s|$)`,
    ).exec(folded) ?? (alone ? /^(\d{1,2})\s?\+$/.exec(folded) : null)
  const age = from?.slice(1).find(Boolean)
  if (age) return `${Number(age)}-`
  const under = alone
    ? new RegExp(`(?:moins de|jusqu'a|under|hasta|menores de|pana la|under)\\s?(\\d{1,2})\\s?${years}\\b`).exec(folded)
    : null
  return under ? `-${Number(under[1])}` : undefined
}

/** ISO 639-1 of a code or a language's name. */
export function normalizeLanguage(raw: unknown): Normalized<string> {
  if (raw === null || raw === undefined || raw === '') return {}
  const folded = fold(String(raw).trim())
  const code = /^([a-z]{2})(?:[-_][a-z]{2,4})?$/.exec(folded)?.[1] ?? LANGUAGES[folded]
  return code ? { value: code } : { problem: { key: 'language-unknown', values: { text: String(raw).slice(0, 40) } } }
}

const LANGUAGES: Record<string, string> = {
  francais: 'fr',
  french: 'fr',
  fra: 'fr',
  fre: 'fr',
  frances: 'fr',
  franceza: 'fr',
  franska: 'fr',
  anglais: 'en',
  english: 'en',
  eng: 'en',
  ingles: 'en',
  engleza: 'en',
  engelska: 'en',
  espagnol: 'es',
  spanish: 'es',
  espanol: 'es',
  castellano: 'es',
  spa: 'es',
  roumain: 'ro',
  romanian: 'ro',
  romana: 'ro',
  ron: 'ro',
  rum: 'ro',
  suedois: 'sv',
  swedish: 'sv',
  svenska: 'sv',
  swe: 'sv',
  allemand: 'de',
  german: 'de',
  deutsch: 'de',
  deu: 'de',
  ger: 'de',
  breton: 'br',
  brezhoneg: 'br',
  bre: 'br',
  catalan: 'ca',
  catala: 'ca',
  basque: 'eu',
  euskara: 'eu',
  galicien: 'gl',
  galego: 'gl',
  italien: 'it',
  italiano: 'it',
  italian: 'it',
  portugais: 'pt',
  arabe: 'ar',
  neerlandais: 'nl',
  occitan: 'oc',
}
