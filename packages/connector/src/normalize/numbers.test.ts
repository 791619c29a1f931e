import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guessDecimal, normalizeNumber } from './numbers.ts'
import { normalizeAmount, normalizePrice } from './prices.ts'
import { frenchSettings } from './settings.ts'

const france = { country: 'FR' }

test.each([
  ['1 234,56', 1234.56],
  ['1.234,56', 1234.56],
  ['1,234.56', 1234.56],
  ["1'234.5", 1234.5],
  ['1 234,56 €', 1234.56],
  ['1 234 567', 1234567],
  ['1.234.567', 1234567],
  ['12,345', 12.345],
  ['0,5', 0.5],
  ['.5', 0.5],
  ['(12,5)', -12.5],
  ['−5', -5],
  ['3-', -3],
  ['1,5E+3', 1500],
  ['12,5 %', 12.5],
  ['EUR 12.50', 12.5],
  ['12 km', 12],
  ['+7', 7],
])('%s is %d', (text, value) => expect(normalizeNumber(text, france).value).toBe(value))

test.each(['abc', '150-200', '1,2,3', '12/11', 'A12'])('%s is no number', (text) =>
  expect(normalizeNumber(text, france)).toEqual({ problem: expect.objectContaining({ key: 'number-unreadable' }) }),
)
test.each(['', null, 'n/a', 'NC', '-'])('%s says nothing', (raw) => expect(normalizeNumber(raw, france)).toEqual({}))

test('a column decides what one value leaves open', () => {
  expect(guessDecimal(['12,5', '1.234,5'])).toBe(',')
  expect(guessDecimal(['1,234.5', '2,000'])).toBe('.')
  expect(guessDecimal(['1,234', '2,345'])).toBeUndefined()
  expect(normalizeNumber('1,234', { country: 'FR', decimal: '.' }).value).toBe(1234)
  expect(normalizeNumber('1.234', { country: 'FR', decimal: ',' }).value).toBe(1234)
})

test('a number written the French, English, Spanish, Swiss or Swedish way is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (cents) => {
      const value = cents / 100
      for (const [locale, decimal] of [
        ['fr-FR', ','],
        ['en-GB', '.'],
        ['es-ES', ','],
        ['de-CH', '.'],
        ['sv-SE', ','],
      ] as const) {
        const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(value)
        expect(normalizeNumber(text, { country: 'FR', decimal }).value, `${locale} ${text}`).toBeCloseTo(value, 6)
      }
    }),
  )
})

describe('a price', () => {
  test.each([
    'gratuit',
    'Entrée libre',
    'GRATIS',
    'intrare liberă',
    'fri entré',
    'free entry',
    'Participation libre',
    '0',
    0,
  ])('%s is free', (raw) =>
    expect(normalizePrice(raw, frenchSettings).value).toMatchObject({ isAccessibleForFree: true }),
  )
  test.each([
    ['5 €', 5, 'EUR'],
    ['12,50€', 12.5, 'EUR'],
    ['5€50', 5.5, 'EUR'],
    ['Tarif : 8 €', 8, 'EUR'],
    ['150 lei', 150, 'RON'],
    ['200 kr', 200, 'SEK'],
    [7.5, 7.5, 'EUR'],
  ])('%s', (raw, price, priceCurrency) =>
    expect(normalizePrice(raw, frenchSettings).value).toMatchObject({
      price,
      priceCurrency,
      isAccessibleForFree: false,
    }),
  )
  test.each(['de 5 à 8 €', '5 € / gratuit -12 ans', 'adultes 8 €, enfants 4 €'])('%s keeps its words', (text) =>
    expect(normalizePrice(text, frenchSettings).value).toMatchObject({ price: text, isAccessibleForFree: false }),
  )
  test('"non gratuit" is not free', () =>
    expect(normalizePrice('non gratuit', frenchSettings).value?.isAccessibleForFree).toBeUndefined())
  test('an amount has the source’s currency when it names none', () => {
    expect(normalizeAmount('1 234,56', frenchSettings).value).toEqual({ amount: 1234.56, currency: 'EUR' })
    expect(normalizeAmount('1.234,56 lei', frenchSettings).value).toEqual({ amount: 1234.56, currency: 'RON' })
  })
})
