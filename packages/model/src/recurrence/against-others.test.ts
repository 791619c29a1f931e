import fc from 'fast-check'
import rruleLibrary from 'rrule'
import { RRuleTemporal } from 'rrule-temporal'
import { describe, expect, it } from 'vitest'
import { expand, type HolidayRange } from './index.ts'

const { RRule } = rruleLibrary
const day = 86_400_000
const dayText = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10)
const days = fc.integer({ min: Date.UTC(2024, 0, 1) / day, max: Date.UTC(2026, 11, 31) / day }).map((n) => n * day)
const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')
const some = <T>(one: fc.Arbitrary<T>, max: number) => fc.uniqueArray(one, { minLength: 1, maxLength: max })
const list = (name: string, values: readonly unknown[] | undefined) => (values ? [`${name}=${values}`] : [])

/**
 * Rules as calendars write them, without what the second library does wrong: it searches rules that never happen until the year
 * 9999, and counts a week's positions (BYSETPOS) from the start date on.
 */
const rules = fc
  .record(
    {
      freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      interval: fc.integer({ min: 1, max: 4 }),
      byday: some(weekday, 3),
      ordinal: fc.constantFrom(1, 2, 3, 4, -1, -2),
      bymonth: some(fc.integer({ min: 1, max: 12 }), 3),
      bymonthday: some(fc.constantFrom(1, 13, 28, 29, 30, 31, -1, -2), 2),
      bysetpos: fc.constantFrom(1, 2, 3, -1, -2),
      count: fc.integer({ min: 1, max: 60 }),
      until: days,
      wkst: fc.constantFrom('MO', 'SU'),
    },
    { requiredKeys: ['freq'] },
  )
  .map(({ freq, byday, bymonth, ...rule }) => {
    const months = freq === 'MONTHLY' || freq === 'YEARLY'
    const bymonthday =
      freq === 'WEEKLY' ? undefined : bymonth ? rule.bymonthday?.filter((one) => one < 29) : rule.bymonthday
    const monthdays = bymonthday?.length ? bymonthday : undefined
    const bysetpos = months && byday && !monthdays ? rule.bysetpos : undefined
    const ordinal = months && !monthdays && !bysetpos ? (rule.ordinal ?? '') : ''
    return [
      `FREQ=${freq}`,
      ...(rule.interval && !bymonth ? [`INTERVAL=${rule.interval}`] : []),
      ...list('BYMONTH', bymonth),
      ...list('BYMONTHDAY', monthdays),
      ...list(
        'BYDAY',
        byday?.map((one) => `${ordinal}${one}`),
      ),
      ...(bysetpos ? [`BYSETPOS=${bysetpos}`] : []),
      ...(rule.count
        ? [`COUNT=${rule.count}`]
        : rule.until
          ? [`UNTIL=${dayText(rule.until).replaceAll('-', '')}`]
          : []),
      ...(rule.wkst ? [`WKST=${rule.wkst}`] : []),
    ].join(';')
  })

describe('random rules', () => {
  const from = Date.UTC(2026, 0, 1)
  const to = Date.UTC(2027, 5, 30)

  it('give the same days as a second library', () => {
    fc.assert(
      fc.property(rules, days, (rrule, start) => {
        const event = { startDate: dayText(start), recurrence: { rrule, timezone: 'Europe/Paris' } }
        const ours = expand(event, { from: dayText(from), to: dayText(to) }).map((one) => one.start)
        expect(ours).toEqual(others(rrule, start).map((date) => date.slice(0, 10)))
      }),
      { numRuns: 300 },
    )
  })

  it('with an hour give the same days, at that hour on the town’s clock', () => {
    fc.assert(
      fc.property(rules, days, fc.integer({ min: 8, max: 22 }), (rrule, start, hour) => {
        const event = { startDate: parisTime(start, hour), recurrence: { rrule, timezone: 'Europe/Paris' } }
        const ours = expand(event, { from: dayText(from), to: dayText(to) }).map((one) => one.start)
        expect(ours.map((one) => one.slice(0, 16))).toEqual(others(rrule, start + hour * 3_600_000))
        for (const one of ours) expect(one).toBe(parisTime(Date.parse(one.slice(0, 10)), hour))
      }),
      { numRuns: 200 },
    )
  })

  /** The second library reckons without zone: 20:30 is 20:30 all year, as on the town's clock. It gets an end in any case. */
  function others(rrule: string, start: number): string[] {
    const { count, until, ...rule } = RRule.parseString(rrule.replace(/UNTIL=(\d{8})/, 'UNTIL=$1T235959Z'))
    const last = new Date(Math.min(until?.getTime() ?? to, to) + day - 1)
    const all = new RRule({ ...rule, dtstart: new Date(start), until: until && until < last ? until : last }).all()
    return all
      .slice(0, count ?? undefined)
      .filter((date) => date.getTime() >= from)
      .map((date) => date.toISOString().slice(0, 16))
  }
})

