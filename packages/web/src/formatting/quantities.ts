import type { Words } from './words.ts'

/** `à 5 km`, `à 800 m`; from kilometres. */
export function distance(kilometres: number, words: Words): string {
  if (kilometres < 0.95) return words.t('distance.metres', { count: Math.max(100, Math.round(kilometres * 10) * 100) })
  return words.t('distance.kilometres', { count: Math.round(kilometres) })
}

export function number(value: number, words: Words): string {
  return new Intl.NumberFormat(words.locale, { maximumFractionDigits: 0 }).format(value)
}

/** Euros unless said otherwise, without cents when there are none. */
export function amount(value: number, words: Words, currency = 'EUR'): string {
  return new Intl.NumberFormat(words.locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(value)
}

/** `02 40 45 80 00` from `+33240458000`; a number that is not French stays as it is written. */
export function phone(value: string): string {
  const digits = value.replace(/^(\+33|0033)\s*\(?0?\)?/, '0').replaceAll(/[^\d+]/g, '')
  return /^0\d{9}$/.test(digits) ? digits.replaceAll(/(\d{2})(?=\d)/g, '$1\u00a0') : value
}

/** What a telephone dials (RFC 3966). */
export function phoneLink(value: string): string {
  const digits = value.replaceAll(/[^\d+]/g, '')
  return `tel:${/^0\d{9}$/.test(digits) ? `+33${digits.slice(1)}` : digits}`
}
