import { ensurePerson } from '@wiker/platform/accounts/accounts.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { addEvent, addSource, addTown } from '../../testing/rows.ts'
import { follow } from '../follows/follow.ts'
import { go } from '../going/go.ts'
import { readGoing } from '../going/read.ts'
import { tidyMeeting } from '../upkeep.ts'
import { noteNewFromSources, noteSourceChanges } from './watch.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T10:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
let concert: string
let marie: string

beforeEach(async () => {
  await sql`truncate town, person, source, happening, going, going_total cascade`.execute(db)
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  const source = await addSource(db, { name: 'Agenda du pays' })
  concert = await addEvent(
    db,
    { name: 'Concert' },
    { town: '44015', source, dates: ['2026-11-28T20:30', '2026-12-05T20:30'] },
  )
  await sql`update event set updated_at = ${now}`.execute(db)
  marie = (await ensurePerson(db, 'marie@example.org')).id
})
const harvested = async (day: string, status: string, at: Date) => {
  await sql`update event_date set status = ${status} where event_id = ${concert} and day = ${day}::date`.execute(db)
  await sql`update event set updated_at = ${at} where id = ${concert}`.execute(db)
}

describe('What a source says of an event', () => {
  test('that somebody follows is noted once for each date and state, whoever looks at the same time', async () => {
    await follow(db, marie, { kind: 'event', town: '44015', subject: concert }, now)
    expect(await noteSourceChanges(db, later(1))).toBe(0)
    await harvested('2026-11-28', 'cancelled', later(2))
    const counts = await Promise.all([noteSourceChanges(db, later(3)), noteSourceChanges(db, later(3))])
    expect(counts.sort()).toEqual([0, 1])
    await harvested('2026-12-05', 'full', later(4))
    expect(await noteSourceChanges(db, later(5))).toBe(1)
    expect(await noteSourceChanges(db, later(6))).toBe(0)
  })

  test('is not noted when nobody follows it, nor when it was so before', async () => {
    await harvested('2026-11-28', 'cancelled', later(-1))
    expect(await noteSourceChanges(db, later(3))).toBe(0)
    await follow(db, marie, { kind: 'event', town: '44015', subject: concert }, now)
    expect(await noteSourceChanges(db, later(3))).toBe(0)
  })
})

describe('What sources announce', () => {
  const announced = async (count: number) => {
    const source = await addSource(db, { name: 'Agenda' })
    for (let i = 0; i < count; i++)
      await addEvent(db, { name: `Loto ${i}` }, { town: '44015', source, category: 'loto', dates: ['2026-12-12'] })
    await sql`update event set created_at = case when name like 'Loto%' then ${now}::timestamptz else '2026-01-01' end`.execute(
      db,
    )
  }

  test('is noted once where somebody follows the town, a category or a club of it', async () => {
    await announced(2)
    expect(await noteNewFromSources(db, later(1))).toBe(0)
    await follow(db, marie, { kind: 'category', town: '44015', subject: 'loto' }, now)
    expect(await noteNewFromSources(db, later(1))).toBe(2)
    expect(await noteNewFromSources(db, later(2))).toBe(0)
  })

  test('is no news when a whole calendar comes in at once', async () => {
    await follow(db, marie, { kind: 'town', town: '44015', subject: '' }, now)
    await announced(26)
    expect(await noteNewFromSources(db, later(1))).toBe(0)
  })
})

test('two days after an event, who came is a number and nobody', async () => {
  await follow(db, marie, { kind: 'event', town: '44015', subject: concert }, now)
  const coming = {
    person: marie,
    thing: concert,
    day: '2026-11-28',
    town: '44015',
    people: 3,
    name: 'Marie',
    remind: false,
  }
  expect(await go(db, coming, '2026-11-23', now)).toEqual({ ok: true })
  await tidyMeeting(db, new Date('2026-11-29T02:00:00Z'))
  expect(await readGoing(db, concert)).toMatchObject([{ over: false, named: [{ name: 'Marie', people: 3 }] }])
  await tidyMeeting(db, new Date('2026-12-01T02:00:00Z'))
  expect(await readGoing(db, concert)).toEqual([{ day: '2026-11-28', people: 3, households: 1, named: [], over: true }])
  expect((await sql`select from going`.execute(db)).rows).toEqual([])
})
