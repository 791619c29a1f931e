import type { CanonicalRecord } from '@wiker/model'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { rowOf } from '../rows/row.ts'
import { saveSource } from '../sources/write.ts'
import type { IncomingRow } from './incoming.ts'
import { type StoreOptions, storeRows } from './store.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T10:00:00Z')
let sourceId: number
let other: number

beforeEach(async () => {
  await sql`truncate town, source, holiday, match_block cascade`.execute(db)
  await sql`insert into town (code, name, slug, timezone, school_zone, opened_at) values
    ('44015', 'Blain', 'blain', 'Europe/Paris', 'B', now()), ('44195', 'Savenay', 'savenay', 'Europe/Paris', 'B', now())`.execute(
    db,
  )
  sourceId = await newSource('mairie')
  other = await newSource('office-de-tourisme')
})

async function newSource(slug: string): Promise<number> {
  const saved = await saveSource(db, { slug, name: slug, url: `https://example.org/${slug}` }, now)
  if (!saved.ok) throw new Error(saved.message)
  return saved.id
}

function place(key: string, name = `Lieu ${key}`, more: object = {}): CanonicalRecord {
  return { type: 'Place', id: `urn:wiker:place:${key}`, name, ...more } as CanonicalRecord
}

function event(key: string, more: object): CanonicalRecord {
  return {
    type: 'Event',
    id: `urn:wiker:event:${key}`,
    name: `Fête ${key}`,
    eventStatus: 'scheduled',
    ...more,
  } as CanonicalRecord
}

async function* incoming(records: CanonicalRecord[], town = '44015'): AsyncGenerator<IncomingRow> {
  for (const [i, record] of records.entries()) {
    yield {
      ...rowOf(record, { town, reason: 'code', positionHolds: true })!,
      member: record.provenance?.member ?? 'liste.csv',
      line: i + 1,
    }
  }
}

function store(records: CanonicalRecord[], more: Partial<StoreOptions> = {}) {
  return storeRows(db, incoming(records), { sourceId, now, today: '2026-11-23', ...more })
}

const many = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => place(`${i + from}`.padStart(20, '0')))

