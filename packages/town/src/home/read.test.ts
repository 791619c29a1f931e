import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { addEvent, addRecord, addTown } from '../testing/rows.ts'
import type { TownCard } from '../types.ts'
import { readTownHome } from './read.ts'

const { db } = await testDatabase()
const monday = '2026-11-23'
const here = { town: '44137' }
let town: TownCard

beforeEach(async () => {
  await sql`truncate town, holiday cascade`.execute(db)
  town = await addTown(db, { code: '44137', name: 'Prinquiau', slug: 'prinquiau', latitude: 47.366, longitude: -2.01 })
})

const names = (lines: { name: string }[]) => lines.map((line) => line.name)

describe('the home of Prinquiau', () => {
  it('has each event in one part: today, this week, the week-end, later', async () => {
    await addEvent(db, { name: 'Ce soir' }, { ...here, dates: ['2026-11-23T20:00'] })
    await addEvent(db, { name: 'Jeudi' }, { ...here, dates: ['2026-11-26'] })
    await addEvent(db, { name: 'Samedi' }, { ...here, dates: ['2026-11-28'] })
    await addEvent(db, { name: 'En décembre' }, { ...here, dates: ['2026-12-12'] })
    await addEvent(db, { name: 'Exposition' }, { ...here, dates: [{ day: '2026-11-01', until: '2026-12-24' }] })
    const tuesdays = ['2026-11-17', '2026-11-24', '2026-12-01', '2026-12-08', '2026-12-15']
    await addEvent(db, { name: 'Yoga' }, { ...here, dates: tuesdays })
    const home = await readTownHome(db, { town, today: monday })
    const { today, week, weekend, next, lasting } = home.agenda
    expect([today, week, weekend, next, lasting].map(names)).toEqual([
      ['Ce soir'],
      ['Jeudi'],
      ['Samedi'],
      ['En décembre'],
      ['Exposition'],
    ])
    expect(names(home.activities)).toEqual(['Yoga'])
    expect(home.counts.events).toBe(6)
  })

  it('on a Saturday, what is today is not said again under the week-end', async () => {
    await addEvent(db, { name: 'Samedi' }, { ...here, dates: ['2026-11-28'] })
    await addEvent(db, { name: 'Dimanche' }, { ...here, dates: ['2026-11-29'] })
    const { agenda } = await readTownHome(db, { town, today: '2026-11-28' })
    expect([names(agenda.today), names(agenda.weekend)]).toEqual([['Samedi'], ['Dimanche']])
  })

  it('has news, deals, markets, heritage, practical things and the directory, and counts no example', async () => {
    await addRecord(db, 'article', 'Article', { name: 'Brève' }, { ...here, extra: { published_on: '2026-11-20' } })
    await addRecord(db, 'offer', 'Offer', { name: 'Remise' }, { ...here, example: true })
    await addRecord(
      db,
      'market',
      'Market',
      { name: 'Marché', openingHours: 'Fr 08:00-12:00' },
      { ...here, category: 'market' },
    )
    await addRecord(db, 'place', 'Place', { name: 'Mairie' }, { ...here, category: 'town-hall' })
    await addRecord(db, 'place', 'Place', { name: 'Banc' }, { ...here, category: 'bench' })
    await addRecord(db, 'organization', 'Organization', { name: 'Chorale' }, { ...here, category: 'music' })
    await addRecord(db, 'subsidy', 'Subsidy', { name: 'Chorale' }, { ...here, extra: { year: 2018, amount: 500 } })
    for (const identifier of ['a', 'b', 'c']) {
      await addRecord(db, 'place', 'Place', { name: 'Calvaire', identifier }, { ...here, category: 'cross' })
    }
    await addRecord(
      db,
      'place',
      'Place',
      { name: 'Moulin', image: { url: 'https://example.org/m.jpg' } },
      { ...here, category: 'mill' },
    )
    const home = await readTownHome(db, { town, today: monday })
    expect(home.counts).toEqual({
      events: 0,
      markets: 1,
      news: 1,
      deals: 0,
      directory: 1,
      heritage: 2,
      practical: 3,
      subsidies: 1,
    })
    expect(names(home.deals)).toEqual(['Remise'])
    expect(home.markets[0]!.next?.day).toBe('2026-11-27')
    expect(names(home.practical)).toEqual(['Mairie'])
    expect(names(home.heritage)).toEqual(['Moulin', 'Calvaire'])
    expect(home.directory).toEqual([{ category: 'music', count: 1 }])
    expect(home.money).toEqual({ year: 2018, count: 1, amount: 500, credits: [] })
  })

  it('with nothing to announce, shows first the neighbours that have something', async () => {
    await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay', latitude: 47.36, longitude: -1.942 })
    await addTown(db, { code: '44052', name: 'Donges', slug: 'donges', latitude: 47.325, longitude: -2.075 })
    await addEvent(db, { name: 'Loto' }, { town: '44052', dates: ['2026-11-28'] })
    const quiet = await readTownHome(db, { town, today: monday })
    expect(quiet.neighbours.map((one) => [one.name, one.announced])).toEqual([
      ['Donges', 1],
      ['Savenay', 0],
    ])
    await addEvent(db, { name: 'Bal' }, { ...here, dates: ['2026-11-28'] })
    expect(names((await readTownHome(db, { town, today: monday })).neighbours)).toEqual(['Savenay', 'Donges'])
  })
})
