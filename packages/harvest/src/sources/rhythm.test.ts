import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { learnt, nextVisit, rhythmOf, silentSince, type Visit } from './rhythm.ts'

const now = new Date('2026-11-23T10:00:00Z')
const hours = (count: number) => count * 3_600_000
const ago = (count: number) => new Date(now.getTime() - hours(count))
const visit = (at: Date, changed: boolean, outcome: Visit['outcome'] = 'good'): Visit => ({ at, changed, outcome })
/** Visited every `step` hours for `times` visits, saying something new each `every`th time. */
const regular = (step: number, times: number, every: number, since = 0) =>
  Array.from({ length: times }, (_, i) => visit(ago(since + i * step), i % every === 0))
const plan = { schedule: learnt, seed: '12', now }
const waitOf = (visits: Visit[], given = {}) =>
  (nextVisit(visits, { ...plan, ...given })!.getTime() - now.getTime()) / hours(1)

describe('When a source is asked next', () => {
  test('an agenda that changes every day is asked several times a day, a register of museums once a week', () => {
    expect(waitOf(regular(6, 60, 4))).toBeCloseTo(8)
    const museums = waitOf(regular(24 * 7, 60, 13))
    expect(museums).toBeGreaterThan(24 * 6)
    expect(museums).toBeLessThan(24 * 8)
  })

  test('one that is not known yet is asked every night, each at its own minute', () => {
    const first = nextVisit([visit(ago(1), true)], plan)
    const other = nextVisit([visit(ago(1), true)], { ...plan, seed: '13' })
    expect(first!.getTime() - now.getTime()).toBeLessThan(hours(24))
    expect(first).not.toEqual(other)
  })

  test('one that fails is asked again in a quarter of an hour, then ever later, and again as usual once it answers', () => {
    const good = regular(24, 20, 1, 1)
    const failing = (times: number) => [
      ...good,
      ...Array.from({ length: times }, (_, i) => visit(ago((times - i) / 100), false, 'failed')),
    ]
    expect([1, 2, 3, 4, 5, 9].map((times) => waitOf(failing(times)))).toEqual([0.25, 1, 4, 12, 24, 24])
    expect(waitOf([...failing(3), visit(now, false)])).toBeCloseTo(8)
  })

  test('what a person decided is kept, save that a failure does not wait so long', () => {
    expect(nextVisit(regular(1, 50, 1), { ...plan, schedule: '30 3 * * 1' })).toEqual(new Date('2026-11-30T03:30:00Z'))
    expect(waitOf([visit(now, false, 'failed')], { schedule: '30 3 * * 1' })).toBe(0.25)
  })

  test('is always within an hour and eight days, whatever happened, and in whatever order it is told', () => {
    const visits = fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 24 * 400 }).map(ago),
        changed: fc.boolean(),
        outcome: fc.constant<'good'>('good'),
      }),
      { maxLength: 120 },
    )
    fc.assert(
      fc.property(visits, (given) => {
        const wait = waitOf(given)
        expect(wait).toBeGreaterThan(0)
        expect(wait).toBeLessThanOrEqual(24 * 8)
        const distinct = new Set(given.map((one) => one.at.getTime())).size === given.length
        if (distinct) expect(waitOf(given.toReversed())).toBe(wait)
      }),
    )
  })
})

test('A file that nobody asked to be read again is left alone', () => {
  expect(nextVisit(regular(24, 20, 1), { ...plan, schedule: null })).toBeNull()
})

describe('A source that falls silent', () => {
  test('is noticed after four times its rhythm, never before ten days', () => {
    const daily = (since: number) => [
      ...regular(24, 20, 1, since),
      ...regular(24, Math.floor(since / 24), 1).map((one) => ({ ...one, changed: false })),
    ]
    expect(rhythmOf(daily(0))).toBe(hours(24))
    expect(silentSince(daily(24 * 9), now)).toBeUndefined()
    expect(silentSince(daily(24 * 11), now)).toEqual({ since: ago(24 * 11), rhythm: hours(24) })
    expect(silentSince(regular(24 * 14, 12, 1, 24 * 40), now)).toBeUndefined()
    expect(silentSince(regular(24 * 14, 12, 1, 24 * 60), now)).toBeDefined()
  })

  test('a list that has never changed is not silent: it is a list', () => {
    expect(silentSince([visit(ago(24 * 300), true), ...regular(24, 100, 1000, 24)], now)).toBeUndefined()
  })
})
