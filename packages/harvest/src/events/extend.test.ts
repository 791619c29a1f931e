import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { saveRecord } from '../store/save-record.ts'
import { extendSeries } from './extend.ts'

const { db } = await testDatabase()

test('A series goes on as the days go by, a few times a year, and one that ends is left alone', async () => {
  await sql`insert into town (code, name, slug, timezone, school_zone) values ('44015', 'Blain', 'blain', 'Europe/Paris', 'B')`.execute(
    db,
  )
  const options = { town: '44015', now: new Date('2026-11-23T10:00:00Z'), today: '2026-11-23' }
  const startDate = '2026-11-24T18:00:00+01:00'
  const weekly = (rrule: string) => ({ rrule, timezone: 'Europe/Paris' })
  await saveRecord(db, { type: 'Event', name: 'Chorale', startDate, recurrence: weekly('FREQ=WEEKLY') }, options)
  await saveRecord(db, { type: 'Event', name: 'Stage', startDate, recurrence: weekly('FREQ=WEEKLY;COUNT=3') }, options)
  const last = async (name: string) => {
    const { rows } = await sql<{ last: string; n: number }>`select max(day) as last, count(*)::int as n
      from event_date join event on event.id = event_id where name = ${name}`.execute(db)
    return rows[0]!
  }
  expect(await last('Chorale')).toEqual({ last: '2027-12-28', n: 58 })
  expect(await last('Stage')).toEqual({ last: '2026-12-08', n: 3 })

  expect(await extendSeries(db, '2026-12-10')).toBe(0)
  expect(await extendSeries(db, '2027-01-10')).toBe(1)
  expect(await last('Chorale')).toEqual({ last: '2028-02-08', n: 64 })
  expect(await last('Stage')).toEqual({ last: '2026-12-08', n: 3 })
  expect(await extendSeries(db, '2027-01-11')).toBe(0)
})

test('A cancelled occurrence stays, as cancelled, and a moved one is on its new day', async () => {
  const options = { town: '44015', now: new Date('2026-11-23T10:00:00Z'), today: '2026-11-23' }
  const overrides = [
    { recurrenceId: '2026-12-01T18:00:00+01:00', eventStatus: 'cancelled' as const },
    {
      recurrenceId: '2026-12-08T18:00:00+01:00',
      startDate: '2026-12-09T19:00:00+01:00',
      endDate: '2026-12-09T20:00:00+01:00',
    },
  ]
  const saved = await saveRecord(
    db,
    {
      type: 'Event',
      name: 'Yoga',
      startDate: '2026-11-24T18:00:00+01:00',
      endDate: '2026-11-24T19:00:00+01:00',
      recurrence: { rrule: 'FREQ=WEEKLY;COUNT=4', timezone: 'Europe/Paris', overrides },
    },
    options,
  )
  const id = saved.ok ? saved.id : ''
  const { rows } = await sql`select day, status from event_date where event_id = ${id} order by day`.execute(db)
  expect(rows).toEqual([
    { day: '2026-11-24', status: 'scheduled' },
    { day: '2026-12-01', status: 'cancelled' },
    expect.objectContaining({ day: '2026-12-09' }),
    { day: '2026-12-15', status: 'scheduled' },
  ])
})
