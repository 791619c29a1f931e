import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spread } from './spread.ts'

describe('the numbers on a town’s map', () => {
  it('that stand alone stay at their place', () => {
    const marks = [
      { x: 10, y: 10 },
      { x: 100, y: 40 },
    ]
    expect(spread(marks, 20, 24)).toEqual(marks)
  })

  it('at the same place are moved apart', () => {
    const [one, other] = spread(
      [
        { x: 50, y: 50 },
        { x: 50, y: 50 },
      ],
      20,
      24,
    )
    expect(Math.hypot(one!.x - other!.x, one!.y - other!.y)).toBeGreaterThan(19)
  })

  it('never go far from where they belong, however many they are', () => {
    const anywhere = fc.record({ x: fc.integer({ min: 0, max: 60 }), y: fc.integer({ min: 0, max: 60 }) })
    fc.assert(
      fc.property(fc.array(anywhere, { maxLength: 30 }), (marks) => {
        for (const [index, mark] of spread(marks, 20, 24).entries()) {
          expect(Math.hypot(mark.x - marks[index]!.x, mark.y - marks[index]!.y)).toBeLessThanOrEqual(24.2)
        }
      }),
    )
  })
})
