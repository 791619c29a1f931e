import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agendaChoices, askedAgenda, askedAgendaFeed, daysQuery, filterQuery, toggled } from './asked-agenda.ts'

const today = '2026-11-23'
const asking = (address: string) => {
  const query = new URLSearchParams(address)
  return (name: string) => query.get(name) ?? undefined
}

describe('what an address asks of an agenda', () => {
  it('is kinds, likenesses, days and how far; what has no meaning is left out', () => {
    expect(
      askedAgenda(asking('category=loto,concert,loto&only=free,nonsense,mi&when=weekend&autour=5'), today),
    ).toEqual({
      range: { name: 'weekend', from: '2026-11-28', to: '2026-11-29' },
      categories: ['loto', 'concert'],
      traits: ['free', 'mi'],
      around: '5',
    })
    expect(askedAgenda(asking('when=never&category=<script>&only=&from=2026-02-30'), today)).toMatchObject({
      range: { name: 'upcoming', from: today },
      categories: [],
      traits: [],
    })
  })

  it('for this evening is what begins at five or later', () => {
    expect(agendaChoices(askedAgenda(asking('when=tonight'), today))).toMatchObject({
      from: today,
      to: today,
      after: '17:00',
    })
    expect(agendaChoices(askedAgenda(asking('when=today'), today)).after).toBeNull()
  })

  it('without days is a year in a feed, two months on a page', () => {
    expect(askedAgendaFeed(asking('only=free'), today)).toMatchObject({ range: { to: '2027-11-24' }, traits: ['free'] })
    expect(askedAgenda(asking(''), today).range.to).toBe('2027-01-22')
    expect(askedAgendaFeed(asking('when=week'), today).range.to).toBe('2026-11-29')
  })

  it('comes back the same from the address it is written as', () => {
    const choice = fc.record({
      category: fc.subarray(['loto', 'concert', 'flea-market', 'walk']).map((items) => items.join(',')),
      only: fc.subarray(['free', 'children', 'outdoors', 'mi']).map((items) => items.join(',')),
      when: fc.constantFrom('', 'today', 'tonight', 'weekend', 'week', 'month'),
    })
    fc.assert(
      fc.property(choice, (given) => {
        const asked = askedAgenda(asking(String(new URLSearchParams(given))), today)
        const written = Object.entries({ ...daysQuery(asked.range), ...filterQuery(asked) }).filter(
          ([, value]) => value,
        )
        const again = askedAgenda(asking(String(new URLSearchParams(written as [string, string][]))), today)
        expect(again).toEqual(asked)
      }),
    )
  })

  it('loses a choice that is made twice', () => {
    expect(toggled(['a', 'b'], 'c')).toEqual(['a', 'b', 'c'])
    expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
  })
})
