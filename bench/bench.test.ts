import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { run } from '@wiker/connector/cli/main.ts'
import { afterAll, describe, expect, it } from 'vitest'
import { bareReaders } from './connector/bare/registry.ts'
import { benchConnector } from './connector/bench.ts'
import { duckdbVersion } from './connector/duckdb.ts'
import type { BenchFormat } from './connector/formats/format.ts'
import { formats } from './connector/formats/registry.ts'
import { judge } from './connector/judge.ts'
import { speedPage } from './connector/page.ts'
import { canonicalReading } from './connector/readings.ts'
import { connectorTable } from './connector/report.ts'
import { oneLine, truth } from './connector/truth.ts'
import { machine } from './machine.ts'
import { readOptions } from './options.ts'

const folder = await mkdtemp(join(tmpdir(), 'wiker-bench-test-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const ROWS = 230

async function written(format: BenchFormat, name: string): Promise<string> {
  await mkdir(join(folder, name), { recursive: true })
  const path = join(folder, name, format.file)
  await format.write(path, ROWS)
  return path
}

describe.each(formats)('the $name file of the benchmark', (format) => {
  it('is the same each time it is made', async () => {
    // An archive keeps the hour it was made at.
    if (['xlsx', 'ods'].includes(format.name)) return
    const [one, two] = [await written(format, `${format.name}-1`), await written(format, `${format.name}-2`)]
    expect((await readFile(one)).equals(await readFile(two))).toBe(true)
  })

  it.each(format.bare)('has every record for a plain parser (%s)', async (reader) => {
    const file = await written(format, `${format.name}-${reader}`)
    const names: unknown[] = []
    const read = await bareReaders[reader].load()
    await read(file, (name) => names.push(name))
    expect(names.map((name) => oneLine(String(name)))).toEqual(Array.from({ length: ROWS }, (_, i) => truth(i).name))
  })

  it('is converted by the connector with counts, accents, dates and coordinates right', async () => {
    const file = await written(format, `${format.name}-ours`)
    const out = join(folder, `${format.name}.ndjson`)
    const terminal = { out: new PassThrough(), err: new PassThrough(), env: {}, now: () => new Date('2026-01-01') }
    const argv = ['convert', file, '--to', 'ndjson', '--today', '2026-01-01', '--out', out]
    expect([await run(argv, terminal), String(terminal.err.read() ?? '')]).toEqual([0, expect.anything()])
    expect(await judge(out, ROWS, canonicalReading(format.columns))).toEqual({ records: ROWS, wrong: {} })
  })
})

describe('the benchmark of the connector', () => {
  it('runs every tool on the chosen formats, says why one does not, and shows it in a table and on a page', async () => {
    const chosen = { rows: 400, times: 2, formats: ['csv', 'shapefile'] }
    const options = { ...chosen, seconds: 1, only: 'connector' as const, json: false }
    const bench = await benchConnector(options, () => undefined)
    const { formats: benches, ...first } = bench
    expect(benches.map(({ format, rows }) => [format, rows])).toEqual([
      ['csv', 400],
      ['shapefile', 100],
    ])
    expect(first).toMatchObject({ rows: 400, bytes: benches[0]!.bytes, runs: benches[0]!.runs })
    const ours = benches.flatMap(({ runs }) => runs.filter(({ kind }) => kind === 'connector' || kind === 'bare'))
    expect(ours.map(({ problem }) => problem)).toEqual(ours.map(() => undefined))
    for (const one of ours) expect(one.recordsPerSecond).toBeGreaterThan(0)
    // DuckDB comes with the first benchmark that a person runs, not with the tests.
    if (duckdbVersion()) expect(benches[0]!.runs.map(({ kind }) => kind)).toContain('duckdb')
    else expect(benches[0]!.skipped).toContain('DuckDB to NDJSON: is not installed here')
    expect(benches[1]!.skipped).toContainEqual(expect.stringMatching(/^DuckDB to NDJSON: .*spatial/))

    expect(connectorTable(bench)).toContain('shapefile: 100 records')
    expect(connectorTable(bench)).toMatch(/wiker-connector convert .* yes +yes +yes +yes/)
    const page = speedPage(bench, { machine: machine(), date: new Date('2026-11-23'), command: '--rows 400', load: 12 })
    expect(page).toContain('`npm run bench -- --rows 400` on 2026-11-23')
    expect(page).toContain('The connector got everything right in all 2 files it read.')
    expect(page).toContain('load average 12 on')
    expect(page).toMatch(/DuckDB (?:\d+\.\d+|was not installed)/)
    expect(page).toContain('## shapefile')
    expect(page).not.toContain(folder)
  })
})

describe('the options of the benchmark', () => {
  it('have a default for each', () => {
    expect(readOptions([])).toEqual({
      ok: true,
      options: {
        rows: 1_000_000,
        seconds: 5,
        only: undefined,
        times: 1,
        formats: undefined,
        json: false,
        page: undefined,
      },
    })
  })

  it('choose one or several formats', () => {
    expect(readOptions(['--format', 'csv,geojson', '--page', 'speed.md'])).toMatchObject({
      ok: true,
      options: { formats: ['csv', 'geojson'], page: 'speed.md' },
    })
  })

  it.each([
    [['--rows', 'many']],
    [['--rows', '0']],
    [['--seconds', '900']],
    [['--only', 'mail']],
    [['--fast']],
    [['--format', 'csv,papyrus']],
    [['--times', '0']],
    [['--only', 'pages', '--format', 'csv']],
  ])('such as %s are refused in a sentence', (argv) => {
    expect(readOptions(argv)).toMatchObject({ ok: false, reason: expect.any(String) })
  })
})
