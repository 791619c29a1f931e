import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayIn, daysBetween, isDay, untilMidnight, zoned } from './days.ts'

const zone = fc.constantFrom(
  'Europe/Paris',
  'Europe/Bucharest',
  'Europe/Stockholm',
  'Atlantic/Canary',
  'Indian/Reunion',
  'America/Cayenne',
)
const instant = fc.date({ min: new Date('2000-01-01'), max: new Date('2050-01-01'), noInvalidDate: true })

describe('the day of a town', () => {
  it('ends at its midnight, neither a millisecond before nor after, also when the clocks change', () => {
    fc.assert(
      fc.property(zone, instant, (timezone, at) => {
        const midnight = at.getTime() + untilMidnight(timezone, at)
        expect(dayIn(timezone, new Date(midnight - 1))).toBe(dayIn(timezone, at))
        expect(dayIn(timezone, new Date(midnight))).toBe(addDays(dayIn(timezone, at), 1))
      }),
    )
  })

  it('of the night of October has 25 hours', () => {
    expect(untilMidnight('Europe/Paris', new Date('2026-10-24T22:00:00Z'))).toBe(25 * 3_600_000)
  })

  it('instants keep their moment and show the offset of the town’s clocks', () => {
    expect(zoned('Europe/Paris', Date.parse('2026-11-28T19:30:00Z'))).toBe('2026-11-28T20:30:00+01:00')
    fc.assert(
      fc.property(zone, instant, (timezone, at) => {
        const whole = Math.floor(at.getTime() / 1000) * 1000
        const text = zoned(timezone, whole)
        expect(Date.parse(text)).toBe(whole)
        expect(text.slice(0, 10)).toBe(dayIn(timezone, new Date(whole)))
      }),
    )
  })

  it('days are counted as on a calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: -500, max: 500 }), (start, days) => {
        const from = addDays('2000-01-01', start)
        expect(daysBetween(from, addDays(from, days))).toBe(days)
        expect(isDay(from)).toBe(true)
      }),
    )
  })
})
