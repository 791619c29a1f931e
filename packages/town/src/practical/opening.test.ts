import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, weekday } from '../days.ts'
import { nextMarketDay } from './markets.ts'
import { nextOpening } from './opening.ts'

describe('the next day of a market', () => {
  it('a market on Wednesday and Sunday mornings, seen from a Monday, is on Wednesday', () => {
    expect(nextOpening('We,Su 08:00-13:00', '2026-11-23')).toEqual({
      day: '2026-11-25',
      opens: '08:00',
      closes: '13:00',
    })
  })

  it('is today when it is held today', () => {
    expect(nextOpening('Su 8:30-12:30', '2026-11-29')).toEqual({ day: '2026-11-29', opens: '08:30', closes: '12:30' })
  })

  it('keeps its day when its hours are not known', () => {
    expect(nextOpening('Fr', '2026-11-23')).toEqual({ day: '2026-11-27', opens: null, closes: null })
  })

  it('a market of the first Saturday of the month waits for it', () => {
    expect(nextOpening('Sa[1] 09:00-12:00', '2026-11-23')?.day).toBe('2026-12-05')
    expect(nextOpening('Su[-1] 09:00-12:00', '2026-11-23')?.day).toBe('2026-11-29')
  })

  it('a summer market is announced in November for the next summer', () => {
    expect(nextOpening('Jun-Sep Th 17:00-20:00', '2026-11-23')?.day).toBe('2027-06-03')
  })

  it('a season may begin and end on a day, or be of several parts', () => {
    expect(nextOpening('Apr 01-Dec 31 We 08:00-13:00', '2026-12-31')?.day).toBe('2027-04-07')
    expect(nextOpening('Jun 15-Sep 15 Mo', '2026-06-08')?.day).toBe('2026-06-15')
    expect(nextOpening('Oct 01-Mar 31 Mo', '2026-11-24')?.day).toBe('2026-11-30')
    expect(nextOpening('Apr,May,Jun,Sep Mo', '2026-07-01')?.day).toBe('2026-09-07')
  })

  it('is closed on the days of a part of the year alone', () => {
    expect(nextOpening('Mo-Su; Oct-Mar Mo off', '2026-11-23')?.day).toBe('2026-11-24')
    expect(nextOpening('Mo-Su; Oct-Mar Mo off', '2026-06-15')?.day).toBe('2026-06-15')
  })

  it('a season over the new year is one season', () => {
    expect(nextOpening('Nov-Feb Sa 09:00-12:00', '2027-01-04')?.day).toBe('2027-01-09')
  })

  it('a later rule replaces an earlier one on its days', () => {
    expect(nextOpening('Mo-Su 08:00-20:00; Mo off', '2026-11-23')?.day).toBe('2026-11-24')
  })

  it('public holidays are left aside, hours of two half-days are one opening', () => {
    expect(nextOpening('Sa 08:00-12:00,14:00-18:00; PH off', '2026-11-23')).toEqual({
      day: '2026-11-28',
      opens: '08:00',
      closes: '18:00',
    })
  })

  it('what is not understood gives no day, never every day', () => {
    for (const text of ['', 'dimanche matin', 'Su sunrise-sunset', '"sur rendez-vous"', 'week 1-53/2 Fr 08:00-12:00']) {
      expect(nextOpening(text, '2026-11-23')).toBeUndefined()
    }
  })

  it('any day of the week comes within seven days', () => {
    const names = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 9000 }), (index, days) => {
        const today = addDays('2010-01-01', days)
        const next = nextOpening(`${names[index]} 08:00-12:00`, today)!
        expect(weekday(next.day)).toBe(index + 1)
        expect(next.day >= today && next.day < addDays(today, 7)).toBe(true)
      }),
    )
  })
})

describe('a market of summer', () => {
  const market = (given: object) => ({ type: 'Market', id: 'urn:wiker:market:1', name: 'Marché', ...given }) as never

  it('is not the next one in November, and is in June', () => {
    expect(nextMarketDay(market({ openingHours: 'Jul,Aug Mo', season: 'juillet et août' }), '2026-11-23')).toBeNull()
    expect(nextMarketDay(market({ openingHours: 'Jul,Aug Mo', season: 'juillet et août' }), '2027-06-28')?.day).toBe(
      '2027-07-05',
    )
  })

  it('has no next day when its season could not be read', () => {
    expect(nextMarketDay(market({ openingHours: 'Mo', season: 'à la belle saison' }), '2026-11-23')).toBeNull()
  })
})