async function names(table = 'place', source = sourceId): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(table)}
    where source_id = ${source} and withdrawn_at is null order by name`.execute(db)
  return rows.map((row) => row.name)
}

describe('Storing what a source says', () => {
  test('twice changes nothing, not even the moment of the last change', async () => {
    expect(await store(many(20))).toMatchObject({ added: 20, changed: 0, same: 0, withdrawn: 0 })
    const before = await sql`select xmin::text, id from place order by id`.execute(db)
    const later = new Date('2026-11-24T10:00:00Z')
    expect(await store(many(20), { now: later })).toMatchObject({ added: 0, changed: 0, same: 20, withdrawn: 0 })
    expect((await sql`select xmin::text, id from place order by id`.execute(db)).rows).toEqual(before.rows)
  })

  test('writes the records that changed and only those', async () => {
    await store(many(10))
    const records = many(10)
    records[3] = place(`${3}`.padStart(20, '0'), 'Salle rénovée')
    expect(await store(records)).toMatchObject({ added: 0, changed: 1, same: 9, withdrawn: 0 })
    expect(await names()).toContain('Salle rénovée')
  })

  test('failure 15: withdraws what two good runs in a row do not give, and brings it back with them', async () => {
    await store(many(10))
    expect(await store(many(9))).toMatchObject({ missing: 1, withdrawn: 0, same: 9 })
    expect(await names()).toHaveLength(10)
    expect(await store(many(9))).toMatchObject({ missing: 0, withdrawn: 1, same: 9 })
    expect(await names()).toHaveLength(9)
    expect(await store(many(10))).toMatchObject({ changed: 1, same: 9 })
    expect(await names()).toHaveLength(10)
  })

  test('failure 15: a source that hiccups takes nothing back, and is not asked to start again from the first miss', async () => {
    await store(many(10))
    const before = await sql`select xmin::text from place order by id`.execute(db)
    for (const count of [9, 10, 9, 10]) expect(await store(many(count))).toMatchObject({ withdrawn: 0 })
    expect((await sql`select xmin::text from place order by id`.execute(db)).rows).toEqual(before.rows)
    await store(many(9))
    expect(await store(many(8))).toMatchObject({ missing: 1, withdrawn: 1 })
  })

  test('failure 15: a harvest that would withdraw more than a fifth stops, and waits for a person', async () => {
    await store(many(10))
    const report = await store(many(7))
    expect(report.held).toEqual({ key: 'withdraws-too-much', values: { count: 3, live: 10, limit: 2 } })
    expect(await names()).toHaveLength(10)
    expect((await store(many(8))).held).toBeUndefined()
    await store(many(10))
    const approved = await store(many(7), { approved: { withdrawn: 3, added: 0 } })
    expect(approved.held).toBeUndefined()
    expect(approved.withdrawn).toBe(3)
    expect(await names()).toHaveLength(7)
  })

  test('failure 15: an empty file destroys nothing', async () => {
    await store(many(4))
    expect((await store([])).held?.key).toBe('withdraws-too-much')
    expect(await names()).toHaveLength(4)
  })

  test('failure 15: a harvest touches its own layer only', async () => {
    await store(many(10))
    const lower = () =>
      sql`select xmin::text, id from source_record where source_id = ${sourceId} order by id`.execute(db)
    const before = await lower()
    await store(many(5, 100), { sourceId: other })
    const told = [...many(5, 100), place(many(1)[0]!.id.slice(-20), 'Autre nom')]
    const report = await store(told, { sourceId: other })
    expect(report).toMatchObject({ added: 1, changed: 0, same: 5, withdrawn: 0 })
    expect((await lower()).rows).toEqual(before.rows)
    expect(await names()).toHaveLength(10)
    // Both tell of one thing now; what the other takes back again stays.
    await store(many(5, 100), { sourceId: other, approved: { withdrawn: 1, added: 0 } })
    expect(await names()).toHaveLength(10)
  })

  test('failure 23: a source that renames everything at each export creates nothing again', async () => {
    await store(many(30))
    for (let round = 1; round <= 5; round++) {
      const renamed = many(30).map((record, i) => place(`r${round}-${i}`, record.name))
      const report = await store(renamed)
      expect(report).toMatchObject({ added: 0, changed: 0, same: 30, withdrawn: 0, recognised: 30 })
    }
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from place`.execute(db)
    expect(rows[0]!.n).toBe(30)
  })

  test('failure 23: a flood waits for a person', async () => {
    await store(many(20))
    const report = await store([...many(20), ...many(900, 1000)])
    expect(report.held).toEqual({ key: 'adds-too-much', values: { count: 900, live: 20, limit: 500 } })
    expect(await names()).toHaveLength(20)
  })

  test('failure 19: an event under a new identifier is the same event, its page stays', async () => {
    const fair = { name: 'Foire de printemps', startDate: '2026-12-05T10:00:00+01:00' }
    await store([event('aaa', fair), event('bbb', { startDate: '2026-12-06' })])
    const report = await store([event('ccc', fair), event('bbb', { startDate: '2026-12-06' })])
    expect(report).toMatchObject({ added: 0, same: 2, withdrawn: 0, recognised: 1 })
    const { rows } = await sql`select id, record->>'id' as inside from event where name = 'Foire de printemps'`.execute(
      db,
    )
    expect(rows).toEqual([{ id: 'urn:wiker:event:aaa', inside: 'urn:wiker:event:aaa' }])
  })

  test('failure 22: every record read is stored or counted as repeated', async () => {
    const records = [...many(12), ...many(3)]
    const report = await store(records)
    expect(report.added + report.repeated.length).toBe(records.length)
    expect(report.repeated.map((row) => row.line)).toEqual([13, 14, 15])
  })

  test('keeps different records that share an id, in whatever order they come', async () => {
    const a = place('x', 'Salle A')
    const b = place('x', 'Salle B')
    await store([a, b])
    const ids = await sql`select id, name from place order by name`.execute(db)
    expect(await store([b, a])).toMatchObject({ added: 0, changed: 0, same: 2 })
    expect((await sql`select id, name from place order by name`.execute(db)).rows).toEqual(ids.rows)
    expect(ids.rows).toHaveLength(2)
  })

  test('failure 23: one place on several lines is one place, places that only share a name are not', async () => {
    const at = (latitude: number, streetAddress?: string) => ({ latitude, longitude: -1.76, streetAddress })
    const lines = [
      place('a', 'Pôle de loisirs', { ...at(47.47, 'Lac'), categories: ['tennis'], telephone: '02 40 00 00 00' }),
      place('b', 'PÔLE DE LOISIRS', { ...at(47.4701, 'Lac'), categories: ['swimming-pool'] }),
      place('c', 'Aire de jeux', at(47.47, 'rue du Port')),
      place('d', 'Aire de jeux', at(47.49, 'rue du Lac')),
      ...[47.4, 47.44, 47.48].map((latitude, i) =>
        place(`v${i}`, 'Véloroute', { ...at(latitude), categories: ['cycle-route'] }),
      ),
    ]
    const report = await store(lines)
    expect(report).toMatchObject({ added: 4 })
    expect(report.merged.map((row) => row.name).sort()).toEqual(['PÔLE DE LOISIRS', 'Véloroute', 'Véloroute'])
    expect(await names()).toEqual(['Aire de jeux', 'Aire de jeux', 'Pôle de loisirs', 'Véloroute'])
    const { rows } =
      await sql`select record->'categories' as categories from place where name = 'Pôle de loisirs'`.execute(db)
    expect(rows).toEqual([{ categories: ['tennis', 'swimming-pool'] }])
    expect(await store(lines.reverse())).toMatchObject({ added: 0, changed: 0, same: 4, withdrawn: 0 })
  })

  test('failure 19: an event that its source gives twice is one event, two that differ in anything a reader sees are two', async () => {
    const fair = { name: 'Foire', startDate: '2026-12-05T10:00:00+01:00', location: { name: 'Halle' } }
    const lines = [
      event('a', fair),
      event('b', { ...fair, url: 'https://example.org/b' }),
      event('c', { ...fair, startDate: '2026-12-05T15:00:00+01:00' }),
      event('d', { ...fair, description: 'Pour les enfants' }),
      event('e', { name: 'Foire' }),
      event('f', { name: 'Foire' }),
      event('g', { ...fair, name: 'Foire 2' }),
    ]
    expect(await store(lines)).toMatchObject({ added: 6, merged: [{ name: 'Foire' }] })
    expect(await store(lines.reverse())).toMatchObject({ added: 0, changed: 0, same: 6 })
  })

  test('does not take what is past for withdrawn: agendas drop it, archives keep it', async () => {
    const past = Array.from({ length: 8 }, (_, i) => event(`past${i}`, { startDate: `2026-11-0${i + 1}` }))
    await store([...past, event('next', { startDate: '2026-12-24' })])
    expect(await store([event('next', { startDate: '2026-12-24' })])).toMatchObject({ withdrawn: 0, same: 1 })
    expect(await names('event')).toHaveLength(9)
    expect((await store([event('new', { startDate: '2026-12-31' })])).missing).toBe(1)
  })

  test('does not take an article for withdrawn that its feed has no room for, whichever of a day it leaves out', async () => {
    const article = (key: string, datePublished: string) =>
      ({ type: 'Article', id: `urn:wiker:article:${key}`, name: `Article ${key}`, datePublished }) as CanonicalRecord
    const old = ['a', 'b', 'c'].map((key) => article(key, '2026-11-10'))
    const recent = ['d', 'e', 'f'].map((key, i) => article(key, `2026-11-1${i + 2}`))
    await store([...old, ...recent])
    for (let round = 0; round < 2; round++) {
      expect(await store([old[2]!, ...recent])).toMatchObject({ missing: 0, withdrawn: 0 })
    }
    expect(await names('article')).toHaveLength(6)
    expect(await store([...old.slice(1), recent[0]!, recent[2]!])).toMatchObject({ missing: 1 })
  })

  test('leaves the rows of a file that could not be read this time', async () => {
    const inFile = (key: string, member: string) => place(key, key, { provenance: { source: 's', member } })
    await store([inFile('a', 'un.csv'), inFile('b', 'deux.csv')])
    expect(await store([inFile('a', 'un.csv')], { sheltered: ['deux.csv'] })).toMatchObject({ withdrawn: 0, same: 1 })
  })
})

