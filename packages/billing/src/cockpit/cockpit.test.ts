import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { clearMoney } from '../testing/clear.ts'
import { beginLife, openTowns } from '../testing/life.ts'
import { pathToGoal, yearlyGoal } from './goal.ts'
import { monthEnds, monthsTo, movementsOf } from './movements.ts'
import { inEuros, keepRate, ratesOn } from './rates.ts'
import { subscriptionLines } from './subscriptions.ts'
import { monthlyOf, recurring, sumsOf } from './values.ts'

const { db } = await testDatabase()

describe('What comes back each month', () => {
  beforeAll(async () => {
    await clearMoney(db)
    await openTowns(db)
  })

  test('is a year’s price for a twelfth, to the cent', () => {
    expect(monthlyOf({ net: 33_000, every: 'year' })).toBe(2_750)
    expect(monthlyOf({ net: 383_900, every: 'year' })).toBe(31_992)
    expect(monthlyOf({ net: 3_000, every: 'month' })).toBe(3_000)
  })

  test('at a month’s end is what it was at its beginning and what came, grew, shrank and went, in each currency', async () => {
    const life = await beginLife(db, '2026-01-31T22:30:00Z')
    const { double, stripe } = life
    const on = async (day: string) => {
      await double.advanceTo(new Date(day))
      await life.deliver()
    }
    const of = (party: string) => double.world.all('subscription').find((one) => one.metadata.party === party)!
    await life.subscribe('page:1', '44015', 'merchant-month')
    await life.subscribe('page:2', '44015', 'merchant-year')
    await life.subscribe('page:3', '44195', 'merchant-month', undefined, 'SE')
    await on('2026-03-10T10:00:00Z')
    await life.subscribe('page:4', '44195', 'town-hall-year')
    await life.deliver()
    // In Paris it is April already.
    await on('2026-03-31T22:30:00Z')
    await life.subscribe('page:5', '44195', 'town-hall-year')
    await stripe.subscriptions.cancel(of('page:2').id)
    await life.deliver()
    await on('2026-05-02T10:00:00Z')
    await double.changeMethod(of('page:1').customer as string, { type: 'card', behaves: 'has-no-funds' })
    await on('2026-05-25T10:00:00Z')
    await on('2026-06-20T10:00:00Z')
    await double.changeMethod(of('page:1').customer as string, { type: 'card', behaves: 'succeeds' })
    await life.deliver()
    await on('2026-07-05T10:00:00Z')
    const months = monthsTo('2026-07-05', 7)
    expect(months[0]).toBe('2026-01-01')
    const ends = await monthEnds(db, months)
    for (const [index, month] of months.entries()) {
      const movements = await movementsOf(db, month)
      for (const currency of ['EUR', 'SEK']) {
        const at = (which: string | undefined) => ends.find((one) => one.month === which && one.currency === currency)
        const moved = movements.filter((one) => one.currency === currency)
        const difference = moved.reduce((sum, one) => sum + one.after - one.before, 0)
        const comings = moved.filter((one) => one.before === 0).length - moved.filter((one) => one.after === 0).length
        expect([month, at(month)?.monthly ?? 0]).toEqual([month, (at(months[index - 1])?.monthly ?? 0) + difference])
        expect([month, at(month)?.customers ?? 0]).toEqual([month, (at(months[index - 1])?.customers ?? 0) + comings])
      }
    }
    const told = async (month: string) =>
      (await movementsOf(db, month)).map((one) => `${one.party} ${one.direction}`).sort()
    expect(await told('2026-03-01')).toEqual(['page:1 new', 'page:2 new', 'page:3 new', 'page:4 new'])
    expect(await told('2026-04-01')).toEqual(['page:2 lost', 'page:5 new'])
    expect((await told('2026-05-01')).concat(await told('2026-06-01'))).toEqual(['page:1 lost', 'page:1 back'])
    // Today's lines are the last month's end.
    const lines = await subscriptionLines(db, { states: recurring }, '2026-07-05')
    const now = sumsOf(lines, (one) => ({ currency: one.currency, cents: one.monthly }))
    expect(now.map((one) => one.cents)).toEqual(
      ends.filter((one) => one.month === '2026-07-01').map((one) => one.monthly),
    )
    await expect(sql`update subscription_state set state = 'active'`.execute(db)).rejects.toThrow(
      'what is written stays',
    )
    await double.close()
  })

  test('in euros is with the last rate that was said up to that day, and without one it stays apart', async () => {
    const at = new Date('2026-07-05T10:00:00Z')
    const sums = [
      { currency: 'EUR', cents: 10_000 },
      { currency: 'SEK', cents: 112_500 },
    ]
    expect(inEuros(sums, await ratesOn(db, '2026-07-05'))).toEqual({ cents: 10_000, apart: [sums[1]], used: [] })
    await keepRate(db, { currency: 'SEK', day: '2026-07-01', perEuro: 11.25 }, at)
    await keepRate(db, { currency: 'SEK', day: '2026-07-04', perEuro: 11 }, at)
    await keepRate(db, { currency: 'SEK', day: '2026-08-01', perEuro: 5 }, at)
    expect(inEuros(sums, await ratesOn(db, '2026-07-02'))).toMatchObject({ cents: 20_000, apart: [] })
    expect(inEuros(sums, await ratesOn(db, '2026-07-05'))).toMatchObject({
      cents: 20_227,
      used: [{ day: '2026-07-04' }],
    })
    for (const wrong of [{ currency: 'EUR' }, { day: 'hier' }, { perEuro: 0 }, { perEuro: Number.NaN }])
      expect(await keepRate(db, { currency: 'SEK', day: '2026-07-01', perEuro: 11, ...wrong }, at)).toMatchObject({
        ok: false,
      })
  })
})

describe('The way to a million', () => {
  const given = {
    monthly: 300_000,
    customers: 100,
    openTowns: 8,
    ends: [210_000, 240_000, 270_000, 300_000],
    price: 3_000,
  }

  test('takes 2,778 merchants at 30 €, in 278 towns of ten', () => {
    const path = pathToGoal(given)
    expect(path).toMatchObject({ yearly: 3_600_000, share: 360, customersNeeded: 2_778, perTown: 12.5 })
    expect(path.scenarios[1]).toEqual({ perTown: 10, towns: 278 })
    expect(pathToGoal({ ...given, monthly: 0, customers: 0, ends: [] }).customersNeeded).toBe(2_778)
  })

  test('is told by the pace of three months, never by fewer, and never promised when nothing grows', () => {
    expect(pathToGoal(given).pace).toEqual({ known: true, gain: 30_000, months: 268 })
    expect(pathToGoal({ ...given, ends: [1, 2, 3] }).pace).toEqual({ known: false })
    expect(pathToGoal({ ...given, ends: [3, 3, 3, 3] }).pace).toMatchObject({ months: undefined })
    expect(pathToGoal({ ...given, monthly: yearlyGoal }).pace).toMatchObject({ months: 0 })
  })

  test('reaches the goal at its end and not a month before', () => {
    const cents = fc.integer({ min: 1, max: 5_000_000 })
    fc.assert(
      fc.property(cents, cents, (monthly, gain) => {
        const { pace } = pathToGoal({ ...given, monthly, ends: [0, 0, 0, gain * 3] })
        if (!pace.known || pace.months === undefined) throw new Error('A pace was to be known')
        expect((monthly + pace.months * gain) * 12).toBeGreaterThanOrEqual(yearlyGoal)
        if (pace.months > 0) expect((monthly + (pace.months - 1) * gain) * 12).toBeLessThan(yearlyGoal)
      }),
    )
  })
})
