import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examineMoney } from '../doctor/examine.ts'
import { balanceOf } from '../ledger/balance.ts'
import { beginLife, contract, type Life, openTowns } from '../testing/life.ts'

const { db } = await testDatabase()
let life: Life
const day = 86_400_000
const pass = (days: number) => life.double.advanceTo(new Date(life.double.world.now() * 1000 + days * day))
const due = (animator: string) =>
  balanceOf(db, { account: 'animator', currency: 'EUR', party: animator }).then((cents) => 0 - cents)
/** What the animators have of a subscription's payments. */
const earnedOn = (subscription: number) =>
  sql<{ cents: number }>`
    select -coalesce(sum(e.cents), 0)::bigint as cents from payment p join ledger_transfer t on t.cause like 'share:' || p.id || ':%'
    join ledger_entry e on e.transfer_id = t.id join ledger_account a on a.id = e.account_id and a.number = '401'
    where p.subscription_id = ${subscription}`
    .execute(db)
    .then(({ rows }) => Number(rows[0]!.cents))
const stateOf = async (id: number) =>
  (await sql<{ state: string; plan: string }>`select state, plan from subscription where id = ${id}`.execute(db))
    .rows[0]!
const broken = async () => (await examineMoney(db)).filter((one) => one.broken > 0)
const chargeOf = (subscription: number) =>
  sql<{
    id: string
  }>`select provider_charge as id from payment where subscription_id = ${subscription} order by id desc limit 1`
    .execute(db)
    .then(({ rows }) => rows[0]!.id)

beforeAll(async () => {
  await openTowns(db)
  await contract(db, '44015', 'animator:marie', '2026-01-01')
  life = await beginLife(db, '2026-11-23T10:00:00Z')
})
afterAll(() => life.double.close())

describe('A merchant of Blain', () => {
  test('has a trial, then pays 36 €: an invoice, its VAT, and 18 € for the animator', async () => {
    const id = await life.subscribe('page:1', '44015')
    await life.deliver()
    expect((await stateOf(id)).state).toBe('trial')
    expect(await due('animator:marie')).toBe(0)
    await pass(31)
    await life.deliver()
    expect((await stateOf(id)).state).toBe('active')
    expect(await due('animator:marie')).toBe(1800)
    expect(await balanceOf(db, { account: 'vatCollected', currency: 'EUR' })).toBe(-600)
    expect(await balanceOf(db, { account: 'provider', currency: 'EUR' })).toBe(3600 - 79)
    expect(await broken()).toEqual([])
  })

  test('is told twice, late and in the wrong order of the same things: nothing changes', async () => {
    const id = await life.subscribe('page:2', '44015', 'merchant-year')
    await pass(31)
    await life.deliver((events) => [...events.toReversed(), ...events])
    expect((await stateOf(id)).state).toBe('active')
    expect(await earnedOn(id)).toBe(19_800)
    expect(await broken()).toEqual([])
  })

  test('does not pay: is late, then suspended, and loses nothing; pays with another card and is back', async () => {
    const id = await life.subscribe('page:3', '44015', 'merchant-month', { type: 'card', behaves: 'declines' })
    await pass(31)
    await life.deliver()
    expect((await stateOf(id)).state).toBe('late')
    await pass(16)
    await life.deliver()
    expect((await stateOf(id)).state).toBe('suspended')
    const { rows } = await sql<{
      customer: string
    }>`select provider_customer as customer from customer where party = 'page:3'`.execute(db)
    await life.double.changeMethod(rows[0]!.customer, { type: 'card' })
    await life.deliver()
    expect((await stateOf(id)).state).toBe('active')
    expect(await broken()).toEqual([])
  })

  test('is given a part back, then the rest: credit notes, and the shares taken back to the cent', async () => {
    const id = await life.subscribe('page:4', '44015')
    await pass(31)
    await life.deliver()
    const charge = await chargeOf(id)
    await life.stripe.refunds.create({ charge, amount: 1001 })
    await life.deliver()
    // 10.01 € are 8.34 € without VAT: of the 21.66 € that are left, 13.00 €.
    expect(await earnedOn(id)).toBe(1300)
    await life.stripe.refunds.create({ charge })
    await life.deliver((events) => [...events, ...events])
    expect(await earnedOn(id)).toBe(0)
    expect(await balanceOf(db, { account: 'customer', currency: 'EUR', party: 'page:4' })).toBe(0)
    expect(await broken()).toEqual([])
  })

  test('disputes a payment: what is won comes back, what is lost is written off', async () => {
    const id = await life.subscribe('page:5', '44015')
    await pass(31)
    await life.deliver()
    const before = await due('animator:marie')
    const dispute = await life.double.openDispute(await chargeOf(id))
    await life.deliver()
    expect(await due('animator:marie')).toBe(before - 1800)
    expect(await balanceOf(db, { account: 'customer', currency: 'EUR', party: 'page:5' })).toBe(3600)
    await life.double.closeDispute(dispute, 'won')
    await life.deliver((events) => events.toReversed())
    expect(await due('animator:marie')).toBe(before)
    await pass(31)
    await life.deliver()
    const later = await due('animator:marie')
    const second = await life.double.openDispute(await chargeOf(id))
    await life.double.closeDispute(second, 'lost')
    await life.deliver()
    expect(await due('animator:marie')).toBe(later - 1800)
    expect(await balanceOf(db, { account: 'badDebts', currency: 'EUR' })).toBe(3000)
    expect(await balanceOf(db, { account: 'customer', currency: 'EUR', party: 'page:5' })).toBe(0)
    expect(await broken()).toEqual([])
  })

  test('goes from the month to the year: the rest of the month is taken off', async () => {
    const id = await life.subscribe('page:6', '44015')
    await pass(45)
    await life.deliver()
    const { rows } = await sql<{
      sub: string
    }>`select provider_subscription as sub from subscription where id = ${id}`.execute(db)
    const sold = await life.stripe.subscriptions.retrieve(rows[0]!.sub)
    const { priceOf } = await import('../subscribe/sell.ts')
    await life.stripe.subscriptions.update(sold.id, {
      items: [{ id: sold.items.data[0]!.id, price: await priceOf(life.stripe, 'FR', 'merchant-year') }],
      proration_behavior: 'always_invoice',
    })
    await life.deliver()
    expect(await stateOf(id)).toEqual({ state: 'active', plan: 'merchant-year' })
    expect(await broken()).toEqual([])
  })

  test('cannot subscribe twice, and may come back after the end, without another trial', async () => {
    await expect(life.subscribe('page:1', '44015')).rejects.toThrow('subscribed-already')
    const { rows } = await sql<{
      sub: string
    }>`select provider_subscription as sub from subscription where party = 'page:1'`.execute(db)
    await life.stripe.subscriptions.update(rows[0]!.sub, { cancel_at_period_end: true })
    await pass(32)
    await life.deliver()
    const before = await due('animator:marie')
    const again = await life.subscribe('page:1', '44015')
    await life.deliver()
    expect((await stateOf(again)).state).toBe('active')
    expect(await due('animator:marie')).toBe(before + 1800)
  })

  test('is signed by the provider, or not heard', async () => {
    const { receiveEvent } = await import('./receive.ts')
    const forged = { body: '{"id":"evt_1","type":"invoice.paid","data":{"object":{}}}', signature: 't=1,v1=00' }
    expect(
      await receiveEvent(db, { ...forged, secret: 'whsec_double', now: new Date() }, async () => undefined),
    ).toEqual({ ok: false, reason: 'not-from-the-provider' })
  })
})
