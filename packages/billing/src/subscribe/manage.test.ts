import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFiles } from '@wiker/platform/files/files.ts'
import { closePress } from '@wiker/platform/pdf/typeset.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refundPayment } from '../collect/refund-payment.ts'
import { noteReminders } from '../collect/remind.ts'
import { examineMoney } from '../doctor/examine.ts'
import { archiveInvoice, archiveMissing, examineFiles, invoicesOf, readKeptFile } from '../invoice/file.ts'
import { contract, openTowns } from '../testing/life.ts'
import { openTestTill } from '../testing/till.ts'
import { accountOfPage, mayHold, openAccount, pagePublishesTo, partiesOf, readCustomer } from './accounts.ts'
import { giveFreeMonth } from './free-month.ts'
import { endLeftAccounts, handOver } from './hand-over.ts'
import { changePlan, endAtPeriodEnd, endToday, goOn, previewChange } from './manage.ts'
import { methodPage, owedPage } from './provider-pages.ts'
import { readSubscription } from './read.ts'
import { sell } from './sell.ts'

const { db } = await testDatabase()
const till = await openTestTill(db, { start: '2027-01-04T10:00:00Z', publicUrl: 'https://wiker.example' })
const { money } = till
const files = openFiles({ dataDir: mkdtempSync(join(tmpdir(), 'wiker-invoices-')) })
const archive = { db, files, mode: money.mode, now: money.now }

beforeAll(async () => {
  await openTowns(db)
  await contract(db, '44015', 'animator:marie', '2026-01-01')
  await sql`insert into person (id, email, name) values ('anne', 'anne@example.org', 'Anne'), ('bob', 'bob@example.org', 'Bob')`.execute(
    db,
  )
})
afterAll(async () => {
  await money.close()
  await closePress()
})

const identity = (legalName: string, legalId = '73282932000074') => ({
  country: 'FR',
  legalName,
  legalId,
  address: { streetAddress: '3 rue du Port', postalCode: '44130', addressLocality: 'Blain' },
  email: 'boulangerie@example.org',
  language: 'fr',
})
type Method = Parameters<typeof money.double.completeCheckout>[1]

/** Somebody subscribes in the name of a page; after the trial when asked. */
async function subscribe(page: number, person = 'anne', plan = 'merchant-month', method?: Method, code?: string) {
  const opened = await db
    .transaction()
    .execute((trx) => openAccount(trx, { page, person, buyer: identity(`Boulangerie ${person}`), at: money.now() }))
  if (!opened.ok) throw new Error(opened.reason)
  const buyer = { ...identity(`Boulangerie ${person}`), party: opened.party }
  const pages = { success: 'https://wiker.example/merci', cancel: 'https://wiker.example/' }
  const sold = await sell(money, { buyer, town: '44015', plan, code, ...pages })
  if (!sold.ok) throw new Error(sold.reason)
  await money.double.completeCheckout(sold.payAt.split('/').at(-1)!, method)
  await till.settle()
  return { party: opened.party, read: async () => (await readSubscription(db, opened.party, money.today()))! }
}
const days = async (count: number) => till.passTo(new Date(money.now().getTime() + count * 86_400_000).toISOString())
const kinds = async (party: string) => {
  const { rows } = await sql<{
    kind: string
  }>`select kind from money_notice where party = ${party} order by at, cause`.execute(db)
  return rows.map(({ kind }) => kind)
}
const isSound = async () => expect((await examineMoney(db)).filter((one) => one.broken > 0)).toEqual([])

