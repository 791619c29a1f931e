import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examineMoney } from '../doctor/examine.ts'
import { beginLife, type Life, openTowns } from '../testing/life.ts'
import { type ContractChange, changeContract } from './change-contract.ts'
import { readContracts } from './contracts.ts'
import { earnedByMonth, earnedLines } from './earned.ts'
import { previewChange } from './preview-change.ts'

const { db } = await testDatabase()
const at = new Date('2026-11-23T10:00:00Z')
let life: Life
const change = (given: ContractChange, today = '2026-11-23') => changeContract(db, given, { today, at })
const open = (
  animator: string,
  begins: string,
  more: { town?: string; ends?: string; weight?: number; rate?: number } = {},
) => ({
  do: 'open' as const,
  town: more.town ?? '44015',
  animator,
  begins,
  ends: more.ends ?? null,
  weight: more.weight ?? 1,
  rate: more.rate ?? 6000,
})
const earned = async (animator: string) =>
  (await earnedByMonth(db, animator)).reduce((sum, { cents }) => sum + cents, 0)
const idOf = async (animator: string) => (await readContracts(db, { animator }))[0]!.id

beforeAll(async () => {
  await openTowns(db)
  life = await beginLife(db, '2026-11-23T10:00:00Z')
  await life.subscribe('page:hall', '44015', 'town-hall-year')
  await life.deliver()
})
afterAll(() => life.double.close())

describe('A town paid 600 € for a year before anybody had it', () => {
  test('whoever gets it earns the days from her first on, and is shown why', async () => {
    const preview = await previewChange(db, open('animator:marie', '2026-11-23'), { today: '2026-11-23', at })
    expect(preview).toEqual({
      ok: true,
      town: '44015',
      settled: 1,
      lines: [{ animator: 'animator:marie', currency: 'EUR', before: 0, after: 36_000, monthly: 3_000 }],
    })
    expect(await earned('animator:marie')).toBe(0)
    expect(await change(open('animator:marie', '2026-11-23'))).toMatchObject({ ok: true, settled: 1 })
    expect(await earnedLines(db, { animator: 'animator:marie' })).toMatchObject([
      {
        cents: 36_000,
        why: 'contract',
        shop: 'Commerce page:hall',
        rate: 6000,
        held: { days: 365, of: 365, shared: false },
      },
    ])
  })

  test('handed over in the middle of a month, each has her days, and what the other loses is a line below zero', async () => {
    const over = {
      do: 'hand-over' as const,
      contract: await idOf('animator:marie'),
      animator: 'animator:paul',
      on: '2026-12-08',
      rate: 6000,
    }
    const shown = await previewChange(db, over, { today: '2026-12-01', at })
    // 15 days of 365 of 360 €.
    expect(shown).toMatchObject({
      lines: [
        { animator: 'animator:marie', before: 36_000, after: 1_479, monthly: 0 },
        { animator: 'animator:paul', before: 0, after: 34_521, monthly: 3_000 },
      ],
    })
    expect(await change(over, '2026-12-01')).toMatchObject({ ok: true })
    expect([await earned('animator:marie'), await earned('animator:paul')]).toEqual([1_479, 34_521])
    expect((await earnedLines(db, { animator: 'animator:marie' })).map(({ cents, why }) => [cents, why])).toEqual([
      [36_000, 'contract'],
      [-34_521, 'contract'],
    ])
    expect(await change({ ...over, on: '2026-12-09' }, '2026-12-01')).toEqual({ ok: false, reason: 'over-already' })
  })

  test('a second animator halves the days she is there; who has the town already is not given it twice', async () => {
    expect(await change(open('animator:paul', '2027-01-01'), '2026-12-10')).toEqual({
      ok: false,
      reason: 'has-it-already',
    })
    await change(open('animator:anne', '2027-06-01', { weight: 1 }), '2026-12-10')
    const [paul, anne] = [await earned('animator:paul'), await earned('animator:anne')]
    expect(paul + anne + (await earned('animator:marie'))).toBe(36_000)
    expect(anne).toBe(8_630)
    expect(await earnedLines(db, { animator: 'animator:anne' })).toMatchObject([
      { held: { days: 175, of: 365, shared: true } },
    ])
  })

  test('months that are over keep what they gave', async () => {
    const paul = await idOf('animator:paul')
    expect(await change({ do: 'end', contract: paul, ends: '2027-01-31' }, '2027-02-10')).toEqual({
      ok: false,
      reason: 'past',
    })
    expect(await change({ do: 'end', contract: paul, ends: '2026-12-08' }, '2026-12-10')).toEqual({
      ok: false,
      reason: 'before-begin',
    })
    expect(await change(open('animator:luc', '2027-01-15'), '2027-02-10')).toEqual({ ok: false, reason: 'past' })
    // Nobody had the town before: nobody loses.
    expect(await change(open('animator:luc', '2026-01-15', { ends: '2026-11-01' }), '2027-02-10')).toMatchObject({
      ok: true,
    })
    expect(await change({ do: 'end', contract: 987_654, ends: '2027-02-20' }, '2027-02-10')).toEqual({
      ok: false,
      reason: 'unknown-contract',
    })
  })

  test('a new rate begins tomorrow at the earliest, and touches nothing that was collected', async () => {
    const paul = await idOf('animator:paul')
    const before = await earned('animator:paul')
    expect(await change({ do: 'rate', contract: paul, from: '2027-02-10', rate: 6500 }, '2027-02-10')).toEqual({
      ok: false,
      reason: 'rate-not-tomorrow',
    })
    expect(await change({ do: 'rate', contract: paul, from: '2027-02-11', rate: 6500 }, '2027-02-10')).toMatchObject({
      ok: true,
    })
    expect(await earned('animator:paul')).toBe(before)
  })

  test('every rule of the accounts holds after all that', async () => {
    expect((await examineMoney(db)).filter((one) => one.broken > 0)).toEqual([])
  })
})

