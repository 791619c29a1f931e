import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clip } from './clip.ts'

const frame = { width: 100, height: 60 }

describe('the neighbours on a town’s map', () => {
  it('are cut at its edge', () => {
    const corner = clip(
      [
        [50, 30],
        [200, 30],
        [200, 200],
        [50, 200],
      ],
      frame,
      0,
    )
    expect(corner.toSorted()).toEqual([
      [100, 30],
      [100, 60],
      [50, 30],
      [50, 60],
    ])
  })

  it('are left out when none of them is on it', () => {
    expect(
      clip(
        [
          [110, 10],
          [150, 10],
          [150, 50],
        ],
        frame,
        0,
      ),
    ).toEqual([])
  })

  it('never stick out, whatever their shape, and stay as they are inside', () => {
    const coordinate = fc.integer({ min: -300, max: 300 })
    fc.assert(
      fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 20 }), (polygon) => {
        const drawn = clip(polygon, frame)
        for (const [x, y] of drawn) {
          expect(x).toBeGreaterThanOrEqual(-2.001)
          expect(x).toBeLessThanOrEqual(102.001)
          expect(y).toBeGreaterThanOrEqual(-2.001)
          expect(y).toBeLessThanOrEqual(62.001)
        }
        if (polygon.every(([x, y]) => x >= 0 && x <= 100 && y >= 0 && y <= 60)) expect(drawn).toEqual(polygon)
      }),
    )
  })
})