describe('rules with all their parts, at any hour of the night and the day', () => {
  const positions = some(fc.constantFrom(1, 2, 5, -1, -3), 2)
  const parts = fc.record(
    {
      freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
      interval: fc.integer({ min: 1, max: 5 }),
      byday: some(weekday, 4),
      ordinal: fc.constantFrom(1, 2, 5, -1, -5),
      bymonth: some(fc.integer({ min: 1, max: 12 }), 4),
      bymonthday: some(fc.constantFrom(1, 15, 29, 30, 31, -1, -31), 3),
      byyearday: some(fc.constantFrom(1, 60, 200, 366, -1, -366), 3),
      byhour: some(fc.constantFrom(1, 2, 3, 14), 2),
      bysetpos: positions,
      count: fc.integer({ min: 1, max: 40 }),
      wkst: fc.constantFrom('MO', 'TU', 'SU'),
    },
    { requiredKeys: ['freq'] },
  )
  const from = '2026-01-01T00:00:00Z'
  const to = '2027-12-31T00:00:00Z'

  it('give the same instants as a third library, also in the nights when the clocks change', () => {
    fc.assert(
      fc.property(parts, days, fc.constantFrom('01:30', '02:30', '12:00'), (rule, start, time) => {
        const ordinal = rule.freq === 'MONTHLY' || rule.freq === 'YEARLY' ? (rule.ordinal ?? '') : ''
        const byyearday = rule.freq === 'YEARLY' && !rule.bymonthday && !rule.byday ? rule.byyearday : undefined
        const selects = rule.byday || rule.bymonthday || rule.byhour
        const rrule = [
          `FREQ=${rule.freq}`,
          ...(rule.interval ? [`INTERVAL=${rule.interval}`] : []),
          ...list('BYMONTH', rule.bymonth),
          ...(rule.freq === 'WEEKLY' ? [] : list('BYMONTHDAY', rule.bymonthday)),
          ...list('BYYEARDAY', byyearday),
          ...list(
            'BYDAY',
            rule.byday?.map((one) => `${rule.bymonthday ? '' : ordinal}${one}`),
          ),
          ...list('BYHOUR', rule.byhour),
          ...(selects ? list('BYSETPOS', rule.bysetpos) : []),
          ...(rule.count ? [`COUNT=${rule.count}`] : []),
          ...(rule.wkst ? [`WKST=${rule.wkst}`] : []),
        ].join(';')
        const wall = `${dayText(start)}T${time}:00`
        // A series cannot begin at a time that the clock of that day skips.
        fc.pre(!(time === '02:30' && /-03-(29|30|31)T/.test(wall)))
        const third = new RRuleTemporal({
          rruleString: `DTSTART;TZID=Europe/Paris:${wall.replace(/[-:]/g, '')}\nRRULE:${rrule}`,
        })
        const expected = third.between(new Date(from), new Date(to), true).map((date) => date.epochMilliseconds)
        const startDate = third.options().dtstart.toString().replace(/\[.*/, '')
        const event = { startDate, recurrence: { rrule, timezone: 'Europe/Paris' } }
        const ours = expand(event, { from, to }).map((one) => Date.parse(one.start))
        expect(ours, rrule).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })
})

describe('weekly rules except school holidays', () => {
  const holidays = fc.array(
    fc.tuple(days, fc.integer({ min: 0, max: 20 }), fc.constantFrom('A', 'B', null)).map(
      ([starts, length, zone]): HolidayRange => ({
        starts: dayText(starts),
        ends: dayText(starts + length * day),
        zone,
      }),
    ),
    { maxLength: 12 },
  )
  const codes = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

  it('give the days that a calendar read day by day gives', () => {
    fc.assert(
      fc.property(days, some(weekday, 7), holidays, some(days, 5), (start, byday, schoolHolidays, exdates) => {
        const from = Date.UTC(2026, 0, 1)
        const to = Date.UTC(2026, 11, 31)
        const recurrence = {
          rrule: `FREQ=WEEKLY;BYDAY=${byday}`,
          exceptSchoolHolidays: 'B',
          exdates: exdates.map(dayText),
          timezone: 'Europe/Paris',
        }
        const expected: string[] = []
        for (let date = Math.max(start, from); date <= to; date += day) {
          const text = dayText(date)
          const off = schoolHolidays.some((one) => one.zone !== 'A' && one.starts <= text && text <= one.ends)
          const listed = byday.includes(codes[new Date(date).getUTCDay()] as (typeof byday)[number])
          if (listed && !off && !exdates.includes(date)) expected.push(text)
        }
        const event = { startDate: dayText(start), recurrence }
        const ours = expand(event, { from: dayText(from), to: dayText(to), schoolHolidays })
        expect(ours.map((one) => one.day)).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  })
})

/** Paris is one hour ahead of UTC, two from the last Sunday of March to the last Sunday of October: by the law, not by a library. */
function parisTime(date: number, hour: number): string {
  const year = new Date(date).getUTCFullYear()
  const lastSunday = (month: number) => {
    const last = Date.UTC(year, month + 1, 0)
    return last - new Date(last).getUTCDay() * day
  }
  const summer = date >= lastSunday(2) && date < lastSunday(9)
  return `${dayText(date)}T${String(hour).padStart(2, '0')}:00:00+0${summer ? 2 : 1}:00`
}
