import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate } from './allocate.ts'
import { partOf, splitGross, withVat } from './vat.ts'

describe('VAT', () => {
  test('of a merchant’s month is 6 € on 30 €', () => {
    expect(withVat(3000, 2000)).toEqual({ net: 3000, vat: 600, gross: 3600 })
    expect(splitGross(3600, 2000)).toEqual({ net: 3000, vat: 600, gross: 3600 })
  })

  const cents = fc.integer({ min: -1_000_000_00, max: 1_000_000_00 })
  const rate = fc.constantFrom(0, 210, 550, 900, 1000, 1900, 2000, 2100, 2500)

  test('added and taken out again gives the same amount, and a refund is the mirror of a payment', () => {
    fc.assert(
      fc.property(cents, rate, (net, percent) => {
        const paid = withVat(net, percent)
        expect(splitGross(paid.gross, percent).net).toBe(net)
        expect(splitGross(-paid.gross, percent).net + splitGross(paid.gross, percent).net).toBe(0)
        expect(partOf(-net, percent) + partOf(net, percent)).toBe(0)
      }),
    )
  })

  test('is never more than half a cent away from what it should be', () => {
    fc.assert(
      fc.property(cents, rate, (gross, percent) => {
        const { net, vat } = splitGross(gross, percent)
        expect(net + vat).toBe(gross)
        expect(Math.abs(net - (gross * 10_000) / (10_000 + percent))).toBeLessThanOrEqual(0.5 + 1e-6)
      }),
    )
  })
})

describe('Sharing out', () => {
  const weights = fc
    .array(fc.integer({ min: 0, max: 366 }), { minLength: 1, maxLength: 6 })
    .filter((all) => all.some((one) => one > 0))

  test('loses and makes no cent, and nobody is a cent away from his part', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), weights, (cents, all) => {
        const parts = allocate(cents, all)
        const total = all.reduce((sum, one) => sum + one, 0)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(cents)
        for (const [index, part] of parts.entries())
          expect(Math.abs(part - (cents * all[index]!) / total)).toBeLessThan(1)
        expect(allocate(-cents, all).map((part, index) => part + parts[index]!)).toEqual(all.map(() => 0))
      }),
    )
  })

  test('gives nothing to who has no part', () => {
    expect(allocate(1801, [14, 0, 16])).toEqual([840, 0, 961])
    expect(() => allocate(100, [0, 0])).toThrow('share nothing out')
  })
})
