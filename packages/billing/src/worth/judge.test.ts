import fc from 'fast-check'
import { expect, it } from 'vitest'
import { greatestPromise, type Promised } from '../plans/plans.ts'
import { coversMonth, isUnder, monthAfter, monthBefore } from './judge.ts'

const months = fc.tuple(fc.integer({ min: 2026, max: 2034 }), fc.integer({ min: 1, max: 12 })).map(monthOf)
function monthOf([year, month]: [number, number]) {
  return `${year}-${String(month).padStart(2, '0')}`
}
const dayAfter = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

it('A month is paid for when each of its days is, however the periods are cut and in whatever order they come', () => {
  fc.assert(
    fc.property(
      months,
      fc.array(fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 1, max: 45 })), { maxLength: 5 }),
      (month, cuts) => {
        const paid = cuts.map(([from, length]) => {
          const begin = dayAfter(`${month}-01`, from)
          return { from: begin, to: dayAfter(begin, length) }
        })
        let every = true
        for (let day = `${month}-01`; day.startsWith(month); day = dayAfter(day, 1))
          every &&= paid.some(({ from, to }) => from <= day && day < to)
        expect(coversMonth(month, paid)).toBe(every)
        expect(coversMonth(month, paid.toReversed())).toBe(every)
      },
    ),
  )
})

it('The month after the month before is the month, over the end of a year too', () => {
  fc.assert(
    fc.property(months, (month) => {
      expect(monthAfter(monthBefore(month))).toBe(month)
      expect(monthAfter(month) > month && monthBefore(month) < month).toBe(true)
    }),
  )
})

it('A month is due exactly when it was paid for, something was published as promised, and fewer read than promised', () => {
  const promises = fc.record({
    from: fc.constant('2026-01-01'),
    readings: fc.integer({ min: 1, max: 300 }),
    publications: fc.nat(3),
  })
  const months = fc.record({ readings: fc.nat(400), publications: fc.nat(5), isPaid: fc.boolean() })
  fc.assert(
    fc.property(months, fc.option(promises, { nil: undefined }), (month, promised) => {
      const due = isUnder(month, promised)
      const counts = promised !== undefined && month.isPaid && month.publications >= promised.publications
      expect(due).toBe(counts && month.readings < promised.readings)
      // One more reading never makes a month due that was not.
      expect(isUnder({ ...month, readings: month.readings + 1 }, promised)).toSatisfy((more: boolean) => !more || due)
    }),
  )
})

it('A promise made smaller stays what it was for who subscribed before; one made greater is for everybody', () => {
  const all: Promised[] = [
    { from: '2026-01-01', readings: 100, publications: 1 },
    { from: '2027-01-01', readings: 60, publications: 1 },
    { from: '2028-01-01', readings: 150, publications: 1 },
  ]
  const readings = (month: string, since: string) => greatestPromise(all, { month, since })?.readings
  expect(readings('2027-03', '2026-06-12')).toBe(100)
  expect(readings('2027-03', '2027-02-01')).toBe(60)
  expect(readings('2028-01', '2026-06-12')).toBe(150)
  expect(readings('2026-12', '2026-06-12')).toBe(100)
  expect(greatestPromise([], { month: '2026-12', since: '2026-06-12' })).toBeUndefined()
})