test('Whatever is changed in five towns, nobody’s past months move and each cent of a town has one owner', async () => {
  const towns = ['44001', '44002', '44003', '44004', '44005']
  for (const [index, town] of towns.entries()) {
    await sql`insert into town (code, name, slug, timezone, opened_at) values (${town}, ${`T${index}`}, ${`t${index}`}, 'Europe/Paris', now())`.execute(
      db,
    )
    await life.subscribe(`page:t${index}`, town, 'town-hall-year')
    await changeContract(db, open('animator:five', '2026-11-23', { town }), { today: '2026-11-23', at })
  }
  await life.deliver()
  const day = (offset: number) => new Date(Date.UTC(2026, 10, 23 + offset)).toISOString().slice(0, 10)
  const act = fc.record({
    town: fc.constantFrom(...towns),
    who: fc.constantFrom('animator:five', 'animator:x', 'animator:y'),
    what: fc.constantFrom('open' as const, 'end' as const, 'hand-over' as const),
    later: fc.integer({ min: -40, max: 400 }),
    pick: fc.nat(5),
  })
  let today = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 5 }), async (acts) => {
      for (const { town, who, what, later, pick } of acts) {
        today = Math.min(today + 4, 330)
        const monthStart = `${day(today).slice(0, 8)}01`
        const past = await beforeMonth(monthStart)
        const contracts = await readContracts(db, { town })
        const contract = contracts[pick % contracts.length]!.id
        const on = day(today + later)
        const given: ContractChange =
          what === 'open'
            ? open(who, on, { town })
            : what === 'end'
              ? { do: 'end', contract, ends: on }
              : { do: 'hand-over', contract, animator: who, on, rate: 6000 }
        await changeContract(db, given, { today: day(today), at })
        // What was told of months that are over can only be added to where nobody had the town.
        for (const [key, cents] of past) expect((await beforeMonth(monthStart)).get(key)).toBe(cents)
        const { rows } = await sql<{ town: string; cents: number }>`
          select p.town, -sum(e.cents)::int as cents from ledger_entry e join ledger_account a on a.id = e.account_id
          join ledger_transfer t on t.id = e.transfer_id join payment p on p.id = (t.details->>'payment')::bigint
          where a.number = '401' and p.town = any(${towns}) group by 1`.execute(db)
        for (const { cents } of rows) expect(cents).toBeLessThanOrEqual(36_000)
      }
    }),
    { numRuns: 12 },
  )
  expect((await examineMoney(db)).filter((one) => one.broken > 0)).toEqual([])
}, 60_000)

/** What each was told of the months before, by animator and month. */
async function beforeMonth(month: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ key: string; cents: number }>`
    select a.party || ' ' || date_trunc('month', t.day)::date as key, -sum(e.cents)::int as cents
    from ledger_entry e join ledger_account a on a.id = e.account_id join ledger_transfer t on t.id = e.transfer_id
    where a.number = '401' and t.kind = 'share' and t.day < ${month}::date group by 1`.execute(db)
  return new Map(rows.map(({ key, cents }) => [key, cents]))
}
