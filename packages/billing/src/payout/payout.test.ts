import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examineMoney } from '../doctor/examine.ts'
import { paperOf } from '../invoice/factur-x/paper.ts'
import { readInvoice } from '../invoice/factur-x/read.ts'
import { balanceOf } from '../ledger/balance.ts'
import { earnedLines } from '../share/earned.ts'
import { animator, share } from '../testing/animators.ts'
import { beginLife, contract, type Life, openTowns } from '../testing/life.ts'
import { house } from '../testing/papers.ts'
import { contestStatement, noteOwnInvoice, settleContest } from './contest.ts'
import { dueTo, payableTo } from './due.ts'
import { bankPaid, keepReturned } from './finish.ts'
import { keepIdentity, signMandate } from './identity.ts'
import { prepareBatch } from './prepare.ts'
import { billPending, closeMonth } from './statement.ts'
import { keepCertificate, vigilanceReminders, yearlyTotals } from './yearly.ts'

const { db } = await testDatabase()
let life: Life
const at = new Date('2026-12-01T09:00:00Z')
const close = async (month: string, today: string, of?: string) =>
  (await closeMonth(db, { month, today, at: new Date(`${today}T09:00:00Z`), houseCountry: 'FR' })).filter(
    (one) => !of || one.animator === of,
  )
const payable = (who: string, day: string) => payableTo(db, who, 'EUR', day)
const broken = async () => (await examineMoney(db)).filter((one) => one.broken > 0)
const bank = (day: string) => prepareBatch(db, { way: 'sepa', currency: 'EUR', day, at })

beforeAll(async () => {
  await openTowns(db)
  await animator(db, 'marie')
  await contract(db, '44015', 'animator:marie', '2026-01-01')
  life = await beginLife(db, '2026-11-23T10:00:00Z')
})
afterAll(() => life.double.close())

