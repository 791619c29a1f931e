import { describe, expect, it } from 'vitest'
import { type EventDates, type ExpandOptions, expand, nextOccurrence } from './index.ts'

const paris = 'Europe/Paris'
const year2026 = { from: '2026-01-01', to: '2026-12-31' }

function starts(event: EventDates, options: ExpandOptions = year2026): string[] {
  return expand(event, options).map((one) => one.start)
}
const series = (startDate: string, rrule: string, more: Partial<NonNullable<EventDates['recurrence']>> = {}) => ({
  startDate,
  recurrence: { rrule, timezone: paris, ...more },
})

describe('the exceptions of a series', () => {
  const tuesdays = (more: object) => series('2026-12-01T18:00:00+01:00', 'FREQ=WEEKLY;COUNT=4', more)
  const days = (more: object) => expand(tuesdays(more), {}).map((one) => one.day)

  it('leave out a date, written as an instant, as a day or as midnight of that day', () => {
    for (const exdate of [
      '2026-12-08T18:00:00+01:00',
      '2026-12-08T17:00:00Z',
      '2026-12-08',
      '2026-12-08T00:00:00+01:00',
    ]) {
      expect(days({ exdates: [exdate] }), exdate).toEqual(['2026-12-01', '2026-12-15', '2026-12-22'])
    }
  })

  it('at another hour of the day leave the date alone', () => {
    expect(days({ exdates: ['2026-12-08T19:00:00+01:00'] })).toHaveLength(4)
  })

  it('add a date', () => {
    expect(days({ rdates: ['2026-12-03T18:00:00+01:00', '2026-12-08T18:00:00+01:00'] })).toEqual([
      '2026-12-01',
      '2026-12-03',
      '2026-12-08',
      '2026-12-15',
      '2026-12-22',
    ])
  })

  it('show a cancelled date as cancelled', () => {
    const found = expand(tuesdays({ overrides: [{ recurrenceId: '2026-12-08', eventStatus: 'cancelled' }] }), {})
    expect(found.map((one) => one.status)).toEqual(['scheduled', 'cancelled', 'scheduled', 'scheduled'])
    expect(found[1]).toMatchObject({ start: '2026-12-08T18:00:00+01:00', recurrenceId: '2026-12-08T18:00:00+01:00' })
  })

  it('move a date, also out of the period or into it', () => {
    const override = { recurrenceId: '2026-12-22T18:00:00+01:00', startDate: '2027-01-05T17:00:00+01:00' }
    const moved = { ...tuesdays({ overrides: [override] }), endDate: '2026-12-01T19:30:00+01:00' }
    expect(starts(moved, { to: '2026-12-31' })).toHaveLength(3)
    expect(expand(moved, { from: '2027-01-01' })).toEqual([
      {
        start: '2027-01-05T17:00:00+01:00',
        end: '2027-01-05T18:30:00+01:00',
        day: '2027-01-05',
        endDay: '2027-01-05',
        status: 'rescheduled',
        recurrenceId: '2026-12-22T18:00:00+01:00',
        override,
      },
    ])
  })

  it('rename a date without moving it', () => {
    const overrides = [{ recurrenceId: '2026-12-15T18:00:00+01:00', name: 'Séance de Noël' }]
    const third = expand(tuesdays({ overrides }), {})[2]!
    expect(third).toMatchObject({ day: '2026-12-15', status: 'scheduled', override: { name: 'Séance de Noël' } })
  })

  it('do not resurrect a date the series does not have', () => {
    expect(days({ overrides: [{ recurrenceId: '2026-12-09T18:00:00+01:00', eventStatus: 'cancelled' }] })).toHaveLength(
      4,
    )
  })

  it('do not lengthen a series that is counted', () => {
    expect(days({ exdates: ['2026-12-01'] })).toEqual(['2026-12-08', '2026-12-15', '2026-12-22'])
  })
})

describe('holidays', () => {
  const schoolHolidays = [
    { starts: '2026-10-17', ends: '2026-11-01', zone: 'B' },
    { starts: '2026-12-19', ends: '2027-01-03', zone: 'B' },
    { starts: '2026-12-12', ends: '2026-12-15', zone: 'A' },
  ]
  const everyTuesday = (zone: string | boolean) =>
    series('2026-09-01T20:00:00+02:00', 'FREQ=WEEKLY;BYDAY=TU', { exceptSchoolHolidays: zone })

  it('of zone B: every Tuesday except school holidays', () => {
    const found = expand(everyTuesday('B'), { from: '2026-10-01', to: '2027-01-10', schoolHolidays })
    expect(found.map((one) => one.day)).toEqual(
      ['10-06', '10-13', '11-03', '11-10', '11-17', '11-24', '12-01', '12-08', '12-15']
        .map((day) => `2026-${day}`)
        .concat('2027-01-05'),
    )
  })

  it('of every calendar given when the series does not say which', () => {
    expect(starts(everyTuesday(true), { from: '2026-12-01', to: '2027-01-04', schoolHolidays })).toEqual([
      '2026-12-01T20:00:00+01:00',
      '2026-12-08T20:00:00+01:00',
    ])
  })

  it('that are public are left out when the series says so', () => {
    const publicHolidays = [{ starts: '2026-11-11', ends: '2026-11-11' }]
    const wednesdays = series('2026-11-04', 'FREQ=WEEKLY', { exceptPublicHolidays: true })
    expect(starts(wednesdays, { to: '2026-11-20', publicHolidays })).toEqual(['2026-11-04', '2026-11-18'])
    expect(starts(series('2026-11-04', 'FREQ=WEEKLY'), { to: '2026-11-20', publicHolidays })).toHaveLength(3)
  })

  it('do not remove a date someone chose', () => {
    const withExtra = everyTuesday('B')
    Object.assign(withExtra.recurrence, { rdates: ['2026-12-22T20:00:00+01:00'] })
    expect(starts(withExtra, { from: '2026-12-19', to: '2027-01-03', schoolHolidays })).toEqual([
      '2026-12-22T20:00:00+01:00',
    ])
  })
})

describe('loose dates', () => {
  const dates = {
    startDate: '2026-11-28',
    recurrence: { rdates: ['2026-12-05', '2026-12-12T15:00:00+01:00'], timezone: paris },
  }

  it('of one event come out in order, days as days and hours as hours', () => {
    expect(starts(dates)).toEqual(['2026-11-28', '2026-12-05', '2026-12-12T15:00:00+01:00'])
  })

  it('give the next one', () => {
    expect(nextOccurrence(dates, '2026-11-29')!.start).toBe('2026-12-05')
    expect(nextOccurrence(dates, '2026-12-13')).toBeUndefined()
  })
})

describe('the next occurrence', () => {
  it('is neither over nor cancelled', () => {
    const weekly = series('2026-11-03T18:00:00+01:00', 'FREQ=WEEKLY', {
      overrides: [{ recurrenceId: '2026-11-24', eventStatus: 'cancelled' }],
    })
    expect(nextOccurrence(weekly, '2026-11-23')!.day).toBe('2026-12-01')
    expect(nextOccurrence(weekly, '2026-11-17T17:59:00+01:00')!.day).toBe('2026-11-17')
    expect(nextOccurrence(weekly, '2026-11-17T18:01:00+01:00')!.day).toBe('2026-12-01')
  })
})
