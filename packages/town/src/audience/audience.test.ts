import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeEach, expect, it } from 'vitest'
import { addDays } from '../days.ts'
import { keyOf, pathOf } from '../records/path.ts'
import { addRecord, addTown } from '../testing/rows.ts'
import { createCounter, referrerKinds } from './count.ts'
import { forgetCounts, keepCounts } from './keep.ts'
import { countOf, readAudience } from './read.ts'

const { db } = await testDatabase()
await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
const now = new Date('2026-11-23T11:00:00Z')
const today = '2026-11-23'
beforeEach(async () => {
  await sql`truncate audience, audience_record`.execute(db)
})

it('Whatever is read, by however many processes, each reading is kept once, and the network is the sum of its sites', async () => {
  const reading = fc.record({
    page: fc.constantFrom('/blain', '/blain/agenda', '/savenay', '/', '/a-propos', '/nulle-part'),
    referrer: fc.constantFrom(...referrerKinds),
    by: fc.nat(1),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(reading, { maxLength: 40 }), async (all) => {
      await sql`truncate audience`.execute(db)
      const counters = [createCounter(), createCounter()]
      for (const { page, referrer, by } of all) counters[by]!.read(page, referrer)
      await Promise.all(counters.map((counter) => keepCounts(db, counter.take(), now)))
      for (const counter of counters) expect(counter.take()).toEqual({ readings: [], uses: [] })
      const total = async (town: string | null) => (await readAudience(db, town, 'week', today)).total.now
      expect(await total('44015')).toBe(all.filter(({ page }) => page.startsWith('/blain')).length)
      expect(await total('44195')).toBe(all.filter(({ page }) => page === '/savenay').length)
      expect(await total(null)).toBe(all.filter(({ page }) => page !== '/nulle-part').length)
    }),
    { numRuns: 20 },
  )
})

it('A reading is of the day it is in its town, and is compared with as many days before', async () => {
  const counter = createCounter()
  counter.read('/blain', 'direct')
  await keepCounts(db, counter.take(), new Date('2026-11-22T23:30:00Z'))
  counter.read('/blain', 'search')
  counter.read('/blain', 'search')
  await keepCounts(db, counter.take(), new Date('2026-11-16T11:00:00Z'))
  const audience = await readAudience(db, '44015', 'week', today)
  expect(audience).toMatchObject({ from: '2026-11-17', to: today, total: { now: 1, before: 2 } })
  expect(audience.days.at(-1)).toEqual({ day: today, readings: 1 })
  expect(audience.pages).toEqual([{ page: '/blain', now: 1, before: 2 }])
  expect(audience.referrers).toEqual([{ referrer: 'direct', readings: 1 }])
  expect((await readAudience(db, '44015', 'month', today)).weeks.map((week) => week.readings)).toEqual([0, 0, 2, 1])
})

it('What is used of a record is counted beside its readings; of what is no record nothing is kept', async () => {
  const shop = await addRecord(db, 'organization', 'Organization', { name: 'Boulangerie' }, { town: '44015' })
  await sql`insert into page (town, kind, name, thing_id) values ('44015', 'merchant', 'Boulangerie', ${shop})`.execute(
    db,
  )
  const counter = createCounter()
  counter.read(`/blain/annuaire/${pathOf(shop, 'Boulangerie')}`, 'inside')
  counter.used(shop, 'phone')
  counter.used(shop, 'phone')
  counter.used(`urn:wiker:organization:${keyOf(shop)}ffffffffff`, 'site')
  await keepCounts(db, counter.take(), now)
  expect(await countOf(db, shop, { from: addDays(today, -6), to: today })).toEqual({
    seen: { now: 1, before: 0 },
    phone: { now: 2, before: 0 },
    route: { now: 0, before: 0 },
    site: { now: 0, before: 0 },
    coupon: { now: 0, before: 0 },
  })
  expect((await sql`select 1 from audience_record`.execute(db)).rows).toHaveLength(1)
})

it('After 25 months a count is gone, and not a day before', async () => {
  for (const day of ['2024-10-22', '2024-10-23', today]) {
    await sql`insert into audience values ('44015', ${day}, '/blain', 'direct', 1)`.execute(db)
    await sql`insert into audience_record values (${day}, '44015', ${day}, 'phone', 1)`.execute(db)
  }
  expect(await forgetCounts(db, today)).toBe(2)
  expect(await forgetCounts(db, today)).toBe(0)
})

it('holds no more than it may, however many addresses are guessed', () => {
  const counter = createCounter()
  for (let index = 0; index < 30_000; index++) counter.read(`/blain/${index}`, 'direct')
  expect(counter.take().readings).toHaveLength(20_000)
})
