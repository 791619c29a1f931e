import { expect, test } from 'vitest'
import { benchBilling } from './bench.ts'
import { billingTable } from './report.ts'

test('payments are recorded by eight at once, all of them right, beside as many bare rows', async () => {
  const bench = await benchBilling(() => undefined, { payments: 60 })
  expect(bench.runs.map((run) => run.problem)).toEqual([undefined, undefined, undefined])
  expect(bench.rowsEach).toBe(15)
  for (const run of bench.runs) expect(run.paymentsPerSecond).toBeGreaterThan(0)
  expect(billingTable(bench)).toMatch(/payments recorded .* yes/)
}, 120_000)
