import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { readHeritage } from '../heritage/read.ts'
import { addRecord, addSource, addTown } from '../testing/rows.ts'
import type { RecordDetail, TownCard } from '../types.ts'
import { getRecord } from './get.ts'

const { db } = await testDatabase()
const today = '2026-11-23'
let town: TownCard
let sources: number[]

beforeEach(async () => {
  await sql`truncate town, source cascade`.execute(db)
  town = await addTown(db, { code: '44010', name: 'Batz-sur-Mer', slug: 'batz-sur-mer' })
  sources = [await addSource(db, { name: 'Département' }), await addSource(db, { name: 'Musées de France' })]
})

async function museum(source: number, given: object): Promise<string> {
  const record = {
    id: `urn:wiker:place:${String(source).repeat(20).slice(0, 20)}`,
    name: 'Musée des marais salants',
    ...given,
  }
  return addRecord(db, 'place', 'Place', record, { town: '44010', category: 'museum', source })
}

const shown = async () => (await readHeritage(db, { town, today })).items

describe('a museum that two sources tell of', () => {
  it('is one line when it stands in the same place, and its page names both sources', async () => {
    await museum(sources[0]!, { latitude: 47.2771, longitude: -2.4795 })
    await museum(sources[1]!, { latitude: 47.2774, longitude: -2.479, name: 'MUSÉE DES MARAIS SALANTS' })
    const lines = await shown()
    expect(lines.map((line) => [line.credit.name, line.same])).toEqual([['Département', 1]])
    const page = (await getRecord(db, { town, path: lines[0]!.path, today })) as Extract<
      RecordDetail,
      { state: 'shown' }
    >
    expect(page.alsoFrom?.map((credit) => credit.name)).toEqual(['Musées de France'])
    expect(page.sameName).toEqual([])
  })

  it('is one line when the same telephone answers', async () => {
    await museum(sources[0]!, { telephone: '02 40 23 82 79' })
    await museum(sources[1]!, { telephone: '0240238279' })
    expect(await shown()).toHaveLength(1)
  })

  it('comes back from the other source when the first no longer tells of it', async () => {
    const first = await museum(sources[0]!, { telephone: '02 40 23 82 79' })
    await museum(sources[1]!, { telephone: '02 40 23 82 79' })
    await sql`update place set withdrawn_at = now() where id = ${first}`.execute(db)
    expect((await shown()).map((line) => line.credit.name)).toEqual(['Musées de France'])
  })

  it('stays two things when they are far apart, or when nothing says that they are one', async () => {
    await museum(sources[0]!, { latitude: 47.2771, longitude: -2.4795 })
    await museum(sources[1]!, { latitude: 47.2871, longitude: -2.4795 })
    expect((await shown())[0]!.same).toBe(2)
    await sql`update place set latitude = null, longitude = null`.execute(db)
    expect((await shown())[0]!.same).toBe(2)
  })
})
