import type { Words } from '../formatting/words.ts'

/** `18,00 €`, `−9,00 €`: cents of a currency, always with both figures after the comma. */
export function moneyOf(cents: number, currency: string, words: Words): string {
  return new Intl.NumberFormat(words.locale, { style: 'currency', currency }).format(cents / 100).replace('-', '−')
}

/** `60 %`, `62,5 %`: from hundredths of a percent. */
export function percentOf(rate: number, words: Words): string {
  return new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 2 }).format(rate / 10_000)
}
