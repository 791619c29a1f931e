import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { middleOf, pathOf, projectionFor } from './outline.ts'

const degree = fc.double({ min: -60, max: 60, noNaN: true })
const points = fc.array(fc.tuple(degree, degree), { minLength: 2, maxLength: 30 })

describe('the drawing of an outline', () => {
  it('shows every point, whatever the shape, and is never too tall', () => {
    fc.assert(
      fc.property(points, fc.double({ min: 0.5, max: 2, noNaN: true }), (given, tallest) => {
        const { width, height, x, y } = projectionFor(given, 600, 20, tallest)!
        expect(height).toBeLessThanOrEqual(560 * tallest + 41)
        for (const [longitude, latitude] of given) {
          expect(x(longitude)).toBeGreaterThanOrEqual(19.9)
          expect(x(longitude)).toBeLessThanOrEqual(width - 19.9)
          expect(y(latitude)).toBeGreaterThanOrEqual(19.9)
          expect(y(latitude)).toBeLessThanOrEqual(height - 19)
        }
      }),
    )
  })

  it('has as many units in a kilometre both ways', () => {
    const { x, y, kilometre } = projectionFor(
      [
        [-2, 47],
        [-1, 48],
      ],
      1000,
      0,
    )!
    const north = (y(47) - y(47.1)) / kilometre
    const east = (x(-1.4) - x(-1.5)) / kilometre
    expect(north).toBeCloseTo(11.12, 0)
    expect(east).toBeCloseTo(11.12 * Math.cos((47.5 * Math.PI) / 180), 0)
  })

  it('has its name in the middle of its largest part', () => {
    const square = (left: number, size: number): [number, number][] => [
      [left, 0],
      [left + size, 0],
      [left + size, size],
      [left, size],
    ]
    expect(middleOf([square(10, 1), square(0, 4)])).toEqual([2, 2])
    expect(middleOf([])).toBeUndefined()
  })

  it('leaves out a ring too small to be seen', () => {
    const projection = projectionFor(
      [
        [0, 0],
        [1, 1],
      ],
      100,
    )!
    const speck: [number, number][] = [
      [0.5, 0.5],
      [0.5001, 0.5],
      [0.5, 0.5001],
    ]
    expect(pathOf([speck], projection)).toBe('')
  })
})
