import { describe, expect, it } from 'vitest'
import { type EventDates, type ExpandOptions, expand, firstOccurrence } from './index.ts'

const paris = 'Europe/Paris'
const year2026 = { from: '2026-01-01', to: '2026-12-31' }

function starts(event: EventDates, options: ExpandOptions = year2026): string[] {
  return expand(event, options).map((one) => one.start)
}
const series = (startDate: string, rrule: string, more: Partial<NonNullable<EventDates['recurrence']>> = {}) => ({
  startDate,
  recurrence: { rrule, timezone: paris, ...more },
})

describe('a single event', () => {
  it('is one occurrence, on its day and at its hour', () => {
    expect(expand({ startDate: '2026-11-28T20:30:00+01:00', endDate: '2026-11-29T00:30:00+01:00' })).toEqual([
      {
        start: '2026-11-28T20:30:00+01:00',
        end: '2026-11-29T00:30:00+01:00',
        day: '2026-11-28',
        endDay: '2026-11-29',
        status: 'scheduled',
        recurrenceId: null,
        override: null,
      },
    ])
  })

  it('that has no hour stays a day: midnight is not invented', () => {
    const [one] = expand({ startDate: '2026-11-28', endDate: '2026-11-29' })
    expect(one).toMatchObject({ start: '2026-11-28', end: '2026-11-29', day: '2026-11-28', endDay: '2026-11-29' })
  })

  it('that ends at midnight ends that evening', () => {
    const [one] = expand({ startDate: '2026-11-28T20:00:00+01:00', endDate: '2026-11-29T00:00:00+01:00' })
    expect(one).toMatchObject({ end: '2026-11-29T00:00:00+01:00', endDay: '2026-11-28' })
  })

  it('without a date has no occurrence', () => {
    expect(expand({})).toEqual([])
    expect(expand({ startDate: 'bientôt' })).toEqual([])
  })

  it('that ends before it begins has no known end', () => {
    expect(expand({ startDate: '2026-11-28', endDate: '2026-11-20' })[0]).toMatchObject({
      end: null,
      endDay: '2026-11-28',
    })
  })

  it('is listed as long as it lasts', () => {
    const exhibition = { startDate: '2026-10-01', endDate: '2026-12-06' }
    expect(starts(exhibition, { from: '2026-12-06', to: '2026-12-31' })).toEqual(['2026-10-01'])
    expect(starts(exhibition, { from: '2026-12-07', to: '2026-12-31' })).toEqual([])
    expect(starts(exhibition, { from: '2026-09-01', to: '2026-09-30' })).toEqual([])
  })

  it('of this evening is over only when it is over', () => {
    const evening = { startDate: '2026-11-23T20:00:00+01:00', endDate: '2026-11-23T22:00:00+01:00' }
    expect(starts(evening, { from: '2026-11-23T21:59:00+01:00' })).toHaveLength(1)
    expect(starts(evening, { from: '2026-11-23T22:00:00+01:00' })).toHaveLength(0)
    expect(starts(evening, { from: '2026-11-23', to: '2026-11-23' })).toHaveLength(1)
  })

  it('that is cancelled or full says so', () => {
    expect(expand({ startDate: '2026-11-28', eventStatus: 'cancelled' })[0]!.status).toBe('cancelled')
    expect(expand({ startDate: '2026-11-28', eventStatus: 'full' })[0]!.status).toBe('full')
  })

  it('written in UTC is shown at the hour of the town', () => {
    const [one] = expand({ startDate: '2026-07-14T22:30:00Z' }, { timezone: paris })
    expect(one).toMatchObject({ start: '2026-07-15T00:30:00+02:00', day: '2026-07-15' })
  })
})