describe('A merchant changes her own subscription', () => {
  test('takes the year after a month: what was shown before is what is paid', async () => {
    const { party, read } = await subscribe(1)
    expect((await read()).state).toBe('trial')
    expect(await previewChange(money, await read(), 'merchant-year')).toMatchObject({ due: 0, isTrial: true })
    await days(31)
    await days(10)
    const preview = (await previewChange(money, await read(), 'merchant-year'))!
    expect(preview).toMatchObject({ isTrial: false, currency: 'EUR' })
    expect(preview.lines.map(({ isBack }) => isBack)).toEqual([true, false])
    expect(preview.lines[1]!.cents).toBe(33_000)
    expect(preview.due).toBe(preview.total)
    await till.passTo(new Date(money.now().getTime() + 60_000).toISOString())
    expect(await changePlan(money, await read(), 'merchant-year', preview.at)).toEqual({ ok: true })
    expect((await read()).plan.code).toBe('merchant-year')
    await till.settle()
    const [last] = await invoicesOf(db, [party])
    expect(last).toMatchObject({ kind: 'invoice', gross: preview.due })
    expect(await changePlan(money, await read(), 'town-hall-year')).toEqual({ ok: false, reason: 'unknown-plan' })
    expect(await kinds(party)).toContain('plan-changed')
    await isSound()
  })

  test('ends at the end of what is paid, thinks again, ends', async () => {
    const { party, read } = await subscribe(2)
    await days(31)
    expect(await endAtPeriodEnd(money, await read())).toEqual({ ok: true })
    expect(await read()).toMatchObject({ state: 'active', endsAtPeriodEnd: true })
    await goOn(money, await read())
    expect((await read()).endsAtPeriodEnd).toBe(false)
    await endAtPeriodEnd(money, await read())
    await days(32)
    expect((await read()).state).toBe('ended')
    expect(await pagePublishesTo(db, party)).toBeUndefined()
    expect(await endAtPeriodEnd(money, await read())).toEqual({ ok: false, reason: 'not-live' })
    expect((await kinds(party)).at(-1)).toBe('ended')
  })

  test('gives a trial up today, without having paid, and has no second one', async () => {
    const { party, read } = await subscribe(3)
    await endToday(money, await read())
    expect((await read()).state).toBe('ended')
    expect(await invoicesOf(db, [party])).toEqual([])
    const again = await subscribe(3)
    expect(again.party).toBe(party)
    expect((await again.read()).state).toBe('active')
  })

  test('pays less with a code, and is told of one that does not work', async () => {
    const coupon = await money.stripe.coupons.create({ percent_off: 50, duration: 'forever' })
    await money.stripe.promotionCodes.create({ promotion: { type: 'coupon', coupon: coupon.id }, code: 'MARCHE' })
    const { party } = await subscribe(4, 'anne', 'merchant-month', undefined, 'marche')
    await days(31)
    expect((await invoicesOf(db, [party]))[0]).toMatchObject({ gross: 1800 })
    await expect(subscribe(5, 'anne', 'merchant-month', undefined, 'RIEN')).rejects.toThrow('unknown-code')
  })
})

describe('A month that is given', () => {
  test('is given once for its cause, and two of them follow one another', async () => {
    const { party, read } = await subscribe(10)
    const { id } = await read()
    expect(await giveFreeMonth(money, id, 'worth:10:2027-01')).toEqual({ ok: true, isNew: true })
    expect(await giveFreeMonth(money, id, 'worth:10:2027-01')).toEqual({ ok: true, isNew: false })
    expect(await giveFreeMonth(money, id, 'worth:10:2027-02')).toEqual({ ok: true, isNew: true })
    expect((await read()).freeMonths).toBe(2)
    await days(31)
    expect(await invoicesOf(db, [party])).toEqual([])
    await giveFreeMonth(money, id, 'worth:10:2027-02')
    await days(31)
    expect(await invoicesOf(db, [party])).toEqual([])
    await days(31)
    expect((await invoicesOf(db, [party])).map(({ gross }) => gross)).toEqual([3600])
    expect((await read()).freeMonths).toBe(0)
    expect(await giveFreeMonth(money, 999_999, 'x')).toEqual({ ok: false, reason: 'no-subscription' })
  })

  test('is given to who pays less already, and the reduction stays', async () => {
    const { party, read } = await subscribe(12, 'anne', 'merchant-month', undefined, 'MARCHE')
    await giveFreeMonth(money, (await read()).id, 'worth:12')
    await days(31)
    expect(await invoicesOf(db, [party])).toEqual([])
    await days(31)
    expect((await invoicesOf(db, [party])).map(({ gross }) => gross)).toEqual([1800])
  })

  test('takes a twelfth off a year', async () => {
    const { party, read } = await subscribe(11, 'anne', 'merchant-year')
    await giveFreeMonth(money, (await read()).id, 'worth:11')
    await days(31)
    expect((await invoicesOf(db, [party]))[0]!.gross).toBe(Math.round((33_000 - 2750) * 1.2))
    await isSound()
  })
})

describe('A payment that fails', () => {
  test('is told at once, reminded twice, and publishing stops after the grace; once it is paid all is back', async () => {
    const { party, read } = await subscribe(20, 'anne', 'merchant-month', { type: 'card', behaves: 'declines' })
    await days(31)
    expect((await read()).state).toBe('late')
    const owed = await owedPage(money.stripe, await read())
    expect(owed).toMatch(/^https:\/\/wiker\.example\/demonstration\/invoice\/in_/)
    for (let day = 0; day < 16; day += 1) {
      await days(1)
      await noteReminders(db, money.today(), money.now())
    }
    expect((await read()).state).toBe('suspended')
    const told = await kinds(party)
    expect(told).toEqual(expect.arrayContaining(['payment-failed', 'payment-reminder', 'grace-ending', 'suspended']))
    expect(new Set(told).size).toBe(told.length)
    await money.double.changeMethod((await read()).customer!, { type: 'card' })
    await till.settle()
    expect((await read()).state).toBe('active')
    expect(await kinds(party)).toContain('back')
    expect(await pagePublishesTo(db, party)).toBe((await read()).periodTo)
    expect(await methodPage(money.stripe, await read(), { back: 'https://wiker.example/', language: 'fr' })).toMatch(
      /\/demonstration\/portal\//,
    )
  })

  test('is not asked for again from who gives up', async () => {
    const { party, read } = await subscribe(22, 'anne', 'merchant-month', { type: 'card', behaves: 'declines' })
    await days(31)
    const { provider, customer } = await read()
    await endToday(money, await read())
    await money.double.changeMethod(customer!, { type: 'card' })
    await days(20)
    expect((await read()).state).toBe('ended')
    expect(await invoicesOf(db, [party])).toEqual([])
    expect((await money.stripe.invoices.list({ subscription: provider!, status: 'open' })).data).toEqual([])
  })

  test('that will come is told a week before the trial ends', async () => {
    const { party } = await subscribe(21)
    await noteReminders(db, money.today(), money.now())
    expect(await kinds(party)).toEqual(['trial-began'])
    await days(24)
    await noteReminders(db, money.today(), money.now())
    await noteReminders(db, money.today(), money.now())
    expect(await kinds(party)).toEqual(['trial-began', 'trial-ending'])
  })
})

