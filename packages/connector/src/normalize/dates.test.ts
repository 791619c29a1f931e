import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { looksLikeExcelSerials } from './date-numbers.ts'
import { guessDateOrder } from './date-order.ts'
import { normalizeDate, normalizeDates } from './dates.ts'
import { weekdayOf } from './zoned.ts'

const settings = { country: 'FR', timezone: 'Europe/Paris' }

describe('a day, however it is written', () => {
  test.each([
    '28/11/2026',
    '28-11-26',
    '28.11.2026',
    '2026.11.28',
    '2026-11-28',
    '20261128',
    '2026-W48-6',
    '2026-332',
    '2026/11/28',
    '28 nov. 2026',
    'samedi 28 novembre 2026',
    'Sam. 28 nov 2026',
    '28 de noviembre de 2026',
    'sábado, 28 de noviembre de 2026',
    '28 noiembrie 2026',
    'den 28 november 2026',
    'lördag 28 november 2026',
    'Samstag, 28. November 2026',
    'November 28, 2026',
    '28th November 2026',
    'Saturday 28 November 2026',
    '28-nov-2026',
    '2026-11-28T00:00:00',
    '2026-11-28 00:00:00.000',
    '2026-11-28T00:00:00Z',
    '2026-11-27T23:00:00Z',
    '28/11/2026 00:00',
    'le 28/11/2026',
    '2026-11-28+01:00',
  ])('%s is 28 November 2026, without an hour', (text) => {
    expect(normalizeDate(text, settings).value).toBe('2026-11-28')
  })

  test.each([
    ['1er mai 2026', '2026-05-01'],
    ['1 mai 1998', '1998-05-01'],
    ['5/7/26', '2026-07-05'],
    ['11/28/2026', '2026-11-28'],
  ])('%s', (text, day) => expect(normalizeDate(text, settings).value).toBe(day))
})

describe('an instant is on the town’s clock', () => {
  test.each([
    '2026-11-28 20:30:00',
    '2026-11-28T20:30',
    '28/11/2026 20h30',
    '28/11/2026 à 20h30',
    '28 novembre 2026 20:30',
    'Sat, 28 Nov 2026 20:30:00 +0100',
    'Sat, 28 Nov 2026 19:30:00 GMT',
    '2026-11-28T19:30:00Z',
    '2026-11-28T19:30:00.000Z',
    '20261128T193000Z',
    '2026-11-28T14:30:00-05:00',
    '20261128T203000',
    '1795894200',
    '1795894200000',
    'Nov 28, 2026 8:30 PM',
    '28.11.2026 20:30 Uhr',
    '20h30 le 28/11/2026',
    'sábado 28 de noviembre de 2026 a las 20:30',
  ])('%s is half past eight in the evening', (text) => {
    expect(normalizeDate(text, settings).value).toBe('2026-11-28T20:30:00+01:00')
  })

  test('the same text is another instant elsewhere', () => {
    expect(normalizeDate('2026-11-28 20:30', { country: 'RO', timezone: 'Europe/Bucharest' }).value).toBe(
      '2026-11-28T20:30:00+02:00',
    )
  })

  test('an hour the clock skips is moved, one it shows twice is the first, and both are said', () => {
    expect(normalizeDate('2026-03-29 02:30', settings)).toMatchObject({
      value: '2026-03-29T03:30:00+02:00',
      problem: { key: 'time-skipped' },
    })
    expect(normalizeDate('2026-10-25 02:30', settings)).toMatchObject({
      value: '2026-10-25T02:30:00+02:00',
      problem: { key: 'time-doubled' },
    })
  })

  test('midnight is an hour only where it ends an evening', () => {
    expect(normalizeDate('2026-11-29T00:00:00+01:00', { ...settings, keepMidnight: true }).value).toBe(
      '2026-11-29T00:00:00+01:00',
    )
  })
})

describe('what can’t be known is said', () => {
  test.each([
    ['31/02/2026', 'date-impossible'],
    ['2026-02-30', 'date-impossible'],
    ['28 novembre', 'date-without-year'],
    ['novembre 2026', 'date-month-only'],
    ['11/2026', 'date-month-only'],
    ['2026', 'date-year-only'],
    ['bientôt', 'date-unreadable'],
    ['salle 12 le 28/11/2026', 'date-unreadable'],
    ["jusqu'au 5 mai 2026", 'date-end-only'],
  ])('%s: %s', (text, key) => {
    expect(normalizeDate(text, settings)).toEqual({ problem: expect.objectContaining({ key }) })
  })

  test('a weekday that contradicts its date stands, with a warning', () => {
    expect(normalizeDate('dimanche 28 novembre 2026', settings)).toMatchObject({
      value: '2026-11-28',
      problem: { key: 'date-weekday-differs', values: { said: 7, is: 6 } },
    })
  })

  test.each(['', null, undefined, 'N/C', '0000-00-00', '-'])('%s says nothing', (raw) =>
    expect(normalizeDate(raw, settings)).toEqual({}),
  )
})

