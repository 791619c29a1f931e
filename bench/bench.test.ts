import { mkdtemp, readFile, rm, writeFile as write } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { benchConnector } from './connector/bench.ts'
import { isChecked, row, writeFile } from './connector/file.ts'
import { checkOutput } from './connector/output.ts'
import { readOptions } from './options.ts'
import { connectorTable } from './report.ts'

const folder = await mkdtemp(join(tmpdir(), 'wiker-bench-test-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the benchmark of the connector', () => {
  it('writes a French file with as many rows as asked, always the same', async () => {
    const file = join(folder, 'a.csv')
    const bytes = await writeFile(file, 25)
    const text = await readFile(file, 'utf8')
    expect(Buffer.byteLength(text)).toBe(bytes)
    expect(text).toContain('Date de début')
    expect(text.match(/^EV-\d+;/gm)).toHaveLength(25)
    expect(row(7)).toEqual(row(7))
    expect(row(7).cells.join()).toMatch(/\d\d\/\d\d\/\d{4}/)
  })

  it('converts every row, counts and accents right, beside the bare reading of the same file', async () => {
    const bench = await benchConnector({ rows: 1000, seconds: 1, only: 'connector', json: false }, () => undefined)
    expect(bench.runs.map((run) => run.problem)).toEqual(bench.runs.map(() => undefined))
    expect(bench.runs.length).toBeGreaterThanOrEqual(3)
    for (const run of bench.runs) expect(run.recordsPerSecond).toBeGreaterThan(0)
    expect(connectorTable(bench)).toContain('wiker-connector convert')
  })

  it('sees a record that lost its accents, and one that is missing', async () => {
    const file = join(folder, 'out.ndjson')
    const lines = Array.from({ length: 998 }, (_, i) => JSON.stringify({ name: row(i).expected.name }))
    const reading = (line: string) => ({ name: JSON.parse(line).name as string })
    await write(file, lines.join('\n'))
    expect(await checkOutput(file, reading)).toEqual({ records: 998, wrong: 0 })
    expect(isChecked(997)).toBe(true)
    lines[997] = lines[997]!.normalize('NFD').replace(/\p{M}/gu, '').replace('é', 'e').replace('–', '-')
    await write(file, lines.slice(1).join('\n'))
    expect(await checkOutput(file, reading)).toMatchObject({ records: 997, wrong: 1 })
  })
})

describe('the options of the benchmark', () => {
  it('have a default for each', () => {
    expect(readOptions([])).toEqual({
      ok: true,
      options: { rows: 1_000_000, seconds: 5, only: undefined, json: false },
    })
  })

  it.each([[['--rows', 'many']], [['--rows', '0']], [['--seconds', '900']], [['--only', 'mail']], [['--fast']]])(
    'such as %s are refused in a sentence',
    (argv) => {
      expect(readOptions(argv)).toMatchObject({ ok: false, reason: expect.any(String) })
    },
  )
})
