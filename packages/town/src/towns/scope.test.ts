import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { readAgendaRecords } from '../agenda/feed.ts'
import { readAgenda } from '../agenda/upcoming.ts'
import { readMapPoints } from '../map/points.ts'
import { readNews } from '../news/read.ts'
import { searchTown } from '../search/search.ts'
import { addEvent, addRecord, addTown } from '../testing/rows.ts'
import type { TownCard } from '../types.ts'
import { readDial } from './scope.ts'

const { db } = await testDatabase()
const today = '2026-11-23'
let savenay: TownCard

beforeEach(async () => {
  await sql`truncate town, publication cascade`.execute(db)
  savenay = await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay', latitude: 47.36, longitude: -1.94 })
  await addTown(db, { code: '44137', name: 'Prinquiau', slug: 'prinquiau', latitude: 47.36, longitude: -2.0 })
  await addTown(db, { code: '44045', name: 'Cordemais', slug: 'cordemais', latitude: 47.29, longitude: -1.88 })
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain', latitude: 47.47, longitude: -1.76 })
  await addTown(db, { code: '44036', name: 'Châteaubriant', slug: 'chateaubriant', latitude: 47.72, longitude: -1.38 })
  await addTown(db, { code: '44033', name: 'Campbon', slug: 'campbon', latitude: 47.41, longitude: -1.97, open: false })
  await sql`
    update town set intercommunality = '200072734', intercommunality_name = 'CC Estuaire et Sillon'
    where code in ('44195', '44137', '44045', '44033')`.execute(db)
  const dates = ['2026-11-28T20:30']
  await addEvent(db, { name: 'Loto' }, { town: '44195', dates })
  await addEvent(db, { name: 'Bal' }, { town: '44137', dates })
  await addEvent(db, { name: 'Théâtre' }, { town: '44045', dates })
  await addEvent(db, { name: 'Fest-noz' }, { town: '44015', dates })
  await addEvent(db, { name: 'Marche des moulins', latitude: 47.39, longitude: -1.9 } as never, {
    town: '44015',
    dates,
  })
  await addEvent(db, { name: 'Foire' }, { town: '44036', dates })
})

async function names(asked?: string) {
  const { scope } = await readDial(db, { town: savenay, asked })
  const query = { town: savenay, scope, from: today, to: '2026-12-31', today }
  const agenda = await readAgenda(db, query)
  const lines = agenda.days.flatMap((day) => day.lines)
  const feed = (await readAgendaRecords(db, query)).map((item) => item.record.name)
  expect(feed.toSorted()).toEqual(lines.map((line) => line.name).toSorted())
  return lines.map((line) => line.name).toSorted()
}

