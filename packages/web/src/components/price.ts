import { amount } from '../formatting/quantities.ts'
import type { Words } from '../formatting/words.ts'

/** A published price in words: a plain number is an amount in the town's currency, the rest is said as it is written. */
export function priceInWords(
  price: string | number | null | undefined,
  isFree: boolean | null | undefined,
  words: Words,
  currency = 'EUR',
): string | undefined {
  if (isFree) return words.t('price.free')
  if (price === null || price === undefined || price === '') return undefined
  const value =
    typeof price === 'number'
      ? price
      : /^\d+([.,]\d{1,2})?$/.test(price.trim())
        ? Number(price.replace(',', '.'))
        : undefined
  if (value === undefined) return String(price)
  return value === 0 ? words.t('price.free') : amount(value, words, currency)
}