describe('A shop that is sold', () => {
  test('leaves nothing of the seller to the buyer, gives back the days to come, and lets the buyer begin', async () => {
    const { party, read } = await subscribe(30)
    await days(31)
    await days(10)
    expect(mayHold((await accountOfPage(db, 30))!, 'bob')).toBe(false)
    const early = await db
      .transaction()
      .execute((trx) =>
        openAccount(trx, { page: 30, person: 'bob', buyer: identity('Bob', '35600000000048'), at: money.now() }),
      )
    expect(early).toEqual({ ok: false, reason: 'held-by-another' })
    const { back } = await handOver(money, party, 'anne')
    expect(back).toBeGreaterThan(2000)
    expect(back).toBeLessThan(3000)
    await till.settle()
    expect((await read()).state).toBe('ended')
    expect((await invoicesOf(db, [party])).map(({ kind, gross }) => [kind, gross])).toEqual([
      ['credit-note', -back],
      ['invoice', 3600],
    ])
    const next = await subscribe(30, 'bob')
    expect(next.party).toBe('page:30.2')
    expect((await next.read()).state).toBe('active')
    expect(await invoicesOf(db, await partiesOf(db, 'bob'))).toHaveLength(1)
    expect((await readCustomer(db, party))!.legalName).toBe('Boulangerie anne')
    expect(await partiesOf(db, 'anne')).toContain(party)
    expect(await pagePublishesTo(db, party)).toBe((await next.read()).periodTo)
    await isSound()
  })

  test('without a word is noticed when its holder has left the page', async () => {
    const { party, read } = await subscribe(31)
    expect(await endLeftAccounts(money, async () => ['anne', 'bob'])).toBe(0)
    await endLeftAccounts(money, async (page) => (page === 31 ? ['bob'] : ['anne', 'bob']))
    expect(await read()).toMatchObject({ state: 'trial', endsAtPeriodEnd: true })
    expect(await accountOfPage(db, 31)).toBeUndefined()
    expect((await subscribe(31, 'bob')).party).toBe('page:31.2')
    expect(party).toBe('page:31')
  })
})

describe('The file of an invoice', () => {
  test('is made once, kept with its digest, and missed when it is lost', async () => {
    const { archived, failed } = await archiveMissing(archive)
    expect(failed).toEqual([])
    expect(archived).toBeGreaterThan(5)
    const [first] = await invoicesOf(db, ['page:1'])
    const kept = (await archiveInvoice(archive, first!.id))!
    expect(kept.name).toBe(`facture-${first!.number}.pdf`)
    expect((await readKeptFile(files, kept))!.subarray(0, 5).toString()).toBe('%PDF-')
    expect(await archiveMissing(archive)).toEqual({ archived: 0, failed: [] })
    expect(await examineFiles(db, files, money.now())).toMatchObject({ broken: 0 })
    await files.put(kept.file, Buffer.from('%PDF-changed'), 'application/pdf')
    await files.remove(kept.file)
    expect(await examineFiles(db, files, money.now())).toMatchObject({ broken: 1, examples: [kept.name] })
    await expect(sql`delete from invoice_file`.execute(db)).rejects.toThrow('what is written stays')
    expect(await archiveInvoice(archive, 999_999)).toBeUndefined()
  })
})

test('A payment is given back by the operator, never more than it was, and once', async () => {
  const { rows } = await sql<{
    id: number
    gross: number
  }>`select id, gross from payment where party = 'page:2' order by id limit 1`.execute(db)
  const { id } = rows[0]!
  expect(await refundPayment(money, id, 1200, 'Une semaine sans site', 'operator')).toMatchObject({ ok: true })
  await till.settle()
  expect(await refundPayment(money, id, 3600, 'Tout', 'operator')).toEqual({ ok: false, reason: 'too-much' })
  expect(await refundPayment(money, 999_999, 1, 'Rien', 'operator')).toEqual({ ok: false, reason: 'unknown' })
  expect((await invoicesOf(db, ['page:2'])).find(({ kind }) => kind === 'credit-note')).toMatchObject({ gross: -1200 })
  await isSound()
})