describe('a series', () => {
  it('on the first Sunday of the month', () => {
    expect(starts(series('2026-01-04', 'FREQ=MONTHLY;BYDAY=1SU'), { from: '2026-02-01', to: '2026-05-31' })).toEqual([
      '2026-02-01',
      '2026-03-01',
      '2026-04-05',
      '2026-05-03',
    ])
  })

  it('on the last Friday of the month', () => {
    expect(starts(series('2026-10-30', 'FREQ=MONTHLY;BYDAY=-1FR'), { to: '2027-01-31' })).toEqual([
      '2026-10-30',
      '2026-11-27',
      '2026-12-25',
      '2027-01-29',
    ])
  })

  it('on the last working day of the month', () => {
    const lastWorkingDay = series('2026-01-30', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1')
    expect(starts(lastWorkingDay, { to: '2026-04-30' })).toEqual([
      '2026-01-30',
      '2026-02-27',
      '2026-03-31',
      '2026-04-30',
    ])
  })

  it('on the 31st leaves out the months that have none', () => {
    expect(starts(series('2026-01-31', 'FREQ=MONTHLY;BYMONTHDAY=31'))).toEqual(
      ['01', '03', '05', '07', '08', '10', '12'].map((month) => `2026-${month}-31`),
    )
  })

  it('on 29 February waits for leap years', () => {
    expect(starts(series('2024-02-29', 'FREQ=YEARLY'), { to: '2034-01-01' })).toEqual([
      '2024-02-29',
      '2028-02-29',
      '2032-02-29',
    ])
  })

  it('every other week keeps its rhythm in weeks that begin on Monday', () => {
    const rule = 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=MO'
    expect(starts(series('2026-11-02', rule), { to: '2026-11-30' })).toEqual([
      '2026-11-02',
      '2026-11-08',
      '2026-11-16',
      '2026-11-22',
      '2026-11-30',
    ])
  })

  it('on the first of two days of the week counts whole weeks, the first one too', () => {
    const rule = 'FREQ=WEEKLY;BYDAY=MO,SU;BYSETPOS=1;COUNT=2'
    expect(starts(series('2026-01-06', rule))).toEqual(['2026-01-12', '2026-01-19'])
  })

  it('of a market in season comes back each summer', () => {
    const summerMarket = series('2025-07-04', 'FREQ=WEEKLY;BYMONTH=7,8;BYDAY=FR')
    const found = starts(summerMarket)
    expect(found[0]).toBe('2026-07-03')
    expect(found.at(-1)).toBe('2026-08-28')
    expect(found).toHaveLength(9)
  })

  it('keeps its hour when the clocks change on 29 March and 25 October 2026', () => {
    const weekly = { ...series('2026-03-24T20:30:00+01:00', 'FREQ=WEEKLY'), endDate: '2026-03-25T00:30:00+01:00' }
    const found = expand(weekly, { to: '2026-10-31' })
    expect(found.slice(0, 2).map((one) => [one.start, one.end])).toEqual([
      ['2026-03-24T20:30:00+01:00', '2026-03-25T00:30:00+01:00'],
      ['2026-03-31T20:30:00+02:00', '2026-04-01T00:30:00+02:00'],
    ])
    expect(found.at(-1)).toMatchObject({ start: '2026-10-27T20:30:00+01:00', end: '2026-10-28T00:30:00+01:00' })
  })

  it('keeps the hour of the end of a night in which the clocks change', () => {
    const nights = { ...series('2026-03-21T22:00:00+01:00', 'FREQ=WEEKLY'), endDate: '2026-03-22T05:00:00+01:00' }
    const spring = expand(nights, { to: '2026-03-28' })
    expect(spring.at(-1)).toMatchObject({ start: '2026-03-28T22:00:00+01:00', end: '2026-03-29T05:00:00+02:00' })
    const autumn = expand(nights, { from: '2026-10-24', to: '2026-10-24' })
    expect(autumn.at(-1)).toMatchObject({ start: '2026-10-24T22:00:00+02:00', end: '2026-10-25T05:00:00+01:00' })
  })

  it('at 2.30 in the night does not take place when the clock skips it, and is not counted', () => {
    expect(starts(series('2026-03-28T02:30:00+01:00', 'FREQ=DAILY;COUNT=3'))).toEqual([
      '2026-03-28T02:30:00+01:00',
      '2026-03-30T02:30:00+02:00',
      '2026-03-31T02:30:00+02:00',
    ])
  })

  it('at 2.30 in the night takes place once, the first time, when the clock shows it twice', () => {
    expect(starts(series('2026-10-24T02:30:00+02:00', 'FREQ=DAILY;COUNT=3'))).toEqual([
      '2026-10-24T02:30:00+02:00',
      '2026-10-25T02:30:00+02:00',
      '2026-10-26T02:30:00+01:00',
    ])
  })

  it('keeps the clock of its own zone wherever it is read', () => {
    const bucharest = {
      startDate: '2026-03-24T18:00:00+02:00',
      recurrence: { rrule: 'FREQ=WEEKLY', timezone: 'Europe/Bucharest' },
    }
    expect(starts(bucharest, { to: '2026-03-31', timezone: paris })).toEqual([
      '2026-03-24T18:00:00+02:00',
      '2026-03-31T18:00:00+03:00',
    ])
  })

  it('with a rule without end stops where it is asked to', () => {
    expect(starts(series('2020-01-07', 'FREQ=WEEKLY;BYDAY=TU'), { from: '2026-11-23', to: '2026-12-07' })).toEqual([
      '2026-11-24',
      '2026-12-01',
    ])
    expect(expand(series('2020-01-07', 'FREQ=DAILY'), { limit: 5 })).toHaveLength(5)
  })

  it('whose start date is not one of the rule’s begins with the rule', () => {
    const fromThursday = series('2026-09-03', 'FREQ=WEEKLY;BYDAY=TU')
    expect(firstOccurrence(fromThursday)!.start).toBe('2026-09-08')
  })

  it.each([
    ['20261124', ['2026-11-10', '2026-11-17', '2026-11-24']],
    ['20261124T193000Z', ['2026-11-10', '2026-11-17', '2026-11-24']],
    ['20261124T203000', ['2026-11-10', '2026-11-17', '2026-11-24']],
    ['20261124T192959Z', ['2026-11-10', '2026-11-17']],
    ['20261123', ['2026-11-10', '2026-11-17']],
  ])('until %s ends with that day or that hour, however it is written', (until, days) => {
    const found = expand(series('2026-11-10T20:30:00+01:00', `FREQ=WEEKLY;UNTIL=${until}`), {})
    expect(found.map((one) => one.day)).toEqual(days)
  })

  it('of whole days until an instant ends with the day it is in the town', () => {
    expect(starts(series('2026-11-23', 'FREQ=DAILY;UNTIL=20261125T230000Z'))).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
    ])
  })
})

