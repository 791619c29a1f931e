import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { addEvent, addRecord, addTown } from '../testing/rows.ts'
import type { TownCard } from '../types.ts'
import { searchNetwork, searchTown } from './search.ts'

const { db } = await testDatabase()
const today = '2026-11-23'
let savenay: TownCard

beforeAll(async () => {
  savenay = await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await addTown(db, { code: '44052', name: 'Donges', slug: 'donges' })
  await addTown(db, { code: '44137', name: 'Prinquiau', slug: 'prinquiau', open: false })
  const here = { town: '44195' }
  await addEvent(
    db,
    { name: 'Loto des écoles', description: 'Réservations à la bibliothèque.' },
    { ...here, category: 'loto', dates: ['2026-11-28T14:00'] },
  )
  await addEvent(db, { name: 'Grand loto de Pâques' }, { ...here, category: 'loto', dates: ['2026-04-04'] })
  await addEvent(db, { name: 'Loto exemple' }, { ...here, category: 'loto', dates: ['2026-11-30'], example: true })
  await addRecord(db, 'place', 'Place', { name: 'Bibliothèque municipale' }, { ...here, category: 'library' })
  await addRecord(
    db,
    'organization',
    'Organization',
    { name: 'Amicale laïque', description: 'Organise un loto chaque hiver.' },
    { ...here, category: 'leisure' },
  )
  await addRecord(db, 'place', 'Place', { name: 'Pharmacie de la Gare' }, { ...here, category: 'pharmacy' })
  await addRecord(
    db,
    'article',
    'Article',
    { name: 'Travaux rue de la Gare', description: 'La circulation des cars est modifiée.' },
    { ...here, category: 'works' },
  )
  for (const part of ['a', 'b', 'c']) {
    await addRecord(
      db,
      'place',
      'Place',
      { name: 'La Vélodyssée', identifier: part },
      { ...here, category: 'cycle-route' },
    )
  }
  await addRecord(db, 'place', 'Place', { name: 'Gare de Donges' }, { town: '44052', category: 'station' })
  await addRecord(
    db,
    'place',
    'Place',
    { name: 'Gare fermée' },
    { town: '44195', category: 'station', withdrawn: true },
  )
  await addRecord(db, 'place', 'Place', { name: 'Gare de Prinquiau' }, { town: '44137', category: 'station' })
})

const search = (text: string, more = {}) => searchTown(db, { town: savenay, text, today, ...more })
const names = async (text: string) => (await search(text)).items.map((hit) => hit.name)

describe('searching in Savenay', () => {
  it('finds what comes first, then who organises it, and what is past last', async () => {
    expect(await names('loto')).toEqual(['Loto des écoles', 'Loto exemple', 'Amicale laïque', 'Grand loto de Pâques'])
    const { items } = await search('loto')
    expect(items[0]).toMatchObject({
      section: 'agenda',
      day: '2026-11-28',
      startsAt: '2026-11-28T14:00:00+01:00',
      past: false,
    })
    expect(items.at(-1)).toMatchObject({ past: true, day: null })
  })

  it('does not count the examples', async () => {
    const page = await search('loto')
    expect(page.total).toBe(3)
    expect(page.sections).toEqual([
      { section: 'agenda', count: 2 },
      { section: 'directory', count: 1 },
    ])
  })

  it('does not mind accents, capitals, plurals or a word only begun', async () => {
    for (const text of ['BIBLIOTHEQUES', 'bibliothèque', 'biblio', 'municipal biblioth']) {
      expect(await names(text)).toContain('Bibliothèque municipale')
    }
  })

  it('looks for all the words, in the name or in the text', async () => {
    expect(await names('gare travaux')).toEqual(['Travaux rue de la Gare'])
    expect(await names('circulation cars')).toEqual(['Travaux rue de la Gare'])
  })

  it('a typing mistake still finds the pharmacy, and says that it is a guess', async () => {
    const page = await search('farmacie')
    expect(page.items[0]?.name).toBe('Pharmacie de la Gare')
    expect(page.approximate).toBe(true)
  })

  it('does not mind the name of the town itself, which is nowhere in its texts', async () => {
    expect(await names('bibliothèque SAVENAY')).toContain('Bibliothèque municipale')
    expect(await names('savenay')).toEqual([])
  })

  it('when no thing has all the words, those that have some come, said to be near', async () => {
    const page = await search('pharmacie piscine patinoire')
    expect([page.items[0]?.name, page.approximate]).toEqual(['Pharmacie de la Gare', true])
  })

  it('shows the three parts of a cycle route once', async () => {
    expect(await names('vélodyssée')).toEqual(['La Vélodyssée'])
  })

  it('marks the words found in the text, as plain pieces', async () => {
    const hit = (await search('hiver')).items[0]!
    expect(hit.excerpt.filter((piece) => piece.hit).map((piece) => piece.text)).toEqual(['hiver'])
    expect(hit.excerpt.map((piece) => piece.text).join('')).toBe('Organise un loto chaque hiver')
  })

  it('marks words whose accents the reader left out', async () => {
    const hit = (await search('bibliotheque')).items.find((one) => one.section === 'agenda')!
    expect(hit.excerpt.filter((piece) => piece.hit).map((piece) => piece.text)).toEqual(['bibliothèque'])
  })

  it('keeps to one section when asked', async () => {
    const page = await search('loto', { section: 'directory' })
    expect(page.items.map((hit) => hit.name)).toEqual(['Amicale laïque'])
    expect(page.total).toBe(1)
    expect(page.sections).toHaveLength(2)
  })

  it('gives nothing for nothing, and names for small words alone', async () => {
    for (const text of ['', '   ', '???']) expect(await search(text)).toMatchObject({ items: [], total: 0 })
    expect(await names('de la')).toContain('Pharmacie de la Gare')
  })

  it('whatever is typed, the answer is a page', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...`':*&|!()<>\\%_"é 0\u0000`) })),
        async (text) => {
          expect(Array.isArray((await search(text)).items)).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('searching in all towns', () => {
  it('finds the stations of open towns alone, with the name of their town', async () => {
    const page = await searchNetwork(db, { text: 'gare', today })
    expect(page.items.map((hit) => [hit.name, hit.town.name])).toEqual(
      expect.arrayContaining([
        ['Gare de Donges', 'Donges'],
        ['Pharmacie de la Gare', 'Savenay'],
      ]),
    )
    expect(page.items.map((hit) => hit.name)).not.toContain('Gare de Prinquiau')
  })

  it('forgives a typing mistake too', async () => {
    expect((await searchNetwork(db, { text: 'pharmasie', today })).items[0]?.name).toBe('Pharmacie de la Gare')
  })

  it('finds by the index of words, not by reading every row', async () => {
    await sql`
      insert into place (id, town, town_reason, hash, name, category, record)
      select 'urn:wiker:place:' || substr(md5('x' || n), 1, 20), '44052', 'given', 'h', 'Lieu ' || md5(n::text), 'hall', '{"type":"Place"}'
      from generate_series(1, 20000) n`.execute(db)
    await sql`analyze place`.execute(db)
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select id from place where search @@ plainto_tsquery('wiker_fr', 'pharmacie')`.execute(db)
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('place_search')
    expect((await searchNetwork(db, { text: 'pharmacie', today })).items[0]?.name).toBe('Pharmacie de la Gare')
  })
})
