import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { examineMoney } from '@wiker/billing/doctor/examine.ts'
import { closeBooks } from '@wiker/billing/ledger/closing.ts'
import { beginLife, contract, openTowns } from '@wiker/billing/testing/life.ts'
import type { Db } from '@wiker/platform'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { readBackup } from './read.ts'
import { writeBackup } from './write.ts'

const { db } = await testDatabase()
const { db: other } = await testDatabase()

const tables = [
  'ledger_transfer',
  'ledger_entry',
  'ledger_closing',
  'invoice',
  'payment',
  'subscription',
  'subscription_state',
  'share_rate',
]
const countsOf = async (of: Db) => {
  const found: Record<string, number> = {}
  for (const table of tables) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(of)
    found[table] = rows[0]!.n
  }
  return found
}

test('Books that are closed are put back as they were, and are closed again', async () => {
  await openTowns(db)
  await contract(db, '44015', 'animator:marie', '2026-01-01')
  const life = await beginLife(db, '2026-11-20T10:00:00Z')
  await life.subscribe('page:1', '44015', 'town-hall-year')
  await life.subscribe('page:2', '44015', 'merchant-month')
  await life.deliver()
  await life.double.advanceTo(new Date('2026-12-28T10:00:00Z'))
  await life.deliver()
  await life.double.close()
  const at = new Date('2026-12-28T10:00:00Z')
  expect(await closeBooks(db, { through: '2026-11-30', today: '2026-12-28', at })).toEqual({ ok: true })
  const folder = await mkdtemp(join(tmpdir(), 'wiker-books-'))
  const file = join(folder, 'books.backup')
  await writeBackup(db, file, folder, at)
  await readBackup(other, file, folder, true)
  expect(await countsOf(other)).toEqual(await countsOf(db))
  expect((await countsOf(other)).subscription_state).toBeGreaterThan(2)
  expect((await examineMoney(other)).filter((one) => one.broken > 0)).toEqual([])
  await expect(
    sql`insert into ledger_transfer (cause, kind, day, currency, entries, at) values ('late', 'payment', '2026-11-30', 'EUR', 2, now())`.execute(
      other,
    ),
  ).rejects.toThrow('closed month')
})