describe('The days of events', () => {
  const days = async (name: string) =>
    (
      await sql<{ day: string; paris: string; status: string }>`
        select d.day, to_char(d.starts_at at time zone 'Europe/Paris', 'HH24:MI') as paris, d.status
        from event_date d join event e on e.id = d.event_id where e.name = ${name} order by d.day`.execute(db)
    ).rows

  test('failure 24: a weekly series keeps its hour over the change of clocks, and is laid down once', async () => {
    const series = event('yoga', {
      name: 'Yoga',
      startDate: '2026-09-08T20:30:00+02:00',
      endDate: '2026-09-08T21:30:00+02:00',
      recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=TU', timezone: 'Europe/Paris' },
    })
    await store([series])
    await store([series])
    const laid = await days('Yoga')
    expect(new Set(laid.map((row) => row.paris))).toEqual(new Set(['20:30']))
    expect(laid.map((row) => row.day)).toEqual([...new Set(laid.map((row) => row.day))])
    expect(laid.map((row) => row.day)).toEqual(
      expect.arrayContaining(['2026-10-20', '2026-10-27', '2027-03-23', '2027-03-30']),
    )
    const { rows } = await sql`select starts_on, ends_on, recurring, expanded_to from event`.execute(db)
    expect(rows).toEqual([{ starts_on: '2026-09-08', ends_on: null, recurring: true, expanded_to: '2027-12-28' }])
  })

  test('leave out the school holidays of the town that are known, and public holidays when asked', async () => {
    await sql`insert into holiday (country, kind, zone, name, starts, ends, source) values
      ('FR', 'school', 'B', 'Noël', '2026-12-19', '2027-01-03', 'test'), ('FR', 'school', 'A', 'Hiver', '2027-02-06', '2027-02-21', 'test')`.execute(
      db,
    )
    await store([
      event('chorale', {
        name: 'Chorale',
        startDate: '2026-12-01T18:00:00+01:00',
        recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=12', timezone: 'Europe/Paris', exceptSchoolHolidays: 'B' },
      }),
    ])
    const laid = (await days('Chorale')).map((row) => row.day)
    expect(laid).not.toContain('2026-12-22')
    expect(laid).toEqual(expect.arrayContaining(['2026-12-15', '2027-01-05', '2027-02-09']))
  })

  test('have no hour when none is known, and go with an event that is withdrawn', async () => {
    const fair = event('fair', { name: 'Foire', startDate: '2026-12-05', endDate: '2026-12-06' })
    const rest = Array.from({ length: 9 }, (_, i) => event(`e${i}`, { startDate: '2026-12-24' }))
    await store([fair, ...rest])
    expect(await days('Foire')).toEqual([{ day: '2026-12-05', paris: null, status: 'scheduled' }])
    await store(rest)
    await store(rest)
    expect(await days('Foire')).toEqual([])
  })
})
