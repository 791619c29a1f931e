import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { type InvoiceGiven, issueInvoice } from './issue.ts'

const { db } = await testDatabase()
const at = new Date('2026-11-23T11:00:00Z')
const given = (cause: string, more: Partial<InvoiceGiven> = {}): InvoiceGiven => ({
  issuer: 'house',
  kind: 'invoice',
  cause,
  party: 'page:1',
  day: '2026-11-23',
  currency: 'EUR',
  net: 3000,
  vat: 600,
  content: {},
  at,
  ...more,
})
const issue = (one: InvoiceGiven) => db.transaction().execute((trx) => issueInvoice(trx, one))
const numbers = async (issuer: string, year = 2026) =>
  (
    await sql<{
      number: number
      day: string
    }>`select number, day::text as day from invoice where issuer = ${issuer} and year = ${year} order by number`.execute(
      db,
    )
  ).rows

describe('Invoices', () => {
  test('have numbers one after the other, begun again each year and for each issuer', async () => {
    const made = [
      await issue(given('a')),
      await issue(given('b')),
      await issue(given('c', { day: '2027-01-01' })),
      await issue(given('d', { issuer: 'animator:marie', kind: 'self-billed' })),
    ]
    expect(made.map((one) => one.number)).toEqual(['2026-000001', '2026-000002', '2027-000001', '2026-000001'])
  })

  test('for one cause are one, even when asked for at once', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => issue(given('once', { issuer: 'same' }))))
    expect(new Set(all.map((one) => one.id)).size).toBe(1)
    expect(all.filter((one) => one.isNew)).toHaveLength(1)
    expect(await numbers('same')).toHaveLength(1)
    expect((await issue(given('next', { issuer: 'same' }))).number).toBe('2026-000002')
  })

  test('are never dated before the one that precedes them', async () => {
    await issue(given('today', { issuer: 'days' }))
    expect(await issue(given('late', { issuer: 'days', day: '2026-11-22' }))).toMatchObject({
      number: '2026-000002',
      day: '2026-11-23',
    })
  })

  test('stay as they are, and a credit note names what it corrects', async () => {
    const { id } = await issue(given('wrong', { issuer: 'stay' }))
    await expect(sql`update invoice set net = 1 where id = ${id}`.execute(db)).rejects.toThrow('what is written stays')
    await expect(sql`delete from invoice where id = ${id}`.execute(db)).rejects.toThrow('what is written stays')
    await expect(issue(given('nothing', { issuer: 'stay', kind: 'credit-note' }))).rejects.toThrow()
    const note = await issue(
      given('back', { issuer: 'stay', kind: 'credit-note', corrects: id, net: -3000, vat: -600 }),
    )
    expect(note.number).toBe('2026-000002')
  })

  test('leave no gap, whoever issues at once, twice, or gives up in the middle', async () => {
    let run = 0
    const wish = fc.record({ cause: fc.integer({ min: 1, max: 12 }), fails: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { minLength: 1, maxLength: 16 }), async (wishes) => {
        run += 1
        const issuer = `race:${run}`
        await Promise.allSettled(
          wishes.map(({ cause, fails }) =>
            db.transaction().execute(async (trx) => {
              await issueInvoice(trx, given(`${run}:${cause}`, { issuer }))
              if (fails) throw new Error('the payment was not kept')
            }),
          ),
        )
        const rows = await numbers(issuer)
        expect(rows.map((row) => row.number)).toEqual(rows.map((_, index) => index + 1))
        const kept = new Set(wishes.filter(({ fails }) => !fails).map(({ cause }) => cause))
        expect(rows).toHaveLength(kept.size)
      }),
      { numRuns: 25 },
    )
  })
})
