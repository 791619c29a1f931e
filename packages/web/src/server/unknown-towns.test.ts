import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { beforeAll, expect, it } from 'vitest'
import { createUnknownTowns } from './unknown-towns.ts'

const { db } = await testDatabase()
let now = Date.parse('2026-11-23T10:00:00Z')
const clock = () => new Date(now)

beforeAll(async () => {
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44214', name: 'Vay', slug: 'vay', open: false }).catch(() => undefined)
})

it('a misspelt town is found, and one without a site is known', async () => {
  const unknown = createUnknownTowns(db, clock)
  expect((await unknown('blainn')).near.map((town) => town.slug)).toEqual(['blain'])
  expect((await unknown('vay')).known.map((town) => town.name)).toEqual(['Vay'])
})

it('a robot that guesses addresses has the database look up some hundreds a minute, not all', async () => {
  const unknown = createUnknownTowns(db, clock)
  const guessed = (index: number) =>
    `admin-${String.fromCharCode(97 + (index % 26), 97 + ((index / 26) % 26), 97 + index / 676)}`
  for (let index = 0; index < 320; index++) await unknown(guessed(index))
  expect((await unknown('blainn')).near).toEqual([])
  now += 61_000
  expect((await unknown('blainn')).near).toHaveLength(1)
})

it('an address with digits is nobody’s name', async () => {
  expect(await createUnknownTowns(db, clock)('blain44')).toEqual({ known: [], near: [] })
})
