import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { readDeals } from '../deals/read.ts'
import { readDirectory } from '../directory/read.ts'
import { readHeritage } from '../heritage/read.ts'
import { readMapPoints } from '../map/points.ts'
import { readMoney } from '../money/read.ts'
import { readNews } from '../news/read.ts'
import { readPractical, readPracticalList } from '../practical/read.ts'
import { addEvent, addRecord, addSource, addTown } from '../testing/rows.ts'
import type { RecordDetail, TownCard } from '../types.ts'
import { readSectionRecords } from './feed.ts'
import { getRecord } from './get.ts'

const { db } = await testDatabase()
const today = '2026-11-23'
const here = { town: '44015' }
let town: TownCard

beforeEach(async () => {
  await sql`truncate town, source, holiday cascade`.execute(db)
  town = await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
})

const names = (lines: { name: string }[]) => lines.map((line) => line.name)
type Shown = Extract<RecordDetail, { state: 'shown' }>

describe('the directory of Blain', () => {
  it('has associations and places to go out by name, not the monuments nor the town hall', async () => {
    await addRecord(db, 'organization', 'Organization', { name: 'Étoile sportive' }, { ...here, category: 'sport' })
    await addRecord(db, 'place', 'Place', { name: 'Crêperie du canal' }, { ...here, category: 'restaurant' })
    await addRecord(db, 'place', 'Place', { name: 'Château de la Groulais' }, { ...here, category: 'castle' })
    await addRecord(db, 'place', 'Place', { name: 'Mairie' }, { ...here, category: 'town-hall' })
    await addRecord(db, 'organization', 'Organization', { name: 'Sans rubrique' }, here)
    const page = await readDirectory(db, { town, today })
    expect(names(page.items)).toEqual(['Crêperie du canal', 'Étoile sportive', 'Sans rubrique'])
    expect(page.total).toBe(3)
    expect(names((await readHeritage(db, { town, today })).items)).toEqual(['Château de la Groulais'])
  })

  it('filters by category and by words, and still offers all categories', async () => {
    await addRecord(db, 'organization', 'Organization', { name: 'Chorale' }, { ...here, category: 'music' })
    await addRecord(db, 'organization', 'Organization', { name: 'Harmonie' }, { ...here, category: 'music' })
    await addRecord(db, 'organization', 'Organization', { name: 'Judo club' }, { ...here, category: 'sport' })
    const music = await readDirectory(db, { town, today, category: 'music' })
    expect([names(music.items), music.total]).toEqual([['Chorale', 'Harmonie'], 2])
    expect(music.facets).toEqual([
      { category: 'music', count: 2 },
      { category: 'sport', count: 1 },
    ])
    expect(names((await readDirectory(db, { town, today, text: 'jud' })).items)).toEqual(['Judo club'])
  })

  it('shows examples with their label, counts them nowhere and leaves them out of feeds', async () => {
    await addRecord(db, 'organization', 'Organization', { name: 'Vraie' }, { ...here, category: 'music' })
    await addRecord(
      db,
      'organization',
      'Organization',
      { name: 'Exemple' },
      { ...here, category: 'sport', example: true },
    )
    const page = await readDirectory(db, { town, today })
    expect(page.items.map((line) => [line.name, line.example])).toEqual([
      ['Exemple', true],
      ['Vraie', false],
    ])
    expect([page.total, page.facets]).toEqual([1, [{ category: 'music', count: 1 }]])
    expect(
      (await readSectionRecords(db, { town, today, section: 'directory' })).map((item) => item.record.name),
    ).toEqual(['Vraie'])
  })

  it('never gives e-mail addresses in bulk, but on the page of the association itself', async () => {
    const id = await addRecord(
      db,
      'organization',
      'Organization',
      { name: 'Chorale', email: 'bonjour@example.org' },
      here,
    )
    const page = await readDirectory(db, { town, today })
    const feed = await readSectionRecords(db, { town, today, section: 'directory' })
    expect(JSON.stringify([page, feed])).not.toContain('@example.org')
    const detail = (await getRecord(db, { town, path: page.items[0]!.path, today })) as Shown
    expect(detail.line.record).toMatchObject({ id, email: 'bonjour@example.org' })
  })

  it('names in its feeds the source as people know it, not the file it was read from', async () => {
    const source = await addSource(db, {
      name: 'Associations',
      url: 'demo/data/associations.csv',
      publisher: 'Ville de Blain',
    })
    const provenance = { source: 'demo/data/associations.csv', record: 3 }
    await addRecord(db, 'organization', 'Organization', { name: 'Chorale', provenance }, { ...here, source })
    const [item] = await readSectionRecords(db, { town, today, section: 'directory' })
    expect(item!.record.provenance).toEqual({ source: 'Associations', record: 3, publisher: 'Ville de Blain' })
  })

  it('pages show each line once', async () => {
    for (let index = 0; index < 70; index++) {
      await addRecord(db, 'organization', 'Organization', { name: `Association ${index}` }, here)
    }
    const [first, second] = await Promise.all([
      readDirectory(db, { town, today }),
      readDirectory(db, { town, today, page: 2 }),
    ])
    expect([first.pages, first.total]).toEqual([2, 70])
    expect(new Set(names([...first.items, ...second.items])).size).toBe(70)
  })
})

