import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { examineMoney } from '../doctor/examine.ts'
import { fec } from '../export/fec.ts'
import { clearMoney } from '../testing/clear.ts'
import { beginLife, contract, openTowns } from '../testing/life.ts'
import { closeBooks, closedThrough } from './closing.ts'
import { reverseTransfer } from './reverse.ts'

const { db } = await testDatabase()
const at = new Date('2027-01-10T09:00:00Z')
const close = (through: string, today = '2027-01-10') => closeBooks(db, { through, today, at })
const daysOf = async (kind: string) => {
  const { rows } = await sql<{ day: string; own: string | null }>`
    select day::text as day, details->>'ownDay' as own from ledger_transfer where kind = ${kind} order by id`.execute(
    db,
  )
  return rows
}
const isSound = async () => expect((await examineMoney(db)).filter((one) => one.broken > 0)).toEqual([])

beforeEach(async () => {
  await clearMoney(db)
  await openTowns(db)
  await contract(db, '44015', 'animator:marie', '2026-01-01')
})

describe('Books that are closed', () => {
  test('take no transfer of their days from anybody, and are closed in order, once, when their month is over', async () => {
    const life = await beginLife(db, '2026-12-30T10:00:00Z')
    await life.subscribe('page:1', '44015', 'town-hall-year')
    await life.deliver()
    expect(await close('2026-12-31', '2026-12-31')).toEqual({ ok: false, reason: 'not-over' })
    expect(await close('2026-12-31')).toEqual({ ok: true })
    expect(await close('2026-12-31')).toEqual({ ok: false, reason: 'closed-already' })
    expect(await close('2026-11-30')).toEqual({ ok: false, reason: 'closed-already' })
    expect(await closedThrough(db)).toBe('2026-12-31')
    const write = (day: string) =>
      sql`insert into ledger_transfer (cause, kind, day, currency, entries, at) values (${day}, 'payment', ${day}::date, 'EUR', 2, now())`.execute(
        db,
      )
    await expect(write('2026-12-31')).rejects.toThrow('closed month')
    await expect(write('2026-03-01')).rejects.toThrow('closed month')
    await expect(sql`delete from ledger_closing`.execute(db)).rejects.toThrow('what is written stays')
    await expect(sql`update ledger_closing set through = '2026-11-30'`.execute(db)).rejects.toThrow(
      'what is written stays',
    )
    await expect(
      sql`insert into ledger_closing (through, at) values ('2027-01-15', now())`.execute(db),
    ).rejects.toThrow()
    await life.double.close()
  })

  test('keep what comes late on the first open day, with its own day beside it, in the next year’s numbers', async () => {
    const life = await beginLife(db, '2026-12-31T10:00:00Z')
    await life.subscribe('page:1', '44015', 'town-hall-year')
    const late = life.double.posted.splice(0)
    await life.double.advanceTo(new Date('2027-01-10T09:00:00Z'))
    expect(await close('2026-12-31')).toEqual({ ok: true })
    life.double.posted.push(...late, ...late)
    await life.deliver()
    for (const kind of ['invoice', 'payment', 'payment-fee', 'share']) {
      const [first, ...others] = await daysOf(kind)
      expect(first).toEqual({ day: '2027-01-01', own: kind === 'invoice' ? null : '2026-12-31' })
      expect(others).toEqual([])
    }
    const { rows } = await sql`select year, number, day::text as day, content->>'ownDay' as own from invoice`.execute(
      db,
    )
    expect(rows).toEqual([{ year: 2027, number: 1, day: '2027-01-01', own: '2026-12-31' }])
    const { rows: kept } = await sql`select collected_on::text as day from payment`.execute(db)
    expect(kept).toEqual([{ day: '2026-12-31' }])
    await isSound()
    await life.double.close()
  })

  test('put a correction of theirs on the first open day, with its reason', async () => {
    const life = await beginLife(db, '2026-12-31T10:00:00Z')
    await life.subscribe('page:1', '44015', 'town-hall-year')
    await life.deliver()
    await close('2026-12-31')
    const { rows } = await sql<{ id: number }>`select id from ledger_transfer where kind = 'payment-fee'`.execute(db)
    const given = { of: rows[0]!.id, cause: 'correction:1', day: '2026-12-31', at, reason: 'Frais comptés deux fois' }
    const made = await db.transaction().execute((trx) => reverseTransfer(trx, given))
    expect(made).toMatchObject({ ok: true, isNew: true })
    const { rows: written } =
      await sql`select day::text as day, details from ledger_transfer where cause = 'correction:1'`.execute(db)
    expect(written).toEqual([
      { day: '2027-01-01', details: { reason: 'Frais comptés deux fois', ownDay: '2026-12-31' } },
    ])
    await isSound()
    await life.double.close()
  })

  test('end at midnight where the house is, not where the server is', async () => {
    const life = await beginLife(db, '2026-12-31T22:59:00Z')
    await life.subscribe('page:1', '44015', 'town-hall-year')
    await life.double.advanceTo(new Date('2026-12-31T23:00:00Z'))
    await life.subscribe('page:2', '44015', 'town-hall-year')
    await life.deliver()
    const { rows } = await sql<{ day: string }>`select day::text as day from invoice order by id`.execute(db)
    expect(rows.map((row) => row.day).sort()).toEqual(['2026-12-31', '2027-01-01'])
    const days: Record<number, Set<string>> = { 2026: new Set(), 2027: new Set() }
    for (const year of [2026, 2027])
      for await (const line of fec(db, { year })) {
        const [journal, , , day, , , , , , , , , , , , valid] = line.split('\t')
        if (/^\d+$/.test(day!) && journal !== 'AN') days[year]!.add(`${day} ${valid}`)
      }
    expect([...days[2026]!]).toEqual(['20261231 20270101'])
    expect([...days[2027]!]).toEqual(['20270101 20270101'])
    await life.double.close()
  })

  test('wait for what the provider told of them', async () => {
    const life = await beginLife(db, '2026-12-31T10:00:00Z')
    await life.subscribe('page:1', '44015', 'town-hall-year')
    await life.deliver()
    const open =
      "insert into provider_event (id, type, created, subject, received_at) values ('evt_late', 'invoice.paid', '2026-12-31T22:30:00Z', 'in_x', now())"
    await sql.raw(open).execute(db)
    expect(await close('2026-12-31')).toEqual({ ok: false, reason: 'events-waiting', count: 1 })
    expect(await close('2026-11-30')).toEqual({ ok: true })
    await life.double.close()
  })
})
