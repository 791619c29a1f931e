import type { Event } from '@wiker/model'
import { expect, test } from 'vitest'
import { whatChanged } from './what-changed.ts'

const yoga: Event = {
  type: 'Event',
  id: 'urn:wiker:event:1',
  name: 'Yoga',
  eventStatus: 'scheduled',
  startDate: '2026-11-24T18:00:00+01:00',
  recurrence: { rrule: 'FREQ=WEEKLY', timezone: 'Europe/Paris' },
  location: { name: 'Salle polyvalente' },
}
const tuesday = '2026-12-01T18:00:00+01:00'
const on = (override: object): Event => ({
  ...yoga,
  recurrence: { ...yoga.recurrence!, overrides: [{ recurrenceId: tuesday, ...override }] },
})

test('People who mean to come are told what concerns them, and of which date', () => {
  expect(whatChanged(yoga, { ...yoga, eventStatus: 'full' })).toEqual({ what: 'full' })
  expect(whatChanged(yoga, on({ eventStatus: 'cancelled' }))).toEqual({ what: 'cancelled', date: tuesday })
  expect(whatChanged(yoga, on({ startDate: '2026-12-02T18:00:00+01:00' }))).toEqual({ what: 'moved', date: tuesday })
  expect(whatChanged(yoga, { ...yoga, recurrence: { ...yoga.recurrence!, exdates: ['2026-12-08'] } })).toEqual({
    what: 'cancelled',
    date: '2026-12-08',
  })
  expect(whatChanged(yoga, { ...yoga, startDate: '2026-11-24T19:00:00+01:00' })).toEqual({ what: 'moved' })
  expect(whatChanged(yoga, { ...yoga, location: { name: 'Dojo' } })).toEqual({ what: 'moved' })
})

test('Nobody is woken for another wording', () => {
  expect(whatChanged(yoga, { ...yoga, name: 'Yoga doux', description: 'Apportez un tapis.' })).toBeUndefined()
  expect(whatChanged(on({ eventStatus: 'cancelled' }), on({ eventStatus: 'cancelled' }))).toBeUndefined()
})