describe('the heritage of Blain', () => {
  it('says the hundred crosses called "Croix" in one line, with their number', async () => {
    for (let index = 0; index < 100; index++) {
      await addRecord(
        db,
        'place',
        'Place',
        { name: 'Croix', identifier: String(index) },
        { ...here, category: 'cross' },
      )
    }
    await addRecord(db, 'place', 'Place', { name: 'Croix' }, { ...here, category: 'church' })
    const page = await readHeritage(db, { town, today })
    expect(page.items.map((line) => [line.name, line.category, line.same])).toEqual([
      ['Croix', 'church', 1],
      ['Croix', 'cross', 100],
    ])
    expect(page.total).toBe(2)
    const detail = (await getRecord(db, { town, path: page.items[1]!.path, today })) as Shown
    expect(detail.line.same).toBe(100)
    expect(detail.sameName).toHaveLength(60)
  })
})

describe('the page of a record', () => {
  it('names its source, licence and date, its neighbours and what is held there', async () => {
    const source = await addSource(db, { name: 'Lieux', publisher: 'Ville de Blain', licence: 'Licence Ouverte 2.0' })
    await sql`insert into run (source_id, state, finished_at) values (${source}, 'done', '2026-11-20T03:00:00Z'), (${source}, 'failed', '2026-11-22T03:00:00Z')`.execute(
      db,
    )
    const hall = {
      name: 'Salle Horizinc',
      latitude: 47.47,
      longitude: -1.76,
      provenance: { source: 'x', published: '2025-06-01' },
    }
    await addRecord(db, 'place', 'Place', hall, { ...here, category: 'hall', source })
    await addRecord(
      db,
      'place',
      'Place',
      { name: 'Stade', latitude: 47.48, longitude: -1.76 },
      { ...here, category: 'stadium' },
    )
    await addEvent(db, { name: 'Bal', location: { name: 'SALLE HORIZINC' } }, { ...here, dates: ['2026-11-28T21:00'] })
    const path = (await readDirectory(db, { town, today, category: 'hall' })).items[0]!.path
    const detail = (await getRecord(db, { town, path, today })) as Shown
    expect(detail.section).toBe('directory')
    expect(detail.line.credit).toEqual({
      name: 'Lieux',
      publisher: 'Ville de Blain',
      url: 'https://data.example.org/set',
      licence: 'Licence Ouverte 2.0',
      licenceUrl: null,
      dataDate: '2025-06-01',
      retrieved: '2026-11-20T03:00:00Z',
    })
    expect(detail.near.map((line) => [line.name, line.distance])).toEqual([['Stade', 1.1]])
    expect(names(detail.events)).toEqual(['Bal'])
  })

  it('says that it was withdrawn, and does not know what never was, or is of another town', async () => {
    const other = await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
    await addRecord(db, 'place', 'Place', { name: 'Stade' }, { ...here, category: 'stadium' })
    const { path } = (await readDirectory(db, { town, today })).items[0]!
    await sql`update place set withdrawn_at = '2026-11-01T23:30:00Z'`.execute(db)
    expect(await getRecord(db, { town, path, today })).toEqual({
      state: 'withdrawn',
      name: 'Stade',
      section: 'directory',
      withdrawnOn: '2026-11-02',
      hidden: false,
    })
    expect(await getRecord(db, { town: other, path, today })).toBeUndefined()
    for (const wrong of ['', 'stade', 'stade-0123456789', "x'--0123456789", '%']) {
      expect(await getRecord(db, { town, path: wrong, today })).toBeUndefined()
    }
  })
})

describe('news and deals', () => {
  it('gives the latest news first, drops a notice that is over and a news of tomorrow', async () => {
    await addRecord(db, 'article', 'Article', { name: 'Ancienne' }, { ...here, extra: { published_on: '2026-01-10' } })
    await addRecord(db, 'article', 'Article', { name: 'Récente' }, { ...here, extra: { published_on: '2026-11-20' } })
    await addRecord(db, 'article', 'Article', { name: 'Demain' }, { ...here, extra: { published_on: '2026-11-24' } })
    await addRecord(
      db,
      'notice',
      'Notice',
      { name: 'Coupure finie' },
      { ...here, extra: { valid_from: '2026-11-01', valid_to: '2026-11-22' } },
    )
    await addRecord(
      db,
      'notice',
      'Notice',
      { name: 'Travaux' },
      { ...here, extra: { valid_from: '2026-11-15', valid_to: '2026-12-22' } },
    )
    expect(names((await readNews(db, { town, today })).items)).toEqual(['Récente', 'Travaux', 'Ancienne'])
  })

  it('gives the deal that ends first, and not the one that ended yesterday', async () => {
    await addRecord(db, 'offer', 'Offer', { name: 'Sans fin' }, { ...here, extra: { valid_to: null } })
    await addRecord(db, 'offer', 'Offer', { name: 'Bientôt finie' }, { ...here, extra: { valid_to: '2026-11-23' } })
    await addRecord(db, 'offer', 'Offer', { name: 'Finie' }, { ...here, extra: { valid_to: '2026-11-22' } })
    expect(names((await readDeals(db, { town, today })).items)).toEqual(['Bientôt finie', 'Sans fin'])
  })
})

