import { expect, test } from 'vitest'
import type { ConnectorRun, FormatBench } from './bench.ts'
import { findings } from './findings.ts'
import { aspects } from './judge.ts'

const run = (
  kind: ConnectorRun['kind'],
  recordsPerSecond: number,
  wrong: ConnectorRun['wrong'] = {},
): ConnectorRun => ({
  name: kind,
  kind,
  recordsPerSecond,
  bytesPerSecond: recordsPerSecond * 100,
  seconds: 1,
  peakMemory: 50e6,
  cpuSeconds: 1000 / recordsPerSecond,
  judged: aspects,
  wrong,
  correct: Object.keys(wrong).length === 0,
})
const bench = (format: string, runs: ConnectorRun[]): FormatBench => ({
  format,
  says: '',
  rows: 1000,
  bytes: 100_000,
  runs,
  skipped: [],
})

test('where the connector is ahead, where behind, and what nobody else reads is said', () => {
  const said = findings([
    bench('kml', [run('connector', 300), run('bare', 600), run('ogr2ogr', 200)]),
    bench('csv', [run('connector', 100), run('bare', 1000), run('ogr2ogr', 200), run('duckdb', 400)]),
    bench('ics', [run('connector', 100), run('bare', 400)]),
  ])
  expect(said).toEqual(
    expect.arrayContaining([
      'As fast as ogr2ogr or faster: kml (× 1.50).',
      'Slower than ogr2ogr: csv (× 0.50).',
      'Read here by the connector and not by ogr2ogr: ics.',
      'Slower than DuckDB: csv (× 0.25).',
      'Read here by the connector and not by DuckDB: kml, ics.',
    ]),
  )
  expect(said).toContain("Processor time the connector needs for each second of ogr2ogr's: kml 0.7, csv 2.0.")
  expect(said.join('\n')).toContain('10 % (csv) to 50 % (kml)')
  expect(said).toContain('The connector got everything right in all 3 files it read.')
})

test('what comes out wrong is said of each, the connector first', () => {
  const gaveUp = { ...run('connector', 0), correct: false, problem: 'The file is damaged' }
  const said = findings([
    bench('csv', [run('connector', 100, { dates: 'nothing' }), run('ogr2ogr', 200, { count: 'one', dates: 'none' })]),
    bench('ods', [gaveUp, run('ogr2ogr', 200)]),
  ])
  expect(said).toContain('The connector got something wrong in 2 of 2 files: csv (dates); ods (gave up).')
  expect(said).toContain('ogr2ogr got something wrong in 1 of 2 files: csv (count, dates).')
})

test('without ogr2ogr on the machine nothing is said of its speed', () => {
  const said = findings([bench('csv', [run('connector', 100), run('bare', 400)])])
  expect(said.join('\n')).not.toMatch(/(?:Slower than|faster|held by) ?ogr2ogr/)
})
