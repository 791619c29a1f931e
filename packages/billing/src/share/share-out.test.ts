import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Collected, type Contract, daysHeld, shareOut, shareStillDue } from './share-out.ts'

const sixty = [{ from: '2026-01-01', rate: 6000 }]
const marie: Contract = { animator: 'marie', from: '2026-01-01', to: null, weight: 1, rates: sixty }
const month = (more: Partial<Collected> = {}): Collected => ({
  net: 3000,
  on: '2026-11-01',
  from: '2026-11-01',
  to: '2026-12-01',
  ...more,
})
const earned = (shares: { animator: string; cents: number }[]) =>
  Object.fromEntries(shares.map((one) => [one.animator, one.cents]))

describe('Of a merchant’s 30 €', () => {
  test('the animator earns 18 €, and the yearly payment of February 29 is no other', () => {
    expect(shareOut(month(), [marie])).toEqual([{ animator: 'marie', cents: 1800, rate: 6000 }])
    expect(
      earned(shareOut(month({ net: 36_000, on: '2028-02-29', from: '2028-02-29', to: '2029-02-28' }), [marie])),
    ).toEqual({ marie: 21_600 })
  })

  test('two animators of a town share by their weights, to the cent', () => {
    const paul = { ...marie, animator: 'paul', weight: 2 }
    expect(earned(shareOut(month(), [marie, paul]))).toEqual({ marie: 600, paul: 1200 })
    expect(earned(shareOut(month({ net: 3001 }), [marie, { ...paul, weight: 1 }]))).toEqual({ marie: 901, paul: 900 })
  })

  test('a handover in the middle of the month is shared by days', () => {
    const until = { ...marie, to: '2026-11-15' }
    const paul = { ...marie, animator: 'paul', from: '2026-11-15' }
    expect(earned(shareOut(month(), [until, paul]))).toEqual({ marie: 840, paul: 960 })
  })

  test('the days without an animator are the house’s', () => {
    expect(earned(shareOut(month(), [{ ...marie, from: '2026-11-16' }]))).toEqual({ marie: 900 })
    expect(shareOut(month(), [])).toEqual([])
  })

  test('a new rate counts from its day on, and touches nothing collected before', () => {
    const raised = { ...marie, rates: [...sixty, { from: '2026-11-10', rate: 6500 }] }
    expect(earned(shareOut(month(), [raised]))).toEqual({ marie: 1800 })
    expect(earned(shareOut(month({ on: '2026-12-01', from: '2026-12-01', to: '2027-01-01' }), [raised]))).toEqual({
      marie: 1950,
    })
  })

  test('a successor who came after a year was paid takes over its remaining days', () => {
    const year = month({ net: 36_500, from: '2026-01-01', to: '2027-01-01', on: '2026-01-01' })
    const before = shareOut(year, [marie])
    const after = shareOut(year, [
      { ...marie, to: '2026-07-01' },
      { ...marie, animator: 'paul', from: '2026-07-01', rates: [{ from: '2026-07-01', rate: 6000 }] },
    ])
    const still = shareStillDue(after, new Map(before.map((one) => [one.animator, one.cents])))
    expect(Object.fromEntries(still)).toEqual({ marie: -11_040, paul: 11_040 })
  })
})

describe('The days that an animator is told', () => {
  const year = { from: '2028-02-29', to: '2029-02-28' }

  test('are those of her contract, the leap day among them, and whether somebody shared them', () => {
    const until = { ...marie, to: '2028-03-15' }
    const paul = { ...marie, animator: 'paul', from: '2028-03-10' }
    expect(daysHeld('marie', year, [until, paul])).toEqual({ days: 15, of: 365, shared: true })
    expect(daysHeld('paul', year, [until, paul])).toEqual({ days: 355, of: 365, shared: true })
    expect(daysHeld('marie', year, [marie])).toEqual({ days: 365, of: 365, shared: false })
    expect(daysHeld('anne', year, [marie])).toEqual({ days: 0, of: 365, shared: false })
  })
})