describe('An animator', () => {
  test('has a statement of the month by payment, an invoice in her name, and is paid when the time to contest is over', async () => {
    await life.subscribe('page:hall', '44015', 'town-hall-year')
    await life.deliver()
    const [closed] = await close('2026-11-01', '2026-12-01')
    expect(closed).toMatchObject({ net: 36_000, vat: 0, invoice: '2026-000001' })
    expect(await earnedLines(db, { animator: 'animator:marie', statement: closed!.statement })).toMatchObject([
      {
        day: '2026-11-23',
        shop: 'Commerce page:hall',
        townName: 'Blain',
        collected: 60_000,
        rate: 6000,
        cents: 36_000,
        why: 'payment',
      },
    ])
    const { rows } = await sql<{ id: number }>`select id from invoice where kind = 'self-billed'`.execute(db)
    expect(paperOf((await readInvoice(db, rows[0]!.id))!, house)).toMatchObject({
      isSelfBilled: true,
      vatKind: 'below-vat',
      gross: 36_000,
      seller: { legalName: 'marie Le Goff' },
      period: { from: '2026-11-01', to: '2026-11-30' },
      lines: [{ name: 'Part des abonnements, Blain, novembre 2026', net: 36_000 }],
    })
    expect(await close('2026-11-01', '2026-12-01')).toEqual([])
    expect([await payable('animator:marie', '2026-12-08'), await payable('animator:marie', '2026-12-09')]).toEqual([
      0, 36_000,
    ])
    const batch = await bank('2026-12-09')
    expect(batch?.payouts).toMatchObject([{ animator: 'animator:marie', cents: 36_000 }])
    expect(await bank('2026-12-09')).toBeUndefined()
    expect(await bankPaid(db, { batch: batch!.id, on: '2026-12-10', at })).toBe(1)
    expect(await bankPaid(db, { batch: batch!.id, on: '2026-12-10', at })).toBe(0)
    expect(await dueTo(db, 'animator:marie', 'EUR')).toBe(0)
    expect(await balanceOf(db, { account: 'bank', currency: 'EUR' })).toBe(-36_000)
    expect(await broken()).toEqual([])
  })

  test('is told what a refund takes back, and makes it good with what she earns next', async () => {
    const charge = life.double.world.all('charge').findLast((one) => one.status === 'succeeded')!
    await life.stripe.refunds.create({ charge: charge.id, amount: 36_000 })
    await life.deliver()
    const [closed] = await close('2026-12-01', '2027-01-02', 'animator:marie')
    expect(closed).toMatchObject({ net: -18_000, invoice: '2027-000001' })
    const { rows } = await sql<{ kind: string; corrects: string }>`
      select i.kind, c.kind as corrects from invoice i join invoice c on c.id = i.corrects where i.issuer = 'animator:marie'`.execute(
      db,
    )
    expect(rows).toEqual([{ kind: 'self-billed-credit-note', corrects: 'self-billed' }])
    expect(await payable('animator:marie', '2027-02-01')).toBe(0)
    await share(db, 'animator:marie', 20_000, '2027-01-15')
    await close('2027-01-01', '2027-02-01')
    expect(await payable('animator:marie', '2027-02-20')).toBe(2_000)
    expect(await broken()).toEqual([])
  })

  test('who charges VAT has it on the invoice and is paid it, and the house has it back', async () => {
    const who = await animator(db, 'paul', { vatStatus: 'charged', vatId: 'FR44732829320' })
    await share(db, who, 10_000, '2027-02-03')
    expect(await close('2027-02-01', '2027-03-01', who)).toMatchObject([{ net: 10_000, vat: 2_000 }])
    expect(await payable(who, '2027-03-09')).toBe(12_000)
    expect(await balanceOf(db, { account: 'vatDeductible', currency: 'EUR' })).toBe(2_000)
    expect(await broken()).toEqual([])
  })

  test('without a mandate is paid on her own invoice, and who contests waits', async () => {
    const who = await animator(db, 'anne', {}, false)
    await share(db, who, 5_000, '2027-03-03')
    const [closed] = await close('2027-03-01', '2027-04-01', who)
    expect(closed).toMatchObject({ invoice: undefined })
    expect(await payable(who, '2027-12-31')).toBe(0)
    const own = { statement: closed!.statement, number: 'AL-7', vat: 0, today: '2027-04-05', at }
    expect(await noteOwnInvoice(db, own)).toEqual({ ok: true })
    expect(await noteOwnInvoice(db, own)).toEqual({ ok: false, reason: 'invoiced-already' })
    expect(await payable(who, '2027-04-05')).toBe(5_000)

    const other = await animator(db, 'luc')
    await share(db, other, 5_000, '2027-04-03')
    const [told] = await close('2027-04-01', '2027-05-01', other)
    const contest = { statement: told!.statement, reason: 'Il manque la boulangerie', at }
    expect(await contestStatement(db, { ...contest, today: '2027-05-08' })).toBe(true)
    expect(await payable(other, '2027-06-01')).toBe(0)
    expect(await settleContest(db, { statement: told!.statement, today: '2027-06-02', answer: 'Elle y est', at })).toBe(
      true,
    )
    expect(await payable(other, '2027-06-02')).toBe(5_000)
    expect(await contestStatement(db, { ...contest, today: '2027-06-03' })).toBe(false)
  })

  test('who signs her mandate after the month was told has its invoice made in her name all the same, once', async () => {
    const who = await animator(db, 'eve', { vatStatus: 'charged', vatId: 'FR44732829320' }, false)
    await share(db, who, 5_000, '2027-04-20')
    await close('2027-04-01', '2027-05-03')
    const later = { today: '2027-05-10', at: new Date('2027-05-10T09:00:00Z'), houseCountry: 'FR' }
    expect(await billPending(db, later)).toBe(0)
    await signMandate(db, { animator: who, signedOn: '2027-05-10', contestDays: 8 })
    expect([await billPending(db, later), await billPending(db, later)]).toEqual([1, 0])
    expect([await payable(who, '2027-05-17'), await payable(who, '2027-05-18')]).toEqual([0, 6_000])
    expect(await broken()).toEqual([])
  })

  test('whose bank sends the money back is owed it again', async () => {
    const who = await animator(db, 'yves')
    await share(db, who, 7_000, '2027-05-03')
    await close('2027-05-01', '2027-06-01')
    const batch = await bank('2027-06-20')
    const { id } = batch!.payouts.find((one) => one.animator === who)!
    await bankPaid(db, { batch: batch!.id, on: '2027-06-21', at })
    expect(await payable(who, '2027-06-22')).toBe(0)
    const back = { payout: id, problem: 'AC04', on: '2027-06-23', at }
    expect([await keepReturned(db, back), await keepReturned(db, back)]).toEqual([true, false])
    expect(await payable(who, '2027-06-23')).toBe(7_000)
    expect(await broken()).toEqual([])
  })

  test('with a number or an account that is wrong is told which', async () => {
    const wrong = { legalId: '73282932000075', iban: 'FR76 3000 6000 0112 3456 7890 180' }
    const given = { animator: 'animator:x', legalName: 'X', country: 'FR', address: {}, email: 'x@example.org' }
    expect(await keepIdentity(db, { ...given, language: 'fr', vatStatus: 'charged', ...wrong }, at)).toEqual({
      ok: false,
      problems: [
        { field: 'legalId', reason: 'wrong' },
        { field: 'vatId', reason: 'missing' },
        { field: 'iban', reason: 'wrong' },
      ],
    })
  })
})

