import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  joinDateTime,
  normalizeEmail,
  normalizeLine,
  normalizeOrdinate,
  normalizePhone,
  normalizeText,
  normalizeUrl,
} from '../normalize/index.ts'
import { statusIn } from '../normalize/statuses.ts'
import { at } from './dates.ts'
import { email, isPlainLines, line, ordinate, phone, status, url } from './plain.ts'

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

  test('any text of letters that a wrong encoding leaves behind', () => {
    const letters = fc.constantFrom(...'ÂÃÄÅÈÉÎÏâéèï½ŒžŠŸƒ€‚„…–—‘’“”•™ ¿«»°ᵉaE1')
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 8 }), (text) => {
        expect(line(text)).toEqual(normalizeLine(text))
      }),
      { numRuns: 5000 },
    )
  })

  test('any lines', () => {
    const line = fc.oneof(fc.string(), fc.constantFrom('L’été', 'entrée "libre" ;', '', ' ', 'a  b', 'Ã©', '\r'))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        const text = lines.join('\n')
        if (isPlainLines(text)) expect(normalizeText(text)).toEqual({ value: text })
      }),
      { numRuns: 2000 },
    )
  })

  test('any title, for what became of its event', () => {
    const words =
      'Annulé ANNULÉE annulation cancelled cancelado suspendido anulat inställt Installd abgesagt déprogrammé reporté au rescheduled nouvelle date changement de trasladado al reprogramado flyttad till postponed aplazado pospuesta amânat uppskjuten framflyttad verschoben ultérieure moved online passé en ligne visio uniquement complet sold out guichets fermés agotadas epuizat fullbokat slutsålt ausverkauft plus de places confirmé prévue maintenu programmée planerad tentative à venir ouvert ok non pas Loto Fête l’été n° 12 – : !'.split(
        ' ',
      )
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 6 }), fc.boolean(), (some, decomposed) => {
        const text = some.join(' ').normalize(decomposed ? 'NFD' : 'NFC')
        expect(status(text)).toBe(statusIn(text))
      }),
      { numRuns: 3000 },
    )
  })

  test.each(['Europe/Paris', 'Europe/Bucharest', 'America/Guadeloupe', 'Africa/Casablanca'])(
    'any day and hour on the clocks of %s',
    (timezone) => {
      const day = fc
        .date({ min: new Date('1950-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10))
      const turns = fc.constantFrom('2026-03-29', '2026-10-25', '1976-03-28')
      const two = (most: number) => fc.nat(most).map((n) => String(n).padStart(2, '0'))
      fc.assert(
        fc.property(fc.oneof(day, turns), two(24), two(59), (date, hour, minute) => {
          const time = `${hour}:${hour === '24' ? '00' : minute}`
          if (time === '00:00') expect(at(date, time, timezone)).toBe(date)
          else expect(at(date, time, timezone)).toBe(joinDateTime(date, time, timezone).value)
        }),
      )
    },
  )
})