describe('a hostile or broken series', () => {
  it.each([
    'FREQ=SECONDLY',
    'FREQ=MINUTELY;INTERVAL=1',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=WEEKLY;INTERVAL=0',
    'nonsense',
    `FREQ=DAILY;BYHOUR=${[...Array(24).keys()]};BYMINUTE=${[...Array(60).keys()]}`,
  ])('with the rule %s leaves the event at its date', (rrule) => {
    expect(starts(series('2026-05-05', rrule))).toEqual(['2026-05-05'])
  })

  it('whose rule never happens has no occurrence, and ends', () => {
    expect(starts(series('2026-01-01', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'))).toEqual([])
    expect(starts(series('2026-01-01', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31'), {})).toEqual([])
  })

  it('in a zone nobody knows keeps the hour that is written', () => {
    const lost = {
      startDate: '2026-11-28T20:30:00+01:00',
      recurrence: { rrule: 'FREQ=WEEKLY;COUNT=2', timezone: 'Romance Standard Time' },
    }
    expect(starts(lost, {})).toEqual(['2026-11-28T20:30:00+01:00', '2026-12-05T20:30:00+01:00'])
  })

  it('that has been running every day since the year 1900 is answered', () => {
    expect(starts(series('1900-01-01', 'FREQ=DAILY'), { from: '2026-11-23', to: '2026-11-24' })).toEqual([
      '2026-11-23',
      '2026-11-24',
    ])
  })
})
