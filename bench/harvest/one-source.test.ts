import { expect, it } from 'vitest'
import { benchOneSource } from './one-source.ts'
import { oneSourceTable } from './one-source-report.ts'
import { edition } from './source.ts'

it('The benchmark of the harvest stores every row, sees what changed and what did not, beside a bare COPY', async () => {
  const bench = await benchOneSource(300, () => undefined)
  expect(bench.runs.map((run) => run.problem)).toEqual(bench.runs.map(() => undefined))
  expect(bench).toMatchObject({ rows: 300, changed: 15, bytes: edition(300).bytes.length })
  expect(bench.runs).toHaveLength(5)
  for (const run of bench.runs) expect(run.rowsPerSecond).toBeGreaterThan(0)
  expect(oneSourceTable(bench)).toContain('bare COPY')
})
