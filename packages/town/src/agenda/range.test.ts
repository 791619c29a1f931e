import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, weekday } from '../days.ts'
import { explicitRange, rangeFor } from './range.ts'

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days))

describe('the days a reader asks for', () => {
  it('the week-end of a Wednesday is the coming Saturday and Sunday', () => {
    expect(rangeFor('weekend', '2026-11-25')).toEqual({ name: 'weekend', from: '2026-11-28', to: '2026-11-29' })
  })

  it('on a Sunday the week-end is that Sunday alone, not the next one', () => {
    expect(rangeFor('weekend', '2026-11-29')).toEqual({ name: 'weekend', from: '2026-11-29', to: '2026-11-29' })
  })

  it('the week ends on Sunday whatever the day, and never starts in the past', () => {
    fc.assert(
      fc.property(day, (today) => {
        const week = rangeFor('week', today)
        expect(week.from).toBe(today)
        expect(weekday(week.to)).toBe(7)
        expect(week.to <= addDays(today, 6)).toBe(true)
      }),
    )
  })

  it('next week begins the day after this one ends and has seven days', () => {
    fc.assert(
      fc.property(day, (today) => {
        const next = rangeFor('next-week', today)
        expect(next.from).toBe(addDays(rangeFor('week', today).to, 1))
        expect(next.to).toBe(addDays(next.from, 6))
      }),
    )
  })

  it('the month of 3 February of a leap year ends on the 29th', () => {
    expect(rangeFor('month', '2028-02-03').to).toBe('2028-02-29')
  })

  it('days that are no days are refused', () => {
    expect(explicitRange('2026-02-30', undefined, '2026-01-01')).toBeUndefined()
    expect(explicitRange('9999-12-31', undefined, '2026-01-01')).toBeUndefined()
    expect(explicitRange(undefined, '0000-01-01', '2026-01-01')).toBeUndefined()
    expect(explicitRange('demain', '2026-01-01', '2026-01-01')).toBeUndefined()
    expect(explicitRange(undefined, undefined, '2026-01-01')).toBeUndefined()
  })

  it('days in the wrong order are exchanged, and a century is cut to a year', () => {
    expect(explicitRange('2026-12-24', '2026-12-20', '2026-01-01')).toMatchObject({
      from: '2026-12-20',
      to: '2026-12-24',
    })
    expect(explicitRange('2026-01-01', '2126-01-01', '2026-01-01')?.to).toBe('2027-01-02')
  })

  it('a past day alone shows that day', () => {
    expect(explicitRange(undefined, '2025-05-08', '2026-01-01')).toMatchObject({ from: '2025-05-08', to: '2025-05-08' })
  })
})