describe('practical information', () => {
  it('puts the town hall before the housing office, and the market at its next day', async () => {
    await addRecord(db, 'place', 'Place', { name: 'Agence du logement' }, { ...here, category: 'housing' })
    await addRecord(db, 'place', 'Place', { name: 'Mairie' }, { ...here, category: 'town-hall' })
    await addRecord(db, 'place', 'Place', { name: 'Pharmacie' }, { ...here, category: 'pharmacy' })
    await addRecord(db, 'place', 'Place', { name: 'Chose inclassable' }, here)
    await addRecord(db, 'market', 'Market', { name: 'Marché sans jour' }, { ...here, category: 'market' })
    await addRecord(
      db,
      'market',
      'Market',
      { name: 'Petit marché', openingHours: 'Tu 08:00-13:00' },
      { ...here, category: 'market' },
    )
    const page = await readPractical(db, { town, today, now: new Date(`${today}T11:00:00Z`) })
    expect(page.sections.map((part) => [part.section, names(part.lines), part.total])).toEqual([
      ['administration', ['Mairie', 'Agence du logement'], 2],
      ['health', ['Pharmacie'], 1],
      ['services', ['Chose inclassable'], 1],
    ])
    expect(page.markets.map((market) => [market.name, market.next?.day ?? null])).toEqual([
      ['Petit marché', '2026-11-24'],
      ['Marché sans jour', null],
    ])
    expect(page.total).toBe(6)
    const part = await readPracticalList(db, { town, today, part: 'administration' })
    expect([names(part.items), part.total]).toEqual([['Agence du logement', 'Mairie'], 2])
  })

  it("gives the holidays of the town's zone, those of today included, not last year's", async () => {
    await sql`insert into holiday (country, kind, zone, name, starts, ends, source) values
      ('FR', 'school', 'B', 'Noël', '2026-12-19', '2027-01-03', 'x'), ('FR', 'school', 'A', 'Hiver', '2027-02-06', '2027-02-21', 'x'),
      ('FR', 'school', 'B', 'Toussaint', '2026-10-17', '2026-11-01', 'x'), ('FR', 'public', '', 'Noël', '2026-12-25', '2026-12-25', 'x')`.execute(
      db,
    )
    const page = await readPractical(db, { town, today, now: new Date(`${today}T11:00:00Z`) })
    expect(page.schoolHolidays.map((one) => [one.name, one.starts])).toEqual([['Noël', '2026-12-19']])
    expect(page.publicHolidays).toHaveLength(1)
  })
})

describe('subsidies', () => {
  it('shows the latest year, the largest first, with the sums of each year', async () => {
    const add = (name: string, year: number, amount: number, more = {}) =>
      addRecord(db, 'subsidy', 'Subsidy', { name }, { ...here, extra: { year, amount, beneficiary: name }, ...more })
    await add('Club nautique', 2018, 1500.5)
    await add('Chorale', 2018, 3000)
    await add('Ancien club', 2016, 10)
    await add('Exemple', 2018, 99_999, { example: true })
    const page = await readMoney(db, { town })
    expect(page.items.map((line) => [line.beneficiary, line.amount])).toEqual([
      ['Exemple', 99_999],
      ['Chorale', 3000],
      ['Club nautique', 1500.5],
    ])
    expect([page.year, page.total]).toEqual([2018, 2])
    expect(page.years).toEqual([
      { year: 2018, count: 2, amount: 4500.5 },
      { year: 2016, count: 1, amount: 10 },
    ])
    expect(names((await readMoney(db, { town, year: 2016 })).items)).toEqual(['Ancien club'])
    expect(names((await readMoney(db, { town, text: 'nautiques' })).items)).toEqual(['Club nautique'])
  })
})

describe('the map', () => {
  it('has the places of each section and the coming events, no example and nothing without a position', async () => {
    const at = { latitude: 47.4, longitude: -1.7 }
    await addRecord(db, 'place', 'Place', { name: 'Château', ...at }, { ...here, category: 'castle' })
    await addRecord(db, 'place', 'Place', { name: 'Exemple', ...at }, { ...here, category: 'castle', example: true })
    await addRecord(db, 'place', 'Place', { name: 'Nulle part' }, { ...here, category: 'castle' })
    await addEvent(db, { name: 'Fête', ...at } as { name: string }, { ...here, dates: ['2026-11-28'] })
    await addEvent(db, { name: 'Passée', ...at } as { name: string }, { ...here, dates: ['2026-10-28'] })
    const points = await readMapPoints(db, { town, today })
    expect(points.map((point) => [point.section, point.name])).toEqual([
      ['agenda', 'Fête'],
      ['heritage', 'Château'],
    ])
    expect(await readMapPoints(db, { town, today, section: 'heritage' })).toHaveLength(1)
    expect(await readMapPoints(db, { town, today, section: 'money' })).toEqual([])
  })
})
