import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assign } from './assign.ts'

test('the best pairs are those of the greatest sum, not those of the first comer', () => {
  // The first row likes column 0 best, but the second row has nothing else.
  expect(
    assign([
      [0.9, 0.8],
      [0.85, 0],
    ]),
  ).toEqual([1, 0])
})

test('no other choice of pairs is worth more', () => {
  const weight = fc.integer({ min: 0, max: 20 })
  const matrix = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(weight, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    )
  fc.assert(
    fc.property(matrix, (weights) => {
      const chosen = assign(weights)
      const taken = chosen.filter((column) => column !== undefined)
      expect(new Set(taken).size).toBe(taken.length)
      const sum = chosen.reduce<number>(
        (total, column, row) => total + (column === undefined ? 0 : weights[row]![column]!),
        0,
      )
      expect(sum).toBe(greatest(weights, 0, new Set()))
    }),
  )
})

function greatest(weights: number[][], row: number, used: Set<number>): number {
  if (row === weights.length) return 0
  let best = greatest(weights, row + 1, used)
  for (const [column, weight] of weights[row]!.entries()) {
    if (!used.has(column)) best = Math.max(best, weight + greatest(weights, row + 1, new Set(used).add(column)))
  }
  return best
}
