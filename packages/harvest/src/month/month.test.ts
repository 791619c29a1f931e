import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { expect, test } from 'vitest'
import { examine } from '../doctor/examine.ts'
import { dateOf, days } from './calendar.ts'
import { ledgerTable } from './ledger.ts'
import { Month } from './month.ts'

const { db } = await testDatabase()
/** Any number makes another month (`MONTH_SEED=14`); unless asked, it is always the same one. */
const seed = Number(process.env.MONTH_SEED ?? 2026)

test('A month of forty-four sources that change, break, shrink, rename, double and fall silent ends with what is true', async () => {
  const month = new Month(db, seed)
  await month.live()
  console.log(ledgerTable(month.ledger))
  expect(month.sources.size).toBeGreaterThanOrEqual(40)
  expect(month.ledger.map((day) => day.runs)).toEqual(month.ledger.map((day) => month.sources.size + day.approved))
  expect(month.judge.problems, `the month of seed ${seed}`).toEqual([])
  expect((await examine(db, dateOf(days))).filter((finding) => finding.broken > 0)).toEqual([])
}, 300_000)
