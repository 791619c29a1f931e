import { type Event, expand } from '@wiker/model'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { easter, nextTime, sameDayIn } from './next-year.ts'
import { changeOccurrence } from './occurrence.ts'

const yoga: Event = {
  type: 'Event',
  id: 'urn:wiker:event:00000000000000000001',
  name: 'Yoga',
  eventStatus: 'scheduled',
  startDate: '2026-11-24T18:00:00+01:00',
  endDate: '2026-11-24T19:00:00+01:00',
  recurrence: { rrule: 'FREQ=WEEKLY;COUNT=4', timezone: 'Europe/Paris' },
}
const days = (event: Event) => expand(event).map(({ start, status }) => `${start.slice(0, 16)} ${status}`)

describe('one Tuesday of the yoga', () => {
  const second = '2026-12-01T18:00:00+01:00'

  test('is cancelled, and the others are not', () => {
    expect(days(changeOccurrence(yoga, second, { do: 'cancel', note: 'Salle fermée' }))).toEqual([
      '2026-11-24T18:00 scheduled',
      '2026-12-01T18:00 cancelled',
      '2026-12-08T18:00 scheduled',
      '2026-12-15T18:00 scheduled',
    ])
  })

  test('is moved to the Wednesday, with its length, then put back', () => {
    const moved = changeOccurrence(yoga, second, { do: 'move', startDate: '2026-12-02T19:00:00+01:00', note: '' })
    expect(days(moved)[1]).toBe('2026-12-02T19:00 rescheduled')
    expect(expand(moved)[1]!.end).toBe('2026-12-02T20:00:00+01:00')
    expect(changeOccurrence(moved, second, { do: 'restore' })).toEqual(yoga)
  })

  test('whichever date is changed, as many are left and no other is touched', () => {
    const dates = expand(yoga).map(({ recurrenceId }) => recurrenceId!)
    fc.assert(
      fc.property(fc.constantFrom(...dates), fc.constantFrom('cancel', 'move'), (id, what) => {
        const change =
          what === 'cancel'
            ? ({ do: 'cancel', note: '' } as const)
            : ({ do: 'move', location: { name: 'Foyer' }, note: '' } as const)
        const after = expand(changeOccurrence(yoga, id, change))
        expect(after).toHaveLength(dates.length)
        expect(after.filter(({ override }) => override).map(({ recurrenceId }) => recurrenceId)).toEqual([id])
      }),
    )
  })
})

describe('the same day next year', () => {
  test.each([
    ['2026-06-14', 2027, '2027-06-13', 'same-week'],
    ['2026-11-01', 2027, '2027-11-07', 'same-week'],
    ['2026-11-28', 2027, '2027-11-27', 'last-week'],
    ['2026-08-30', 2027, '2027-08-29', 'last-week'],
    ['2026-04-06', 2027, '2027-03-29', 'easter'],
    ['2026-05-14', 2027, '2027-05-06', 'easter'],
    ['2024-02-29', 2025, '2025-02-27', 'last-week'],
  ])('of %s is %s: %s (%s)', (day, year, same, rule) => {
    expect(sameDayIn(year, day)).toEqual({ day: same, rule })
  })

  test('is always the same weekday, in the month it was but for Easter', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 5 }), (date, years) => {
        const before = Temporal.PlainDate.from(date.toISOString().slice(0, 10))
        const { day: after, rule } = sameDayIn(before.year + years, before.toString())
        const found = Temporal.PlainDate.from(after)
        expect(found.dayOfWeek).toBe(before.dayOfWeek)
        if (rule !== 'easter') expect([found.year, found.month]).toEqual([before.year + years, before.month])
      }),
    )
  })

  test('Easter is on a Sunday between 22 March and 25 April', () => {
    expect([2024, 2025, 2026, 2027, 2038].map((year) => easter(year).toString())).toEqual([
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2038-04-25',
    ])
  })

  test('the fête comes back at its hours, without last year’s cancellation; a season ends as much later', () => {
    const fete = {
      ...yoga,
      eventStatus: 'cancelled' as const,
      startDate: '2025-06-15T10:00:00+02:00',
      endDate: '2025-06-15T23:00:00+02:00',
      recurrence: undefined,
    }
    expect(nextTime(fete, '2026-01-10')).toMatchObject({
      day: '2026-06-21',
      event: { eventStatus: 'scheduled', startDate: '2026-06-21T10:00:00+02:00', endDate: '2026-06-21T23:00:00+02:00' },
    })
    const season = {
      ...yoga,
      recurrence: { rrule: 'FREQ=WEEKLY;UNTIL=20270615T160000Z', timezone: 'Europe/Paris', exdates: ['2026-12-22'] },
    }
    expect(nextTime(season, '2027-07-01')!.event.recurrence).toEqual({
      rrule: 'FREQ=WEEKLY;UNTIL=20280620T160000Z',
      timezone: 'Europe/Paris',
    })
  })
})