describe('the scope dial', () => {
  it('offers only what shows more: open towns around, and those of the same intercommunality', async () => {
    const dial = await readDial(db, { town: savenay })
    expect(dial.notches).toEqual([
      { name: 'town', towns: 1 },
      { name: '5', towns: 2 },
      { name: 'interco', towns: 3 },
      { name: '30', towns: 4 },
    ])
    expect(dial.intercommunality).toBe('CC Estuaire et Sillon')
    await sql`update town set opened_at = null where code <> '44195'`.execute(db)
    const alone = await readDial(db, { town: savenay, asked: '30' })
    expect(alone).toMatchObject({ notches: [{ name: 'town' }], intercommunality: null, scope: { name: 'town' } })
  })

  it('widens the agenda and its feed notch by notch: a thing counts by its own position, else by its town’s centre', async () => {
    expect(await names()).toEqual(['Loto'])
    expect(await names('nonsense')).toEqual(['Loto'])
    expect(await names('5')).toEqual(['Bal', 'Loto', 'Marche des moulins'])
    expect(await names('interco')).toEqual(['Bal', 'Loto', 'Théâtre'])
    expect(await names('30')).toEqual(['Bal', 'Fest-noz', 'Loto', 'Marche des moulins', 'Théâtre'])
  })

  it('says of a line of another town which one, and how far', async () => {
    const { scope } = await readDial(db, { town: savenay, asked: '5' })
    const agenda = await readAgenda(db, { town: savenay, scope, from: today, to: '2026-12-31', today })
    const lines = new Map(agenda.days.flatMap((day) => day.lines).map((line) => [line.name, line]))
    expect(lines.get('Loto')).toMatchObject({ distance: null })
    expect(lines.get('Loto')!.of).toBeUndefined()
    expect(lines.get('Bal')).toMatchObject({ of: { slug: 'prinquiau', name: 'Prinquiau' }, distance: 4.5 })
    expect(lines.get('Marche des moulins')).toMatchObject({ of: { slug: 'blain' }, distance: 4.5 })
  })

  it('widens the news, the search and the map alike', async () => {
    await addRecord(db, 'article', 'Article', { name: 'La rue du Lavoir rouvre' }, { town: '44137' })
    await addRecord(
      db,
      'place',
      'Place',
      { name: 'Moulin de la Sublaire', latitude: 47.36, longitude: -1.99 },
      { town: '44137', category: 'heritage' },
    )
    const { scope } = await readDial(db, { town: savenay, asked: '5' })
    const near = { town: savenay, scope, today }
    expect((await readNews(db, near)).items).toMatchObject([{ of: { slug: 'prinquiau', distance: 4.5 } }])
    expect((await readNews(db, { town: savenay, today })).items).toEqual([])
    expect((await searchTown(db, { ...near, text: 'moulin' })).items.map((hit) => hit.town.slug)).toContain('prinquiau')
    expect((await searchTown(db, { town: savenay, today, text: 'lavoir' })).items).toEqual([])
    expect((await readMapPoints(db, near)).map((point) => [point.name, point.of])).toEqual([
      ['Marche des moulins', 'blain'],
      ['Moulin de la Sublaire', 'prinquiau'],
    ])
  })

  it('shows in the town’s own agenda what its animator accepted from another town', async () => {
    const id = await addEvent(db, { name: 'Salon du livre' }, { town: '44036', dates: ['2026-11-29'] })
    await sql`
      insert into source_record (typed_by, id, kind, thing_id, town, town_reason, hash, name, record, first_seen, last_changed)
      values ('organiser', 'urn:wiker:event:proposed', 'event', ${id}, '44036', 'given', 'h', 'Salon du livre', '{}', now(), now())`.execute(
      db,
    )
    const { rows } = await sql<{ id: number }>`
      insert into publication (town, kind, state, record, record_id, published_at)
      values ('44036', 'event', 'published', '{}', 'urn:wiker:event:proposed', now()) returning id`.execute(db)
    await sql`insert into publication_reach (publication_id, town, state) values (${rows[0]!.id}, '44195', 'asked')`.execute(
      db,
    )
    expect(await names()).toEqual(['Loto'])
    await sql`update publication_reach set state = 'accepted'`.execute(db)
    expect(await names()).toEqual(['Loto', 'Salon du livre'])
    const { scope } = await readDial(db, { town: savenay })
    const agenda = await readAgenda(db, { town: savenay, scope, from: '2026-11-29', to: '2026-11-29', today })
    expect(agenda.days[0]!.lines[0]).toMatchObject({ of: { slug: 'chateaubriant' }, distance: 58 })
  })
})

describe('what readers filter by', () => {
  it('counts each choice with the others made, and offers none that leads to nothing or changes nothing', async () => {
    const dates = ['2026-11-23T20:00']
    await addEvent(db, { name: 'A', isAccessibleForFree: true }, { town: '44195', category: 'concert', dates })
    await addEvent(
      db,
      { name: 'B', isAccessibleForFree: true, typicalAgeRange: '3-6' },
      { town: '44195', category: 'show', dates },
    )
    const read = (more = {}) => readAgenda(db, { town: savenay, from: today, to: '2026-12-31', today, ...more })
    const all = await read()
    expect(all.traits).toEqual([
      { trait: 'free', count: 2 },
      { trait: 'children', count: 1 },
    ])
    expect([all.tonight, all.total]).toEqual([2, 3])
    const shows = await read({ categories: ['show'] })
    expect(shows.traits).toEqual([])
    expect((await read({ traits: ['free'] })).categories).toEqual([
      { category: 'concert', count: 1 },
      { category: 'show', count: 1 },
    ])
    expect((await read({ traits: ['free', 'children'] })).days[0]!.lines.map((line) => line.name)).toEqual(['B'])
    expect((await read({ categories: ['concert', 'show'] })).total).toBe(2)
    expect((await read({ to: today, after: '20:30' })).total).toBe(0)
    expect((await read({ to: today, after: '17:00' })).total).toBe(2)
  })
})
