import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { beginLife, type Life, openTowns } from '../testing/life.ts'
import { closeMonth, giveDueMonths, monthsToClose, worthCause } from './close.ts'
import { tellMonths, worthOfPage, worthOfTowns } from './read.ts'

const { db } = await testDatabase()
await openTowns(db)
let life: Life
let page = 0

beforeEach(async () => {
  await life?.double.close()
  page += 1
  life = await beginLife(db, '2026-09-20T08:00:00Z')
})

const quiet = { readings: 12, publications: 2, figures: { seen: 12 } }

/** Subscribed on 20 September on trial, paid since 20 October: November is the first month that was paid for whole. */
async function paying(): Promise<number> {
  const subscription = await life.subscribe(`page:${page}`, '44015')
  await life.double.advanceTo(new Date('2026-12-02T08:00:00Z'))
  await life.deliver()
  return subscription
}

async function close(month: string, counted = quiet) {
  const mine = (await monthsToClose(db, month)).filter((one) => one.page === page)
  for (const one of mine) await closeMonth(db, one, month, counted, life.deps.now())
  return mine.length
}
const monthOf = async (month: string) => (await worthOfPage(db, page)).find((one) => one.month === month)
const freeMonths = async (subscription: number) =>
  (await sql<{ cause: string }>`select cause from free_month where subscription_id = ${subscription}`.execute(db)).rows

test('a month paid for and read less than promised gives one month, once, however often it is tried', async () => {
  const subscription = await paying()
  expect(await close('2026-11')).toBe(1)
  expect(await close('2026-11')).toBe(0)
  expect(await monthOf('2026-11')).toMatchObject({ isPaid: true, isUnder: true, price: 3000, freeAt: null })
  for (const expected of [1, 0]) expect(await giveDueMonths(life.deps)).toEqual({ given: expected, failed: [] })
  expect(await freeMonths(subscription)).toEqual([{ cause: worthCause(subscription, '2026-11') }])
  await life.double.advanceTo(new Date('2026-12-27T08:00:00Z'))
  await life.deliver()
  const { rows } = await sql<{ paid: number }>`
    select count(*)::int as paid from payment where subscription_id = ${subscription}`.execute(db)
  expect(rows[0]!.paid).toBe(2)
})

test('killed after the month was given and before that was noted, it is not given twice', async () => {
  const subscription = await paying()
  await close('2026-11')
  await giveDueMonths(life.deps)
  await sql`update worth_month set free_at = null where page = ${page}`.execute(db)
  await giveDueMonths(life.deps)
  expect(await freeMonths(subscription)).toHaveLength(1)
  expect((await monthOf('2026-11'))!.freeAt).toBeInstanceOf(Date)
})

test.each([
  ['read as promised', '2026-11', { ...quiet, readings: 100 }],
  ['in which nothing was published', '2026-11', { ...quiet, publications: 0 }],
  ['partly on trial', '2026-10', quiet],
])('a month %s gives nothing', async (_, month, counted) => {
  await paying()
  await close(month, counted)
  expect(await monthOf(month)).toMatchObject({ isUnder: false })
  expect((await giveDueMonths(life.deps)).given).toBe(0)
})

test('a month that was paid back gives none', async () => {
  const subscription = await paying()
  const { rows } = await sql<{ charge: string }>`
    select provider_charge as charge from payment where subscription_id = ${subscription} order by period_from desc limit 1`.execute(
    db,
  )
  await life.stripe.refunds.create({ charge: rows[0]!.charge })
  await life.deliver()
  await close('2026-11')
  expect(await monthOf('2026-11')).toMatchObject({ isPaid: false, isUnder: false, price: null })
})

test('who left in the meantime hears why no month follows', async () => {
  const subscription = await paying()
  await close('2026-11')
  await sql`update subscription set state = 'ended', ended_at = now() where id = ${subscription}`.execute(db)
  expect(await giveDueMonths(life.deps)).toEqual({ given: 0, failed: [] })
  expect(await monthOf('2026-11')).toMatchObject({ freeAt: null, freeRefused: 'no-subscription' })
})

test('a month is told once, after what was due was given; one whose letter fails waits and holds no other', async () => {
  await sql`update worth_month set told_at = now()`.execute(db)
  await paying()
  await close('2026-10')
  await close('2026-11')
  const told: string[] = []
  const tell = async (_: unknown, { month }: { month: string }) => {
    if (month === '2026-10' && told.length === 0) throw new Error('no post')
    told.push(month)
  }
  expect(await tellMonths(db, life.deps.now, tell)).toMatchObject({ told: 0, failed: [expect.any(Error)] })
  await giveDueMonths(life.deps)
  expect(await tellMonths(db, life.deps.now, tell)).toMatchObject({ told: 1, failed: [expect.any(Error)] })
  expect(await tellMonths(db, life.deps.now, tell)).toMatchObject({ told: 1, failed: [] })
  expect(told).toEqual(['2026-11', '2026-10'])
})

test('those under their promise come first, in the towns that are asked', async () => {
  await paying()
  await close('2026-11')
  const [first] = await worthOfTowns(db, ['44015'], '2026-11')
  expect(first).toMatchObject({ isUnder: true, town: '44015' })
  expect(await worthOfTowns(db, ['44195'], '2026-11')).toEqual([])
})