test.each([
  ['du 3 au 5 juillet 2026', { start: '2026-07-03', end: '2026-07-05' }],
  ['28/11/2026 - 30/11/2026', { start: '2026-11-28', end: '2026-11-30' }],
  ['du vendredi 4 au dimanche 6 décembre 2026', { start: '2026-12-04', end: '2026-12-06' }],
  ['28 décembre au 3 janvier 2027', { start: '2026-12-28', end: '2027-01-03' }],
  ['21-24 mai 2026', { start: '2026-05-21', end: '2026-05-24' }],
  ['28/11/2026 20h30 - 22h30', { start: '2026-11-28T20:30:00+01:00', end: '2026-11-28T22:30:00+01:00' }],
  ['28/11/2026 de 22h à 2h', { start: '2026-11-28T22:00:00+01:00', end: '2026-11-29T02:00:00+01:00' }],
  ['du 28/11/2026 20h30 au 29/11/2026 02h00', { start: '2026-11-28T20:30:00+01:00', end: '2026-11-29T02:00:00+01:00' }],
  ['2026-11-28/2026-11-30', { start: '2026-11-28', end: '2026-11-30' }],
  ['2026-11-28T20:30/PT2H', { start: '2026-11-28T20:30:00+01:00', end: '2026-11-28T22:30:00+01:00' }],
  ['les 12 et 13 décembre 2026', { start: '2026-12-12', others: ['2026-12-13'] }],
  ['28/11/2026;05/12/2026', { start: '2026-11-28', others: ['2026-12-05'] }],
  ['del 3 al 5 de julio de 2026', { start: '2026-07-03', end: '2026-07-05' }],
  ['between 3 and 5 July 2026', { start: '2026-07-03', end: '2026-07-05' }],
  ['3–5 iulie 2026', { start: '2026-07-03', end: '2026-07-05' }],
])('two dates in one cell: %s', (text, span) => expect(normalizeDates(text, settings).value).toEqual(span))

describe('a workbook', () => {
  test('counts its days from 1900 or from 1904', () => {
    expect(normalizeDate(46354, { ...settings, excelEpoch: 1900 }).value).toBe('2026-11-28')
    expect(normalizeDate('46354.854166667', { ...settings, excelEpoch: 1900 }).value).toBe('2026-11-28T20:30:00+01:00')
    expect(normalizeDate(44892, { ...settings, excelEpoch: 1904 }).value).toBe('2026-11-28')
  })

  test('has serial days only where every number is one', () => {
    expect(looksLikeExcelSerials([46354, '46355', null])).toBe(true)
    expect(looksLikeExcelSerials([46354, 44130123])).toBe(false)
  })
})

describe('the order of a column', () => {
  test.each([
    [['03/04/2026', '25/12/2026'], 'FR', 'dmy'],
    [['03/04/2026', '12/25/2026'], 'FR', 'mdy'],
    [['2026-04-03'], 'FR', 'ymd'],
    [['03/04/2026'], 'FR', 'dmy'],
    [['03/04/2026'], 'CA', 'ambiguous'],
    [['13/04/2026', '04/13/2026'], 'FR', 'ambiguous'],
  ])('%j in %s is %s', (values, country, order) => expect(guessDateOrder(values, country).order).toBe(order))

  test('is kept for the days it leaves in doubt', () => {
    expect(normalizeDate('03/04/2026', { ...settings, order: 'mdy' }).value).toBe('2026-03-04')
    expect(normalizeDate('03/04/2026', { ...settings, order: 'dmy' }).value).toBe('2026-04-03')
  })
})

test('years come first where the column says so', () => {
  expect(normalizeDate('26-11-28', { ...settings, order: 'ymd' }).value).toBe('2026-11-28')
})

test('any text is read or refused, never thrown at', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-z:/. -]{0,30}$/)), (text) => {
      const { value } = normalizeDate(text, settings)
      expect(value === undefined || /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2})?$/.test(value)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('any day written in a dozen ways is read back', () => {
  const months = [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ]
  const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
  const days = fc
    .date({ min: new Date('1971-01-01'), max: new Date('2068-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  fc.assert(
    fc.property(days, (iso) => {
      const [y, m, d] = iso.split('-') as [string, string, string]
      const [day, month] = [Number(d), Number(m)]
      const written = [
        iso,
        `${d}/${m}/${y}`,
        `${day}/${month}/${y}`,
        `${d}-${m}-${y}`,
        `${d}.${m}.${y}`,
        `${y}/${m}/${d}`,
        `${y}${m}${d}`,
        `${d}/${m}/${y.slice(2)}`,
        `${day}${day === 1 ? 'er' : ''} ${months[month - 1]} ${y}`,
        `${weekdays[weekdayOf(iso) - 1]} ${day} ${months[month - 1]} ${y}`,
        `${iso}T00:00:00`,
        `${iso} 00:00:00`,
        `${new Date(iso).toUTCString().replace(/00:00:00 GMT/, '00:00:00 +0000')}`,
      ]
      for (const text of written) expect(normalizeDate(text, settings).value, text).toBe(iso)
    }),
  )
})
