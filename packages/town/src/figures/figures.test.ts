import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { describe, expect, it } from 'vitest'
import { readCanteenWeek } from '../practical/canteen.ts'
import { readCollections } from '../practical/collections.ts'
import { readDepartures } from '../practical/departures.ts'
import { addRecord, addSource, addTown } from '../testing/rows.ts'
import { hasFigures, readFigures } from './read.ts'

const { db } = await testDatabase()
const town = await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
const bare = await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
const source = await addSource(db, { name: 'Série', publisher: 'Insee', licence: 'Licence Ouverte 2.0' })
const here = { town: '44015', source }
/** Tuesday. */
const today = '2026-11-24'
const now = new Date('2026-11-24T11:00:00Z')

async function figure(category: string, name: string, year: number, value: number, more: object = {}) {
  await addRecord(
    db,
    'statistic',
    'Statistic',
    { name, year, value, ...more },
    { ...here, category, extra: { year, value } },
  )
}

for (const [year, value] of [
  [1876, 6757],
  [1999, 7733],
  [2022, 10214],
] as const)
  await figure('population', 'Population', year, value)
await figure('first-name', 'LOUISE', 2024, 2)
await figure('first-name', 'LOUISE', 2025, 4)
await figure('first-name', 'GABRIEL', 2025, 3)
await figure('first-name', 'TANCRÈDE', 2025, 1)
await addRecord(
  db,
  'deliberation',
  'Deliberation',
  { name: 'Budget', votesFor: 24, abstentions: 3, url: 'https://example.org/1.pdf' },
  { ...here, extra: { decided_on: '2026-10-15' } },
)
await addRecord(db, 'deliberation', 'Deliberation', { name: 'Vœu' }, { ...here, extra: { decided_on: '2026-11-02' } })

const menu = (day: string, dish: string) =>
  addRecord(
    db,
    'menu',
    'Menu',
    { name: dish, date: day, restaurant: 'Anne Frank', dishes: [{ name: dish }] },
    { ...here, category: 'canteen', extra: { served_on: day } },
  )
await menu('2026-11-23', 'Hier')
await menu('2026-11-24', 'Poisson')
await menu('2026-11-27', 'Lasagnes')
await menu('2026-12-01', 'Dans huit jours')

const waste = (name: string, given: object) =>
  addRecord(db, 'place', 'Place', { name, ...given }, { ...here, category: 'waste' })
await waste('Ordures ménagères', { openingHours: 'Th', additional: { Secteur: 'Bourg' } })
await waste('Verre', { warnings: [{ field: 'openingHours', message: 'x', values: { text: 'un lundi sur trois' } }] })
await waste('Déchèterie', { openingHours: 'Mo-Sa 09:00-18:00' })
await waste('Composteur', {})

const stop = (name: string, retrieved: string, departures: string[]) =>
  addRecord(
    db,
    'transit',
    'Transit',
    {
      name,
      additional: { lines: ['301', '300'], departures },
      provenance: { source: 'https://example.org', retrieved },
    },
    { ...here, category: 'bus-stop' },
  )
const timetable = ['06:32 301 → Nantes', '12:04 301 → Nantes', '12:34 300', '25:10 301 → Nantes']
await stop('Église', '2026-11-24T03:00:00Z', timetable)
await stop('Gare', '2026-11-23T03:00:00Z', timetable)

describe('A town in figures', () => {
  it('tells how many people lived there, the earliest year first, and who counted', async () => {
    const { population } = await readFigures(db, { town })
    expect(population!.points).toEqual([
      { year: 1876, value: 6757 },
      { year: 1999, value: 7733 },
      { year: 2022, value: 10214 },
    ])
    expect(population!.credit).toMatchObject({ publisher: 'Insee', licence: 'Licence Ouverte 2.0' })
  })

  it('gives the first names of all years together, but none that fewer than three children bear', async () => {
    const { names } = await readFigures(db, { town })
    expect(names).toMatchObject({ first: 2024, last: 2025 })
    expect(names!.items).toEqual([
      { name: 'LOUISE', count: 6 },
      { name: 'GABRIEL', count: 3 },
    ])
  })

  it('gives the council’s decisions, the latest first, with the votes that are known', async () => {
    const { decisions } = await readFigures(db, { town })
    expect(decisions.map(({ name, day, votes, url }) => ({ name, day, votes, url }))).toEqual([
      { name: 'Vœu', day: '2026-11-02', votes: null, url: null },
      {
        name: 'Budget',
        day: '2026-10-15',
        votes: { for: 24, against: 0, abstentions: 3 },
        url: 'https://example.org/1.pdf',
      },
    ])
  })

  it('is not spoken of where nothing is known', async () => {
    expect(await readFigures(db, { town: bare })).toEqual({ population: null, names: null, decisions: [] })
    expect([await hasFigures(db, town), await hasFigures(db, bare)]).toEqual([true, false])
  })
})

describe('Every day', () => {
  it('the canteen shows its coming week, neither yesterday nor what is further', async () => {
    const menus = await readCanteenWeek(db, { town, today })
    expect(menus.map(({ day, dishes }) => [day, dishes[0]!.name])).toEqual([
      ['2026-11-24', 'Poisson'],
      ['2026-11-27', 'Lasagnes'],
    ])
  })

  it('the bins have their next day, or the words of their source; the tip is no collection', async () => {
    const collections = await readCollections(db, { town, today })
    expect(collections.map(({ name, next, words, sector }) => ({ name, next, words, sector }))).toEqual([
      { name: 'Ordures ménagères', next: '2026-11-26', words: null, sector: 'Bourg' },
      { name: 'Verre', next: null, words: 'un lundi sur trois', sector: null },
    ])
  })

  it('a stop has what leaves from now on, the last bus after midnight too; a timetable of yesterday is not today’s', async () => {
    const stops = await readDepartures(db, { town, today, now })
    expect(stops.map(({ name, lines, departures }) => ({ name, lines, departures }))).toEqual([
      {
        name: 'Église',
        lines: ['301', '300'],
        departures: [
          { time: '12:04', line: '301', headsign: 'Nantes' },
          { time: '12:34', line: '300', headsign: null },
          { time: '01:10', line: '301', headsign: 'Nantes' },
        ],
      },
      { name: 'Gare', lines: ['301', '300'], departures: [] },
    ])
  })
})
