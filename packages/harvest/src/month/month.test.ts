import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { expect, test } from 'vitest'
import { ledgerTable } from './ledger.ts'
import { Month } from './month.ts'

const { db } = await testDatabase()

test('A month of forty-four sources that change, break, shrink, rename, double and fall silent ends with what is true', async () => {
  const month = new Month(db, 2026)
  const started = performance.now()
  try {
    await month.live()
  } finally {
    console.log(`${ledgerTable(month.ledger)}\n${Math.round((performance.now() - started) / 1000)} s`)
    console.log(JSON.stringify(month.told))
    console.log(month.judge.problems.length, month.judge.problems.slice(0, 400).join('\n'))
  }
  expect(month.judge.problems).toEqual([])
}, 300_000)
