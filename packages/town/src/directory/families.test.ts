import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { addRecord, addTown } from '../testing/rows.ts'
import type { TownCard } from '../types.ts'
import { readDirectoryFamilies } from './families.ts'
import { readDirectory } from './read.ts'

const { db } = await testDatabase()
const today = '2026-11-23'
let town: TownCard

beforeAll(async () => {
  town = await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  const add = (name: string, category: string | null, more: object = {}) =>
    addRecord(db, 'organization', 'Organization', { name, ...more }, { town: '44195', category })
  for (const name of ['Le Chêne vert', 'Auberge du Lac', 'La Boucherie']) await add(name, 'restaurant')
  await add('Café des sports', 'cafe')
  for (const part of ['1', '2']) await add('Harmonie du Sillon', 'music', { identifier: part })
  await add('Amis de rien', null)
  await addRecord(
    db,
    'organization',
    'Organization',
    { name: 'Le Pion qui roule' },
    { town: '44195', category: 'games', example: true },
  )
})

describe('the directory of a town by family', () => {
  it('has the first lines of each family by name, and how many there are', async () => {
    const shelves = await readDirectoryFamilies(db, { town, today, most: 2 })
    expect(
      shelves.map(({ family, lines, count, all }) => [family, lines.map((line) => line.name), count, all]),
    ).toEqual([
      ['eating', ['Auberge du Lac', 'Café des sports'], 4, 4],
      ['sport', ['Le Pion qui roule'], 0, 1],
      ['culture', ['Harmonie du Sillon'], 1, 1],
      ['other', ['Amis de rien'], 1, 1],
    ])
    expect(shelves[2]!.lines[0]!.same).toBe(2)
  })

  it('gives one family in full, with its own categories to choose from', async () => {
    const page = await readDirectory(db, { town, today, family: 'eating' })
    expect([page.items.length, page.total]).toEqual([4, 4])
    expect(page.facets).toEqual([
      { category: 'restaurant', count: 3 },
      { category: 'cafe', count: 1 },
    ])
  })

  it('finds what has no category among the others', async () => {
    const page = await readDirectory(db, { town, today, family: 'other' })
    expect(page.items.map((line) => line.name)).toEqual(['Amis de rien'])
  })
})
