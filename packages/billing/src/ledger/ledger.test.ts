import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { balanceOf, trialBalance } from './balance.ts'
import { CauseReused, type Line, postTransfer, type Transfer } from './post.ts'
import { reverseTransfer } from './reverse.ts'

const { db } = await testDatabase()
const at = new Date('2026-11-23T11:00:00Z')
const transfer = (cause: string, lines: Line[], more: Partial<Transfer> = {}): Transfer => ({
  cause,
  kind: 'invoice',
  day: '2026-11-23',
  currency: 'EUR',
  lines,
  at,
  ...more,
})
const month = (party: string): Line[] => [
  { account: { of: 'customer', party }, cents: 3600 },
  { account: 'services', cents: -3000 },
  { account: 'vatCollected', cents: -600 },
]
const written = (given: Transfer) => db.transaction().execute((trx) => postTransfer(trx, given))
const count = async () =>
  Number((await sql<{ n: number }>`select count(*) as n from ledger_transfer`.execute(db)).rows[0]!.n)

describe('A transfer', () => {
  test('is written once for its cause, however often it comes', async () => {
    const first = await written(transfer('invoice:1', month('page:1')))
    const again = await written(transfer('invoice:1', month('page:1')))
    expect([first.isNew, again.isNew, again.id]).toEqual([true, false, first.id])
    expect(await balanceOf(db, { account: 'customer', currency: 'EUR', party: 'page:1' })).toBe(3600)
  })

  test('comes once even when eight write it at the same moment', async () => {
    const before = await count()
    const all = await Promise.all(Array.from({ length: 8 }, () => written(transfer('race', month('page:race')))))
    expect(all.filter((one) => one.isNew)).toHaveLength(1)
    expect(new Set(all.map((one) => one.id)).size).toBe(1)
    expect(await count()).toBe(before + 1)
  })

  test('under a cause that said something else is a mistake, said aloud', async () => {
    await written(transfer('invoice:2', month('page:2')))
    const other = transfer('invoice:2', [
      { account: { of: 'customer', party: 'page:2' }, cents: 100 },
      { account: 'services', cents: -100 },
    ])
    await expect(written(other)).rejects.toThrow(CauseReused)
    await expect(written(transfer('invoice:2', month('page:3')))).rejects.toThrow(CauseReused)
  })

  test('that does not balance, moves nothing or cuts a cent is refused before anything is written', async () => {
    const before = await count()
    const lines = month('page:4')
    await expect(written(transfer('a', lines.slice(0, 2)))).rejects.toThrow('does not balance by 600 cents')
    await expect(written(transfer('b', []))).rejects.toThrow('moves nothing')
    await expect(
      written(
        transfer('c', [
          { account: 'bank', cents: 0.5 },
          { account: 'services', cents: -0.5 },
        ]),
      ),
    ).rejects.toThrow('part of a cent')
    expect(await count()).toBe(before)
  })
})

describe('The database itself', () => {
  const raw = (query: ReturnType<typeof sql>) => db.transaction().execute((trx) => query.execute(trx))

  test('refuses to change or to take away what is written', async () => {
    await written(transfer('stays', month('page:5')))
    for (const table of ['ledger_account', 'ledger_transfer', 'ledger_entry']) {
      await expect(raw(sql`delete from ${sql.table(table)}`)).rejects.toThrow('what is written stays')
      await expect(raw(sql`truncate ${sql.table(table)} cascade`)).rejects.toThrow('what is written stays')
    }
    await expect(raw(sql`update ledger_entry set cents = cents + 1`)).rejects.toThrow('what is written stays')
    await expect(raw(sql`update ledger_transfer set day = '2020-01-01'`)).rejects.toThrow('what is written stays')
    await expect(raw(sql`update ledger_account set party = 'page:6'`)).rejects.toThrow('what is written stays')
  })

  const bare = (cents: number[], { entries = cents.length, currency = 'EUR' } = {}) =>
    db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ id: number }>`insert into ledger_transfer (cause, kind, day, currency, entries, at)
        values (${`bare ${Math.random()}`}, 'invoice', '2026-11-23', ${currency}, ${entries}, now()) returning id`.execute(
        trx,
      )
      for (const [position, amount] of cents.entries()) {
        await sql`insert into ledger_entry select ${rows[0]!.id}, ${position + 1}, min(id), ${amount} from ledger_account where currency = 'EUR'`.execute(
          trx,
        )
      }
      return rows[0]!.id
    })

  test('refuses at the end of the transaction what does not balance, lacks an entry or mixes currencies', async () => {
    await written(transfer('there are accounts', month('page:7')))
    await expect(bare([100, -99])).rejects.toThrow('does not balance by 1 cents')
    await expect(bare([100, -100], { entries: 3 })).rejects.toThrow('has 2 entries, 3 were announced')
    await expect(bare([100, -100], { currency: 'SEK' })).rejects.toThrow('another currency')
    await expect(bare([])).rejects.toThrow()
    expect(await bare([100, -60, -40])).toBeGreaterThan(0)
  })

  test('refuses an entry that comes after its transfer, even one that balances', async () => {
    const id = await bare([100, -100])
    const late = raw(sql`insert into ledger_entry select ${id}, 9, min(id), 50 from ledger_account`)
    await expect(late).rejects.toThrow('is closed')
  })
})

