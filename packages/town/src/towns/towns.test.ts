import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { addEvent, addTown } from '../testing/rows.ts'
import { findTowns } from './find.ts'
import { getTown, knownTowns } from './get.ts'
import { listOpenTowns } from './list.ts'
import { neighbours } from './neighbours.ts'
import { readOutline, readOutlines } from './outlines.ts'

const { db } = await testDatabase()

beforeAll(async () => {
  await addTown(db, {
    code: '44015',
    name: 'Blain',
    slug: 'blain',
    postalCodes: ['44130'],
    latitude: 47.476,
    longitude: -1.763,
  })
  await addTown(db, {
    code: '44195',
    name: 'Savenay',
    slug: 'savenay',
    postalCodes: ['44260'],
    latitude: 47.36,
    longitude: -1.942,
  })
  await addTown(db, {
    code: '44137',
    name: 'Prinquiau',
    slug: 'prinquiau',
    postalCodes: ['44260'],
    latitude: 47.366,
    longitude: -2.01,
  })
  await addTown(db, {
    code: '44158',
    name: 'Saint-Étienne-de-Montluc',
    slug: 'saint-etienne-de-montluc',
    postalCodes: ['44360'],
  })
  await addTown(db, {
    code: '44117',
    name: 'Le Pallet',
    slug: 'le-pallet',
    postalCodes: ['44330'],
    latitude: 47.14,
    longitude: -1.33,
  })
  await addTown(db, {
    code: '44213',
    name: 'Loireauxence',
    slug: 'loireauxence',
    postalCodes: ['44370'],
    formerNames: ['Varades', 'Belligné'],
  })
  await addTown(db, { code: '56260', name: 'Vannes', slug: 'vannes', postalCodes: ['56000'], open: false })
  await addTown(db, { code: '29001', name: 'Saint-Martin', slug: 'saint-martin', population: 300, open: false })
  await addTown(db, { code: '66001', name: 'Saint-Martin', slug: 'saint-martin', population: 900, open: false })
  await addTown(db, {
    code: '22001',
    name: 'Blainville',
    slug: 'blainville',
    population: 90_000,
    postalCodes: ['22130'],
    open: false,
  })
})

const found = async (text: string) => (await findTowns(db, text)).map((town) => town.name)

describe('finding my town', () => {
  it('by its name, its beginning, without accents or hyphens, in any case', async () => {
    for (const text of ['Saint-Étienne-de-Montluc', 'saint etienne', 'ST ETIENNE DE MONTLUC', 'montluc', 'SAINT ÉT']) {
      expect((await found(text))[0]).toBe('Saint-Étienne-de-Montluc')
    }
  })

  it('with a typing mistake', async () => {
    for (const [typed, name] of [
      ['savnay', 'Savenay'],
      ['prinquio', 'Prinquiau'],
      ['saint etiene de monluc', 'Saint-Étienne-de-Montluc'],
    ]) {
      const towns = await findTowns(db, typed!)
      expect(towns[0]).toMatchObject({ name, by: 'near' })
    }
  })

  it('without its article', async () => {
    expect(await found('pallet')).toEqual(['Le Pallet'])
  })

  it('by its postal code, whole or begun, even written with a blank', async () => {
    expect(await found('44260')).toEqual(['Prinquiau', 'Savenay'])
    expect(await found('44 260')).toEqual(['Prinquiau', 'Savenay'])
    expect(await found('4413')).toEqual(['Blain'])
    expect(await found('44260 savenay')).toEqual(['Savenay'])
    expect((await findTowns(db, '44130'))[0]).toMatchObject({ by: 'postal-code', open: true })
  })

  it('by the name of a village that joined it', async () => {
    expect((await findTowns(db, 'varades'))[0]).toMatchObject({ name: 'Loireauxence', by: 'former-name' })
  })

  it('open towns come before larger ones that have no site, which are said so', async () => {
    const towns = await findTowns(db, 'blain')
    expect(towns.map((town) => [town.name, town.open])).toEqual([
      ['Blain', true],
      ['Blainville', false],
    ])
  })

  it('a mistyped open town comes before longer names of others, but not before the very name of another', async () => {
    expect((await found('blin'))[0]).toBe('Blain')
    await addTown(db, { code: '62001', name: 'Blin', slug: 'blin', open: false })
    expect(await found('blin')).toEqual(['Blin', 'Blain'])
  })

  it('finds nothing rather than anything', async () => {
    for (const text of ['', ' ', 'zzzzzz', '99999', "'; drop table town; --"]) expect(await found(text)).toEqual([])
  })
})

describe('the towns of the network', () => {
  it('lists the open ones by name, each with a colour that stays', async () => {
    const towns = await listOpenTowns(db)
    expect(towns.map((town) => town.name)).toEqual([
      'Blain',
      'Le Pallet',
      'Loireauxence',
      'Prinquiau',
      'Saint-Étienne-de-Montluc',
      'Savenay',
    ])
    expect((await listOpenTowns(db)).map((town) => town.colour)).toEqual(towns.map((town) => town.colour))
  })

  it('knows an open town by its address, and the towns of one name that have no site', async () => {
    expect((await getTown(db, 'blain'))?.code).toBe('44015')
    expect(await getTown(db, 'vannes')).toBeUndefined()
    expect((await knownTowns(db, 'saint-martin')).map((town) => town.code)).toEqual(['66001', '29001'])
  })

  it('says what the neighbours announce, the nearest first', async () => {
    await addEvent(db, { name: 'Loto' }, { town: '44137', dates: ['2026-11-28', '2026-11-29'] })
    await addEvent(db, { name: 'Hier' }, { town: '44137', dates: ['2026-11-22'] })
    await addEvent(db, { name: 'Exemple' }, { town: '44137', dates: ['2026-11-28'], example: true })
    const savenay = (await getTown(db, 'savenay'))!
    const near = await neighbours(db, { town: savenay, today: '2026-11-23', km: 25 })
    expect(near.slice(0, 2).map((town) => [town.name, town.announced])).toEqual([
      ['Prinquiau', 1],
      ['Saint-Étienne-de-Montluc', 0],
    ])
    expect(near[0]!.distance).toBeCloseTo(5.1, 0)
    expect(near.map((town) => town.name)).not.toContain('Le Pallet')
  })

  it('gives the outlines for the map', async () => {
    expect(await readOutlines(db)).toHaveLength(6)
    expect(await readOutline(db, '56260')).toMatchObject({ name: 'Vannes', geometry: null })
  })
})
