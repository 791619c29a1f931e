import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inOrder, scoreOf } from './score.ts'

const at = { now: new Date('2026-11-24T09:00:00Z'), today: '2026-11-24' }
const days = (n: number) => new Date(at.now.getTime() + n * 86_400_000)

describe('What comes first at the desk', () => {
  test('is what may harm, then what the law presses for, then what readers see soonest, then what waits longest', () => {
    const cards = [
      { pressing: { since: days(-10) } },
      { pressing: { day: '2026-11-25' } },
      { pressing: { due: days(1) } },
      { pressing: { urgent: true } },
      { pressing: { since: days(-1) } },
    ].map((card, i) => ({ kind: 'k', card: { id: String(i), name: '', data: null, ...card } }))
    expect(inOrder(cards, at).map(({ card }) => card.id)).toEqual(['3', '2', '1', '0', '4'])
  })

  test('is always in the same order, however it was found', () => {
    const pressing = fc.record(
      {
        day: fc.constantFrom('2026-11-24', '2026-12-01'),
        since: fc.integer({ min: -40, max: 0 }).map(days),
        urgent: fc.boolean(),
      },
      { requiredKeys: [] },
    )
    const some = fc
      .array(pressing, { maxLength: 12 })
      .map((all) =>
        all.map((one, i) => ({ kind: `k${i % 3}`, card: { id: String(i), name: '', data: null, pressing: one } })),
      )
    fc.assert(
      fc.property(some, (cards) => {
        expect(inOrder(cards.toReversed(), at).map(({ card }) => card.id)).toEqual(
          inOrder(cards, at).map(({ card }) => card.id),
        )
        for (const { card } of cards) expect(scoreOf(card.pressing, at)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
