import { type Origins, originFields } from '@wiker/town/doors/types.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellsOf, quoteOf, rowsOf, runsOf, zonesOf } from './zones.ts'

const text = 'GRAND LOTO\nSamedi 28 novembre\nà 20h30'
const word = (said: string, line: number, left: number) => ({
  text: said,
  line,
  left,
  top: line / 4,
  width: 0.1,
  height: 0.1,
})
const words = [
  word('GRAND', 0, 0.1),
  word('LOTO', 0, 0.3),
  word('Samedi', 1, 0.1),
  word('28', 1, 0.3),
  word('novembre', 1, 0.5),
  word('à', 2, 0.1),
  word('20h30', 2, 0.3),
]

describe('Where a value was read', () => {
  test('is around all its words, line by line', () => {
    const origins: Origins = {
      name: [{ from: 0, to: 10 }],
      dates: [
        { from: 11, to: 29 },
        { from: 32, to: 37 },
      ],
    }
    expect(zonesOf({ words }, text, origins)).toEqual([
      { field: 'name', left: 0.1, top: 0, width: 0.30000000000000004, height: 0.1 },
      { field: 'dates', left: 0.1, top: 0.25, width: 0.5, height: expect.closeTo(0.1) },
      { field: 'dates', left: 0.3, top: 0.5, width: expect.closeTo(0.1), height: expect.closeTo(0.1) },
    ])
    expect(quoteOf(origins.dates, text)).toBe('Samedi 28 novembre … 20h30')
  })

  test('of a table is its cell, and its row is told once', () => {
    const origins = [
      { column: 'Titre', row: 3, value: 'Loto', sheet: 'Saison', cell: 'A3' },
      { column: 'Date', row: 3, value: '28/11', sheet: 'Saison', cell: 'B3' },
    ]
    expect(cellsOf(origins)).toEqual([
      { place: 'Saison, A3', value: 'Loto' },
      { place: 'Saison, B3', value: '28/11' },
    ])
    expect(rowsOf(origins)).toEqual(['Saison, 3'])
  })

  test('never changes a letter of the text, whatever pieces there are', () => {
    const pieces = fc.array(fc.record({ from: fc.nat(60), to: fc.nat(60) }), { maxLength: 4 })
    const origins = fc.record(Object.fromEntries(originFields.map((field) => [field, pieces])), { requiredKeys: [] })
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), origins, (said, given) => {
        expect(
          runsOf(said, given as Origins)
            .map((run) => run.text)
            .join(''),
        ).toBe(said)
      }),
    )
  })
})