describe('Whatever the contracts', () => {
  const day = fc
    .integer({ min: 0, max: 800 })
    .map((offset) => new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10))
  const contract: fc.Arbitrary<Contract> = fc.record({
    animator: fc.constantFrom('a', 'b', 'c', 'd'),
    from: day,
    to: fc.option(day),
    weight: fc.integer({ min: 1, max: 5 }),
    rates: fc.array(fc.record({ from: day, rate: fc.constantFrom(5000, 6000, 6500) }), { minLength: 1, maxLength: 3 }),
  })
  const collected = fc
    .record({ net: fc.integer({ min: 1, max: 500_000 }), on: day, from: day, days: fc.integer({ min: 1, max: 366 }) })
    .map(({ days, ...one }) => ({
      ...one,
      to: new Date(Date.parse(`${one.from}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10),
    }))

  /** The same rule, day by day, with parts of cents. */
  function naive({ net, on, from, to }: Collected, contracts: Contract[]): Map<string, number> {
    const sums = new Map<string, number>()
    const days: string[] = []
    for (let at = Date.parse(`${from}T00:00Z`); at < Date.parse(`${to}T00:00Z`); at += 86_400_000)
      days.push(new Date(at).toISOString().slice(0, 10))
    for (const one of days) {
      const active = contracts.filter((some) => some.from <= one && (some.to === null || one < some.to))
      const weights = active.reduce((sum, some) => sum + some.weight, 0)
      for (const some of active) {
        const rates = some.rates.toSorted((a, b) => a.from.localeCompare(b.from))
        const rate = (rates.filter((known) => known.from <= on).at(-1) ?? rates[0]!).rate
        sums.set(
          some.animator,
          (sums.get(some.animator) ?? 0) + (((net / days.length) * some.weight) / weights) * (rate / 10_000),
        )
      }
    }
    return sums
  }

  test('each earns what a day-by-day reckoning gives, to a few cents of rounding', () => {
    fc.assert(
      fc.property(collected, fc.array(contract, { maxLength: 5 }), (paid, contracts) => {
        const got = new Map<string, number>()
        for (const { animator, cents } of shareOut(paid, contracts)) got.set(animator, (got.get(animator) ?? 0) + cents)
        const wanted = naive(paid, contracts)
        for (const name of new Set([...got.keys(), ...wanted.keys()])) {
          expect(Math.abs((got.get(name) ?? 0) - (wanted.get(name) ?? 0))).toBeLessThan(contracts.length + 1)
        }
      }),
    )
  })

  test('who is told no day earns nothing, and the days told are never more than were paid', () => {
    fc.assert(
      fc.property(collected, fc.array(contract, { maxLength: 5 }), (paid, contracts) => {
        for (const animator of ['a', 'b', 'c', 'd']) {
          const held = daysHeld(animator, paid, contracts)
          const cents = shareOut(paid, contracts).reduce(
            (sum, one) => sum + (one.animator === animator ? one.cents : 0),
            0,
          )
          expect(held.days).toBeLessThanOrEqual(held.of)
          if (held.days === 0) expect(cents).toBe(0)
        }
      }),
    )
  })

  test('a town whose days all have an animator at one rate shares that rate of the whole, to the cent', () => {
    const always = fc
      .array(contract, { minLength: 1, maxLength: 4 })
      .map((some) =>
        some.map((one, index) => ({ ...one, rates: sixty, ...(index === 0 && { from: '2025-01-01', to: null }) })),
      )
    fc.assert(
      fc.property(collected, always, (paid, contracts) => {
        const sum = shareOut(paid, contracts).reduce((all, one) => all + one.cents, 0)
        expect(sum).toBe(Math.floor((paid.net * 6 + 5) / 10))
      }),
    )
  })

  test('what is given back whole takes back all that was shared, whatever was given back before and whoever came meanwhile', () => {
    fc.assert(
      fc.property(
        collected,
        fc.array(fc.array(contract, { maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }),
        (paid, times, refunds) => {
          const written = new Map<string, number>()
          const settle = (net: number, contracts: Contract[]) => {
            const due = net === 0 ? [] : shareOut({ ...paid, net }, contracts)
            for (const [animator, cents] of shareStillDue(due, written))
              written.set(animator, (written.get(animator) ?? 0) + cents)
          }
          for (const [index, contracts] of times.entries())
            settle(Math.round(paid.net * (1 - (refunds[index] ?? 0))), contracts)
          settle(0, times.at(-1)!)
          expect([...written.values()].every((cents) => cents === 0)).toBe(true)
        },
      ),
    )
  })
})
