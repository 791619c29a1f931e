import { describe, expect, test } from 'vitest'
import { words } from '../formatting/words.ts'
import { creditsOf, datesInWords } from './block-credits.tsx'

const french = (...dates: string[]) => datesInWords(dates, words.fr)?.replaceAll('\u00a0', ' ')

describe('Under a block', () => {
  test.each([
    [[], undefined],
    [['2026-11-20'], '20 novembre 2026'],
    [['2026-11-20', '2026-11-20'], '20 novembre 2026'],
    [['2010-07', '2018', '04/04/2020'], 'de 2010 à 2020'],
    [['2026-01-02', '2026-11-20'], '2026'],
    [['printemps', 'automne'], undefined],
  ])('information of %j is told to be of %s', (dates, said) => {
    expect(french(...dates)).toBe(said)
  })

  test('an example is nobody’s information', () => {
    const credit = { name: 'Agenda' } as never
    expect(creditsOf([{ credit, example: true }])).toEqual([])
    expect(creditsOf([{ credit, example: false }])).toHaveLength(1)
  })
})
