import { hash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SeenIds } from './seen-ids.ts'

test('an identifier is new once, like in a set', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(50), fc.nat()), { maxLength: 3000 }), (numbers) => {
      const seen = new SeenIds()
      const set = new Set<number>()
      for (const number of numbers) {
        expect(seen.add(hash('sha256', String(number)))).toBe(!set.has(number))
        set.add(number)
      }
    }),
  )
})

test('a register larger than its first table forgets nobody and takes nobody for another', () => {
  const seen = new SeenIds()
  const fresh = Array.from({ length: 100_000 }, (_, number) => seen.add(hash('sha256', `n${number}`)))
  const again = Array.from({ length: 100_000 }, (_, number) => seen.add(hash('sha256', `n${number}`)))
  expect(fresh.filter((isNew) => !isNew)).toEqual([])
  expect(again.filter((isNew) => isNew)).toEqual([])
})

test('hashes that end in zeros are told apart from free room', () => {
  const seen = new SeenIds()
  expect([seen.addParts(0, 0), seen.addParts(0, 0), seen.addParts(1, 0)]).toEqual([true, false, true])
})
