import { expand } from '@wiker/model/recurrence/expand.ts'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { phrases, sayDates, today } from './read-dates.cases.ts'
import { readDates } from './read-dates.ts'

const timezone = 'Europe/Paris'
const read = (text: string) => readDates(text, { today, timezone })

describe('Dates as people type them', () => {
  test.each(phrases)('%s', (typed, means, unsaid = []) => {
    const dates = read(typed)
    expect(sayDates(dates)).toBe(means)
    expect([...dates.unread, ...dates.problems.map(({ key }) => key)]).toEqual(unsaid)
  })

  test('the hour at which the doors open is kept apart', () => {
    expect(read('samedi 28 novembre, portes 19h30, concert 20h30').doorTime).toBe('2026-11-28T19:30:00+01:00')
  })

  test('every other Friday, from no date on, is a rule without a beginning', () => {
    const { startDate, recurrence } = read('un vendredi sur deux 20h')
    expect([startDate, recurrence?.rrule]).toEqual([undefined, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'])
  })

  test('nothing typed means nothing, and whatever is typed is read without harm', () => {
    expect(read('  ')).toEqual({ unread: [], problems: [] })
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const piece of read(text).unread) expect(text.normalize('NFC').length).toBeGreaterThanOrEqual(piece.length)
      }),
      { numRuns: 300 },
    )
  })
})

const weekdays = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
const months = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')
const first = Temporal.PlainDate.from(today)
const aDay = fc.integer({ min: 0, max: 1000 }).map((days) => first.add({ days }))
const anHour = fc.record({ hour: fc.integer({ min: 6, max: 23 }), minute: fc.constantFrom(0, 5, 15, 30, 45) })
const two = (number: number) => String(number).padStart(2, '0')
const hourWords = fc.constantFrom(
  ({ hour, minute }: { hour: number; minute: number }) => `${hour}h${minute ? two(minute) : ''}`,
  ({ hour, minute }: { hour: number; minute: number }) => `à ${hour} h${minute ? ` ${two(minute)}` : ''}`,
  ({ hour, minute }: { hour: number; minute: number }) => `${two(hour)}:${two(minute)}`,
)
const clock = ({ hour, minute }: { hour: number; minute: number }) => `${two(hour)}:${two(minute)}`
const dayWords = (day: Temporal.PlainDate) =>
  `${weekdays[day.dayOfWeek - 1]} ${day.day === 1 ? '1er' : day.day} ${months[day.month - 1]} ${day.year}`

describe('Dates that were written by a rule are read back as that rule means them', () => {
  test('a day with its hour, in whatever of the usual ways', () => {
    fc.assert(
      fc.property(aDay, anHour, hourWords, (day, at, hour) => {
        const dates = read(`${dayWords(day)} ${hour(at)}`)
        expect(dates.startDate?.slice(0, 16)).toBe(`${day}T${clock(at)}`)
        expect([dates.unread, dates.problems]).toEqual([[], []])
      }),
    )
  })

  test('a weekday at an hour: each such day, none in the holidays, none missing', () => {
    const holidays = fc
      .array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 20 })), { maxLength: 4 })
      .map((ranges) =>
        ranges.map(([from, length]) => ({
          starts: first.add({ days: from }).toString(),
          ends: first.add({ days: from + length }).toString(),
        })),
      )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), anHour, hourWords, holidays, (weekday, at, hour, schoolHolidays) => {
        const dates = read(`tous les ${weekdays[weekday - 1]}s ${hour(at)} sauf vacances scolaires`)
        const found = expand(dates as Parameters<typeof expand>[0], {
          timezone,
          from: today,
          to: first.add({ days: 300 }).toString(),
          schoolHolidays,
        })
        const wanted = Array.from({ length: 301 }, (_, days) => first.add({ days })).filter(
          (day) =>
            day.dayOfWeek === weekday &&
            !schoolHolidays.some(({ starts, ends }) => starts <= day.toString() && day.toString() <= ends),
        )
        expect(found.map(({ start }) => start.slice(0, 16))).toEqual(wanted.map((day) => `${day}T${clock(at)}`))
        expect(dates.unread).toEqual([])
      }),
    )
  })

  test('from one day to another with hours: each day in between, and those two', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 27 }), anHour, (from, length, at) => {
        const to = from.add({ days: length })
        const dates = read(`du ${dayWords(from)} au ${dayWords(to)} à ${clock(at)}`)
        const found = expand(dates as Parameters<typeof expand>[0], { timezone })
        expect(found.map(({ day }) => day)).toEqual(
          Array.from({ length: length + 1 }, (_, days) => from.add({ days }).toString()),
        )
        expect(found.every(({ start }) => start.slice(11, 16) === clock(at))).toBe(true)
      }),
    )
  })

  test('several days: those, in order, each once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(aDay, { minLength: 2, maxLength: 6, selector: String }), anHour, (days, at) => {
        const dates = read(`${days.map(dayWords).join(', ')} à ${clock(at)}`)
        const found = expand(dates as Parameters<typeof expand>[0], { timezone, limit: 10 })
        expect(found.map(({ day }) => day)).toEqual(days.map(String).sort())
      }),
    )
  })
})