describe('A reversal', () => {
  const reverse = (of: number, cause: string) =>
    db.transaction().execute((trx) => reverseTransfer(trx, { of, cause, day: '2026-11-24', at }))

  test('takes a transfer back once, and is never taken back itself', async () => {
    const { id } = await written(transfer('wrong', month('page:8')))
    const back = await reverse(id, 'wrong:back')
    expect(back).toMatchObject({ ok: true, isNew: true })
    expect(await balanceOf(db, { account: 'customer', currency: 'EUR', party: 'page:8' })).toBe(0)
    expect(await balanceOf(db, { account: 'customer', currency: 'EUR', party: 'page:8', upTo: '2026-11-23' })).toBe(
      3600,
    )
    expect(await reverse(id, 'wrong:back')).toMatchObject({ ok: true, isNew: false })
    expect(await reverse(id, 'another')).toEqual({ ok: false, reason: 'reversed-before' })
    expect(await reverse(back.ok ? back.id : 0, 'again')).toEqual({ ok: false, reason: 'is-a-reversal' })
    expect(await reverse(987654, 'none')).toEqual({ ok: false, reason: 'unknown-transfer' })
  })
})

test('whatever is written, in two currencies and by several at once, the sum is zero and each balance is the naive sum', async () => {
  const parties = ['page:a', 'page:b', 'page:c']
  const movement = fc.record({
    cause: fc.integer({ min: 1, max: 40 }),
    party: fc.constantFrom(...parties),
    currency: fc.constantFrom('EUR', 'SEK'),
    net: fc.integer({ min: -100_000, max: 100_000 }).filter((net) => net !== 0),
    vat: fc.integer({ min: 0, max: 20_000 }),
  })
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(movement, { minLength: 1, maxLength: 12 }), async (movements) => {
      run += 1
      const naive = new Map<string, number>()
      // The first content of a cause is the one that counts.
      const kept = new Map(movements.toReversed().map((one) => [one.cause, one]))
      const writing = [...kept.values()].flatMap((one) => [one, one])
      for (const one of kept.values()) {
        const key = `${run}:${one.party} ${one.currency}`
        naive.set(key, (naive.get(key) ?? 0) + one.net + one.vat)
      }
      await Promise.all(
        writing.map((one) =>
          written(
            transfer(
              `${run}:${one.cause}`,
              [
                { account: { of: 'customer', party: `${run}:${one.party}` }, cents: one.net + one.vat },
                { account: 'services', cents: -one.net },
                { account: 'vatCollected', cents: -one.vat },
              ],
              { currency: one.currency },
            ),
          ).catch((error) => {
            // Nothing moves when what is owed is nothing but one line.
            if (!/moves nothing/.test(String(error))) throw error
          }),
        ),
      )
      for (const [key, cents] of naive) {
        const [party, currency] = key.split(' ') as [string, string]
        expect(await balanceOf(db, { account: 'customer', currency, party })).toBe(cents)
      }
    }),
    { numRuns: 40 },
  )
  for (const currency of ['EUR', 'SEK']) {
    const rows = (await trialBalance(db)).filter((row) => row.currency === currency)
    expect(rows.reduce((sum, row) => sum + row.debit - row.credit, 0)).toBe(0)
  }
})
