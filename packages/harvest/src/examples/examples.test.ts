import { createClock } from '@wiker/platform'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { dayOfWeek } from '../events/days.ts'
import { clearExamples, saveRecord } from '../store/save-record.ts'
import { loadExamples } from './load.ts'
import { resolveDay } from './relative-days.ts'

const { db } = await testDatabase()
const clock = createClock('2026-11-23')
const file = new URL('../../../../demo/examples.fr.json', import.meta.url).pathname
const towns = ['44052', '44195', '44137', '44015']

test('A day told from today is that day, at the hour the clocks show', () => {
  const resolve = (text: string, today = '2026-11-23') => resolveDay(text, today, 'Europe/Paris')
  expect(resolve('@today')).toBe('2026-11-23')
  expect(resolve('@+3d 20:30')).toBe('2026-11-26T20:30:00+01:00')
  expect(resolve('@-1d')).toBe('2026-11-22')
  expect(resolve('@next monday')).toBe('2026-11-30')
  expect(resolve('@next saturday 14:00')).toBe('2026-11-28T14:00:00+01:00')
  expect(resolve('@next sunday 02:30', '2027-03-25')).toMatch(/^2027-03-28T02:30:00\+0[12]:00$/)
  expect(resolve('@next sunday 09:00', '2027-03-25')).toBe('2027-03-28T09:00:00+02:00')
  expect(() => resolve('@someday')).toThrow()
})

test('The next such weekday is within a week, and never today', () => {
  const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
  const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(days, fc.nat(6), (date, weekday) => {
      const today = date.toISOString().slice(0, 10)
      const day = resolveDay(`@next ${weekdays[weekday]}`, today, 'Europe/Paris')
      expect(dayOfWeek(day)).toBe(weekday)
      const distance = (Date.parse(day) - Date.parse(today)) / 86_400_000
      expect(distance).toBeGreaterThanOrEqual(1)
      expect(distance).toBeLessThanOrEqual(7)
    }),
  )
})

test('The first towns show every feature by examples from today on, and one command removes them', async () => {
  for (const code of towns) {
    await sql`insert into town (code, name, slug, timezone, school_zone, opened_at)
      values (${code}, ${code}, ${code}, 'Europe/Paris', 'B', now())`.execute(db)
  }
  const saved = await loadExamples(db, file, clock)
  expect(saved).toBeGreaterThanOrEqual(48)
  expect(await loadExamples(db, file, clock)).toBe(saved)
  for (const code of towns) {
    for (const table of ['event', 'article', 'offer', 'notice', 'menu', 'organization']) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}
        where town = ${code} and example and source_id is null`.execute(db)
      expect(rows[0]!.n, `${table} of ${code}`).toBeGreaterThan(0)
    }
    const { rows: dates } = await sql<{ n: number; first: string }>`select count(*)::int as n, min(day) as first
      from event_date where town = ${code}`.execute(db)
    expect(dates[0]!.n).toBeGreaterThan(20)
    expect(dates[0]!.first >= '2026-11-23').toBe(true)
  }
  const { rows: statuses } = await sql<{
    status: string
  }>`select distinct record->>'eventStatus' as status from event`.execute(db)
  expect(statuses.map((row) => row.status)).toEqual(
    expect.arrayContaining(['scheduled', 'cancelled', 'full', 'postponed']),
  )
  const { rows: uncategorised } = await sql`select name from event where category is null`.execute(db)
  expect(uncategorised).toEqual([])
  expect(await clearExamples(db)).toBe(saved)
  expect((await sql`select from event_date`.execute(db)).rows).toEqual([])
})

test('What a person types is judged by the model, and never overwrites what a source says', async () => {
  const options = { town: '44015', now: clock.now(), today: '2026-11-23' }
  const refused = await saveRecord(db, { type: 'Event', name: '', eventStatus: 'scheduled' }, options)
  expect(refused).toMatchObject({ ok: false, problems: [{ field: 'name' }] })
  await sql`insert into source (name, url) values ('mairie', 'x')`.execute(db)
  await sql`insert into place (id, town, town_reason, source_id, hash, name, record)
    select 'urn:wiker:place:1', '44015', 'code', id, '', 'Salle', '{}' from source`.execute(db)
  const stolen = await saveRecord(db, { type: 'Place', id: 'urn:wiker:place:1', name: 'Autre' }, options)
  expect(stolen.ok).toBe(false)
  const typed = await saveRecord(db, { type: 'Place', name: 'Salle' }, options)
  expect(typed.ok && typed.id).toMatch(/^urn:wiker:place:[0-9a-f]{20}$/)
})
