import type { Normalized } from '../types.ts'
import { normalizeNumber, plainDigits } from './numbers.ts'
import type { NormalizeSettings } from './settings.ts'
import { fold, normalizeLine } from './text.ts'

/** An amount with its currency (ISO 4217); without one of its own it has the source's or the country's. */
export interface Amount {
  amount: number
  currency: string
}

/** The price of an event. `price` is a number when there is one price, else the words of the source. */
export interface Price {
  price?: number | string
  priceCurrency?: string
  isAccessibleForFree?: boolean
  text: string
}

/** `1 234,56 €`, `EUR 12.50`, `150 lei`, `200 kr`. */
export function normalizeAmount(raw: unknown, settings: NormalizeSettings): Normalized<Amount> {
  const number = normalizeNumber(
    typeof raw === 'string' ? raw.replace(/^(.*?\d)\s*€\s*(\d{2})$/, '$1,$2 €') : raw,
    settings,
  )
  if (number.value === undefined) return { problem: number.problem }
  const said = typeof raw === 'string' ? currencyIn(raw) : undefined
  const value = { amount: number.value, currency: said ?? settings.currency ?? CURRENCY[settings.country] ?? 'EUR' }
  return number.repairs ? { value, repairs: number.repairs } : { value }
}

/** "gratuit", "entrée libre", "5 €", "de 5 à 8 €", "5 € / gratuit -12 ans", "gratis", "intrare liberă", "fri entré". */
export function normalizePrice(raw: unknown, settings: NormalizeSettings): Normalized<Price> {
  if (raw === null || raw === undefined) return {}
  const currency = settings.currency ?? CURRENCY[settings.country] ?? 'EUR'
  if (typeof raw === 'boolean') return {}
  if (typeof raw === 'number') {
    if (raw === 0) return { value: { isAccessibleForFree: true, text: '0' } }
    return raw > 0
      ? { value: { price: raw, priceCurrency: currency, isAccessibleForFree: false, text: String(raw) } }
      : { problem: { key: 'price-unreadable', values: { text: String(raw) } } }
  }
  const line = normalizeLine(raw)
  const text = line.value
  if (text === undefined) return {}
  const folded = fold(text)
  const amounts = amountsIn(text, settings)
  const paying = amounts.filter((amount) => amount.amount > 0)
  if (paying.length === 0) {
    const bare = plainDigits(text) ? normalizeNumber(text, settings).value : undefined
    if (bare !== undefined && bare > 0)
      return { value: { price: bare, priceCurrency: currency, isAccessibleForFree: false, text } }
    if (bare === 0 || amounts.length > 0) return { value: { isAccessibleForFree: true, text } }
    if (NOT_FREE.test(folded)) return { value: { isAccessibleForFree: false, price: text, text } }
    if (saysFree(folded)) return { value: { isAccessibleForFree: true, text } }
    return { value: { price: text, text } }
  }
  const priceCurrency = paying[0]!.currency
  // One price and nothing else said: a number. Anything more (reduced price, free for children) stays in the source's words.
  const alone =
    paying.length === 1 &&
    !saysFree(folded) &&
    text
      .replace(AMOUNT, '')
      .replace(
        /[\s.:()-]|l'entree|entree|tarif|prix|unique|par personne|la place|pp|\/pers(?:onne)?\.?|participation|price|entry|pret|precio|entrada|bilet|bilj?ett?|intrarea?|intrade/gi,
        '',
      ).length === 0
  return { value: { price: alone ? paying[0]!.amount : text, priceCurrency, isAccessibleForFree: false, text } }
}

/** Every amount of money named in a text. */
export function amountsIn(text: string, settings: NormalizeSettings): (Amount & { index: number })[] {
  return [...text.matchAll(AMOUNT)].flatMap((match) => {
    const amount = normalizeAmount(match[0], settings)
    return amount.value ? [{ ...amount.value, index: match.index }] : []
  })
}

/** `folded` says that nothing is to be paid. */
export function saysFree(folded: string): boolean {
  return FREE.test(folded) && !/\b(?:non|pas|not|no es|nu este)\s+(?:gratuit|free|gratis|gratuito)/.test(folded)
}

/** A price of nothing with a condition beside it: "gratuit, dons possibles". */
export function saysMoreThanFree(text: string): boolean {
  const folded = fold(text)
  if (!saysFree(folded)) return false
  const rest = folded
    .replace(new RegExp(FREE.source, 'g'), ' ')
    .replace(/\b(?:et|and|y|si|och|entree|tarif|acces|pour tous|a tous)\b/g, ' ')
  return (rest.match(/\p{L}{2,}/gu)?.length ?? 0) > 1
}

function currencyIn(text: string): string | undefined {
  return CURRENCY_WORDS.find(([pattern]) => pattern.test(text))?.[1]
}

const CURRENCY_WORDS: [RegExp, string][] = [
  [/€|\beur(?:os?)?\b|&euro;/i, 'EUR'],
  [/\b(?:lei|leu|ron)\b/i, 'RON'],
  [/\b(?:kr|sek|kronor)\b/i, 'SEK'],
  [/£|\bgbp\b/i, 'GBP'],
  [/\$|\busd\b/i, 'USD'],
  [/\bchf\b/i, 'CHF'],
]
const CURRENCY: Record<string, string> = {
  FR: 'EUR',
  ES: 'EUR',
  DE: 'EUR',
  BE: 'EUR',
  RO: 'RON',
  SE: 'SEK',
  GB: 'GBP',
  CH: 'CHF',
  US: 'USD',
}
const SIGN = '(?:€|\\$|£|eur(?:os?)?\\b|lei\\b|leu\\b|ron\\b|kr\\b|sek\\b|kronor\\b|chf\\b)'
const NUMBER = '\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?'
const AMOUNT = new RegExp(
  `(?<!\\p{L})(?:€|\\$|£|eur|ron|sek)\\s?(?:${NUMBER})(?![\\d%])|(?<![\\d.,])(?:${NUMBER})\\s?${SIGN}(?:\\s?\\d{2}(?!\\d))?`,
  'giu',
)
const FREE =
  /\b(?:gratuite?s?|gratuitement|gratuitos?|gratuitas?|entrees? libres?|acces libre|libre acces|participation libre|libre participation|prix libre|chapeau|au chapeau|gratis|free(?: entry| admission| of charge)?|entrada (?:libre|gratuita)|acceso libre|intrare(?:a)? (?:libera|este libera|gratuita)|acces liber|fri entre|fritt intrade|kostnadsfritt|eintritt frei|kostenlos)\b/
const NOT_FREE = /^(?:payante?s?|non|no|nu|nej|paid|de pago|cu plata|betalt)$/
