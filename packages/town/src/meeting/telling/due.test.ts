import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { dueAt, isQuiet, usualHours } from './due.ts'

const paris = (text: string) =>
  new Date(Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Paris').epochMilliseconds)
const shown = (at: Date, zone = 'Europe/Paris') =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDateTime().toString()

describe('When somebody is told', () => {
  test.each([
    ['at ten in the morning, with the letter of six in the evening', '2026-11-23T10:00', false, '2026-11-23T18:00:00'],
    ['at seven in the evening, with the next day’s', '2026-11-23T19:00', false, '2026-11-24T18:00:00'],
    ['what is urgent, at once', '2026-11-23T10:07', true, '2026-11-23T10:07:00'],
    ['what is urgent at eleven in the evening, at eight', '2026-11-23T23:00', true, '2026-11-24T08:00:00'],
    ['at eight sharp it is no longer quiet', '2026-11-23T08:00', true, '2026-11-23T08:00:00'],
  ])('%s', (_, at, urgent, due) => expect(shown(dueAt(paris(at), 'Europe/Paris', usualHours, urgent))).toBe(due))

  test('the night the clocks change, eight is eight', () => {
    expect(shown(dueAt(paris('2026-03-28T23:30'), 'Europe/Paris', usualHours, true))).toBe('2026-03-29T08:00:00')
    expect(shown(dueAt(paris('2026-10-24T23:30'), 'Europe/Paris', usualHours, true))).toBe('2026-10-25T08:00:00')
  })

  const hour = fc.integer({ min: 0, max: 23 })
  const zone = fc.constantFrom(
    'Europe/Paris',
    'Europe/Bucharest',
    'Indian/Reunion',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Pacific/Apia',
  )
  // Around the nights on which clocks change, and anywhere else.
  const moment = fc.oneof(
    fc.integer({ min: Date.parse('2026-03-27'), max: Date.parse('2026-03-31') }),
    fc.integer({ min: Date.parse('2026-10-23'), max: Date.parse('2026-10-27') }),
    fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-01-01') }),
  )

  test('it is never in a quiet hour, never in the past, and never more than two days and a night away, whatever the clocks do', () => {
    fc.assert(
      fc.property(moment, zone, hour, hour, hour, fc.boolean(), (at, timezone, digest, quietFrom, quietTo, urgent) => {
        const hours = { digest, quietFrom, quietTo }
        const due = dueAt(new Date(at), timezone, hours, urgent)
        expect(isQuiet(due, timezone, hours)).toBe(false)
        expect(due.getTime()).toBeGreaterThanOrEqual(at)
        expect(due.getTime() - at).toBeLessThanOrEqual(75 * 3_600_000)
        if (urgent && !isQuiet(new Date(at), timezone, hours)) expect(due.getTime()).toBe(at)
        // What is late by a moment leaves at once, not a day later.
        expect(dueAt(due, timezone, hours, true)).toEqual(due)
      }),
      { numRuns: 2000 },
    )
  })
})
