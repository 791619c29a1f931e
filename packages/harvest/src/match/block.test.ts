import { describe, expect, it } from 'vitest'
import { blockKeysOf, candidatePairs } from './block.ts'
import { announced, told } from './testing.ts'

const share = (a: string[], b: string[]) => a.some((key) => b.includes(key))

describe('records that may be one thing', () => {
  it('meet by the day in town, whatever their titles', () => {
    const english = announced('ot', 'Guided tour of the castle', '2026-07-15T10:30:00+02:00')
    const french = announced('mairie', 'Visite guidée du château', '2026-07-15T10:30:00+02:00')
    expect(share(blockKeysOf(english), blockKeysOf(french))).toBe(true)
  })

  it('meet when a series of years holds the one evening another source knows', () => {
    const series = announced('asso', 'Atelier couture', '2020-09-08T14:00:00+02:00', {
      recurrence: { rrule: 'FREQ=WEEKLY', timezone: 'Europe/Paris' },
    })
    expect(share(blockKeysOf(series), blockKeysOf(announced('b', 'Couture', '2026-11-17')))).toBe(true)
  })

  it('meet by a telephone, or by standing side by side on two sides of a grid line', () => {
    const here = told('a', { type: 'Place', name: 'Chez Léon', latitude: 47.47499, longitude: -1.76501 })
    const there = told('b', { type: 'Place', name: 'La Gerbe', latitude: 47.47501, longitude: -1.76499 })
    expect(share(blockKeysOf(here), blockKeysOf(there))).toBe(true)
    const phone = { telephone: '02 40 79 10 50' }
    const org = { type: 'Organization' as const }
    expect(
      share(
        blockKeysOf(told('a', { ...org, name: 'ADMR', ...phone })),
        blockKeysOf(told('b', { ...org, name: 'Aide à domicile', telephone: '+33 2 40 79 10 50' })),
      ),
    ).toBe(true)
  })

  it('are few: a thousand events of a year are far from half a million pairs', () => {
    const words = ['Loto', 'Concert', 'Bal', 'Fête', 'Marche', 'Repas', 'Théâtre', 'Belote', 'Tournoi', 'Exposition']
    const events = Array.from({ length: 1000 }, (_, i) => {
      const day = new Date(Date.UTC(2026, 0, 1 + (i % 365))).toISOString().slice(0, 10)
      return announced('a', `${words[i % 10]} numéro${i}`, day, {}, String(i))
    })
    const pairs = [...candidatePairs(events)]
    expect(pairs.length).toBeLessThan(60_000)
    expect(new Set(pairs.map(([a, b]) => `${a.id}/${b.id}`)).size).toBe(pairs.length)
  })
})
