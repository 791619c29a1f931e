import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalizeEmail, normalizeLine, normalizeOrdinate, normalizePhone, normalizeUrl } from '../normalize/index.ts'
import { email, line, ordinate, phone, url } from './plain.ts'

const france = { country: 'FR' }
const cells = [
  'Salle polyvalente',
  'L’été',
  "L'été",
  'Noël  au port',
  ' Blain',
  'a\u00a0b',
  'Ã©tÃ©',
  '<b>x</b>',
  'A &amp; B',
  'e\u0301',
  '🎉 Fête',
  'contact@blain.fr',
  'Contact@Blain.FR',
  'a@b',
  'https://blain.fr/agenda',
  'http://www.blain.fr',
  'https://blain.fr/a.',
  'www.blain.fr',
  '02 40 79 00 00',
  '02.40.79.00.00',
  '06 00 00 00 00',
  '0240790000',
  '03 20 11 22 33',
  '47.4762',
  '-1,7627',
  '47',
  '1 234,5',
  '',
  '-',
]

describe('a shortcut gives what the careful path gives', () => {
  for (const cell of cells) {
    test(JSON.stringify(cell), () => {
      expect(line(cell)).toEqual(normalizeLine(cell))
      expect(email(cell)).toEqual(normalizeEmail(cell))
      expect(url(cell)).toEqual(normalizeUrl(cell))
      expect(phone(cell, france)).toEqual(normalizePhone(cell, france))
      expect(ordinate(cell)).toEqual(normalizeOrdinate(cell))
    })
  }

  test('any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), (text) => {
        expect(line(text)).toEqual(normalizeLine(text))
      }),
      { numRuns: 2000 },
    )
  })

  test('any pair of figures for a telephone', () => {
    const pairs = fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), pairs, (zone, rest) => {
        const text = `0${zone} ${rest.map((pair) => String(pair).padStart(2, '0')).join(' ')}`
        expect(phone(text, france)).toEqual(normalizePhone(text, france))
      }),
      { numRuns: 500 },
    )
  })

  test('any coordinate', () => {
    fc.assert(
      fc.property(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom('.', ','), (number, sign) => {
        const text = number.toFixed(6).replace('.', sign)
        expect(ordinate(text)).toEqual(normalizeOrdinate(text))
      }),
    )
  })

  test('any simple address of a page', () => {
    const word = fc.stringMatching(/^[a-z0-9-]{1,8}$/)
    fc.assert(
      fc.property(word, word, (a, b) => {
        const text = `https://${a}.example.fr/${b}`
        expect(url(text)).toEqual(normalizeUrl(text))
      }),
    )
  })
})