describe('A year', () => {
  test('is added up for the DAS2, what came back taken off', async () => {
    const who = await animator(db, 'jean')
    await share(db, who, 240_001, '2028-01-03')
    await close('2028-01-01', '2028-02-01')
    const batch = await bank('2028-02-20')
    await bankPaid(db, { batch: batch!.id, on: '2028-02-20', at })
    const totals = await yearlyTotals(db, 2028)
    expect(totals.find((one) => one.animator === who)).toMatchObject({ paid: 240_001, isDeclared: true })
    expect(totals.find((one) => one.animator === 'animator:yves')).toMatchObject({ paid: 7_000, isDeclared: false })
    expect((await yearlyTotals(db, 2027)).find((one) => one.animator === 'animator:yves')).toBeUndefined()
  })

  test('of 5,000 € asks for a certificate, again before six months are over', async () => {
    const who = await animator(db, 'lea')
    await share(db, who, 499_999, '2028-05-03')
    const asked = async (today: string) =>
      (await vigilanceReminders(db, today)).filter((one) => one.animator === who).map((one) => one.validTo)
    expect(await asked('2028-06-01')).toEqual([])
    await share(db, who, 1, '2028-06-01')
    expect(await asked('2028-06-01')).toEqual([null])
    await keepCertificate(db, who, '2028-06-05')
    expect(await asked('2028-06-06')).toEqual([])
    expect(await asked('2028-11-06')).toEqual(['2028-12-05'])
    expect(await asked('2029-06-02')).toEqual([])
  })
})

test('Whatever is earned, taken back, closed, paid and returned: nobody is paid more than was earned, and nothing is forgotten', async () => {
  const act = fc.oneof(
    fc.record({ what: fc.constant('share' as const), cents: fc.integer({ min: -9_000, max: 12_000 }) }),
    fc.record({ what: fc.constantFrom('close' as const, 'prepare' as const, 'bank' as const, 'return' as const) }),
  )
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 14 }), async (acts) => {
      run += 1
      const who = await animator(db, `any${run}`)
      let earned = 0
      let month = 0
      let today = '2030-01-01'
      for (const one of acts) {
        if (one.what === 'share' && one.cents !== 0 && earned + one.cents >= 0) {
          earned += one.cents
          await share(db, who, one.cents, today)
        } else if (one.what === 'close') {
          const first = new Date(Date.UTC(2030, month, 1)).toISOString().slice(0, 10)
          month += 1
          today = new Date(Date.UTC(2030, month, 1)).toISOString().slice(0, 10)
          await close(first, today)
        } else if (one.what === 'prepare') await bank(today.replace(/01$/, '20'))
        else if (one.what === 'bank') {
          const { rows } = await sql<{ id: number }>`select id from payout_batch where closed_at is null`.execute(db)
          for (const { id } of rows) await bankPaid(db, { batch: id, on: today, at })
        } else if (one.what === 'return') {
          const { rows } = await sql<{
            id: number
          }>`select id from payout where animator = ${who} and state = 'paid'`.execute(db)
          if (rows[0]) await keepReturned(db, { payout: rows[0].id, problem: 'AC04', on: today, at })
        }
        const { rows } = await sql<{ gone: number }>`
          select coalesce(sum(cents), 0)::bigint as gone from payout where animator = ${who} and state = 'paid'`.execute(
          db,
        )
        const due = await dueTo(db, who, 'EUR')
        expect(due + Number(rows[0]!.gone)).toBe(earned)
        expect(await payable(who, '2040-01-01')).toBeLessThanOrEqual(Math.max(0, due))
      }
    }),
    { numRuns: 15 },
  )
  expect(await broken()).toEqual([])
}, 60_000)
