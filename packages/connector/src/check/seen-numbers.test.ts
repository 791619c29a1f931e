import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SeenNumbers } from './seen-numbers.ts'

test('a number is new once, like in a set', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.nat(50),
          fc.maxSafeNat().map((n) => n % 2 ** 52),
        ),
        { maxLength: 3000 },
      ),
      (numbers) => {
        const seen = new SeenNumbers()
        const set = new Set<number>()
        for (const number of numbers) {
          expect(seen.add(number)).toBe(!set.has(number))
          set.add(number)
        }
      },
    ),
  )
})
