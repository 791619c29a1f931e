import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeEach, expect, it } from 'vitest'
import { createCounter } from '../audience/count.ts'
import { keepCounts } from '../audience/keep.ts'
import { pathOf } from '../records/path.ts'
import { addRecord, addTown } from '../testing/rows.ts'
import { adviceOf } from './advice.ts'
import { middle } from './around.ts'
import { daysOfMonth, readShopMonth } from './month.ts'

const { db } = await testDatabase()
await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
const place = { latitude: 47.47, longitude: -1.76 }
let shop = { id: 0, town: '44015', thing: '' }

beforeEach(async () => {
  await sql`truncate audience, audience_record, page, publication, organization, article cascade`.execute(db)
  const thing = await addBaker('Boulangerie Roux')
  const { rows } = await sql<{ id: number }>`
    insert into page (town, kind, name, thing_id) values ('44015', 'merchant', 'Boulangerie Roux', ${thing}) returning id::int`.execute(
    db,
  )
  shop = { id: rows[0]!.id, town: '44015', thing }
})

const addBaker = (name: string, given: object = place, town = '44015') =>
  addRecord(db, 'organization', 'Organization', { name, ...given }, { town, category: 'bakery' })

async function read(thing: string, name: string, times: number, at: string, kind?: 'phone' | 'route') {
  const counter = createCounter()
  for (let time = 0; time < times; time++) {
    if (kind) counter.used(thing, kind)
    else counter.read(`/blain/annuaire/${pathOf(thing, name)}`, 'direct')
  }
  await keepCounts(db, counter.take(), new Date(at))
}

async function publish(name: string, at: string, record: object = {}) {
  const thing = await addRecord(db, 'article', 'Article', { name, ...record }, { town: '44015' })
  await sql`insert into publication (town, kind, page_id, author_name, state, record, record_id, typed, language, reach, published_at)
    values ('44015', 'article', ${shop.id}, 'Anne', 'published', ${JSON.stringify({ name, ...record })}::jsonb, ${thing}, '{}', 'fr', 'town', ${at})`.execute(
    db,
  )
  return thing
}

it('A month is that of the town: what was read in its first and last hour is in it, with its own page and each publication', async () => {
  await read(shop.thing, 'Boulangerie Roux', 3, '2026-10-31T23:30:00Z')
  await read(shop.thing, 'Boulangerie Roux', 2, '2026-11-30T22:30:00Z')
  await read(shop.thing, 'Boulangerie Roux', 50, '2026-11-30T23:30:00Z')
  await read(shop.thing, 'Boulangerie Roux', 4, '2026-10-15T10:00:00Z')
  await read(shop.thing, 'Boulangerie Roux', 2, '2026-11-10T10:00:00Z', 'phone')
  const news = await publish('Galettes', '2026-11-03T09:00:00Z')
  await publish('Vieille annonce', '2026-08-03T09:00:00Z')
  await read(news, 'Galettes', 7, '2026-11-10T10:00:00Z')
  expect(await readShopMonth(db, shop, '2026-11', '2026-12-02')).toMatchObject({
    days: { from: '2026-11-01', to: '2026-11-30' },
    before: { from: '2026-10-01', to: '2026-10-31' },
    seen: { now: 12, before: 4 },
    phone: { now: 2, before: 0 },
    page: { seen: 5, contacts: 2 },
    published: { now: 1, before: 0 },
    publications: [{ name: 'Galettes', isNew: true, seen: 7, contacts: 0 }],
  })
})

it('A month that is not over is compared with as many days of the one before, and never with days that are none', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }), (date) => {
      const today = date.toISOString().slice(0, 10)
      const { days, before } = daysOfMonth(today.slice(0, 7), today)
      expect(days).toEqual({ from: `${today.slice(0, 7)}-01`, to: today })
      expect(
        before.to < days.from && before.from.endsWith('-01') && before.from.slice(0, 7) === before.to.slice(0, 7),
      ).toBe(true)
      expect(new Date(before.to).toISOString().slice(0, 10)).toBe(before.to)
    }),
  )
  expect(daysOfMonth('2026-03', '2026-03-30').before).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(daysOfMonth('2026-03', '2026-03-10').before).toEqual({ from: '2026-02-01', to: '2026-02-10' })
})

it('Under five shops of the trade nearby nothing is compared; with five, the middle one', async () => {
  for (const [index, reads] of [1, 9, 4, 30].entries())
    await read(await addBaker(`Boulangerie ${index}`), `Boulangerie ${index}`, reads, '2026-11-10T10:00:00Z')
  await addBaker('Trop loin', { latitude: 47.6, longitude: -1.76 })
  await addBaker('Sans adresse', {})
  await addRecord(
    db,
    'organization',
    'Organization',
    { name: 'Coiffeur', ...place },
    { town: '44015', category: 'hairdresser' },
  )
  const around = async () => (await readShopMonth(db, shop, '2026-11', '2026-12-02')).around
  expect(await around()).toEqual({ why: 'too-few', shops: 4 })
  await addBaker('Boulangerie 5', place, '44195')
  expect(await around()).toEqual({ shops: 5, readings: 4, contacts: 0 })
})

it('What is said of the others is what one of them has, and what half of them have at most', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 5, maxLength: 30 }), (numbers) => {
      const one = middle(numbers)
      expect(numbers).toContain(one)
      expect(numbers.filter((number) => number < one).length).toBeLessThanOrEqual(numbers.length / 2)
      expect(numbers.filter((number) => number > one).length).toBeLessThanOrEqual(numbers.length / 2)
    }),
  )
})

it('Advises one thing, from a difference that is there, and nothing when there is none', async () => {
  const advice = async () => adviceOf(await readShopMonth(db, shop, '2026-11', '2026-12-02'))
  expect(await advice()).toBeUndefined()
  await read(shop.thing, 'Boulangerie Roux', 25, '2026-11-10T10:00:00Z')
  expect(await advice()).toEqual({ do: 'say', what: 'openingHours' })
  await publish('En octobre', '2026-10-10T10:00:00Z')
  await read(shop.thing, 'Boulangerie Roux', 60, '2026-10-10T10:00:00Z')
  expect(await advice()).toEqual({ do: 'publish', before: 1, readings: 60 })
  const filled = { openingHours: 'Mo-Sa 07:00-19:00', telephone: '0240000000', image: 'x' }
  await sql`update organization set record = record || ${JSON.stringify(filled)}::jsonb where id = ${shop.thing}`.execute(
    db,
  )
  const texts = [
    await publish('Galettes', '2026-11-03T09:00:00Z'),
    await publish('Brioches', '2026-11-04T09:00:00Z'),
    await publish('Pain', '2026-11-05T09:00:00Z'),
  ]
  await read(texts[0]!, 'Galettes', 40, '2026-11-10T10:00:00Z')
  await read(texts[1]!, 'Brioches', 10, '2026-11-10T10:00:00Z')
  expect(await advice()).toEqual({ do: 'again', name: 'Galettes', kind: 'article', seen: 40, others: 5 })
})
