import { spawnSync } from 'node:child_process'
import { bareLabel } from './bare/registry.ts'
import { duckdbVersion } from './duckdb.ts'
import type { BenchFormat } from './formats/format.ts'
import { type Aspect, judge } from './judge.ts'
import { type Measured, measureCommand, measureProgram } from './measure.ts'
import { canonicalReading, type Reading, sourceReading } from './readings.ts'

/** A tool at work on a file. */
export interface Work {
  format: BenchFormat
  file: string
  rows: number
  /** A path for what the tool writes. */
  out: string
}

export interface Outcome {
  measured: Measured
  /** What is judged of this tool. */
  judged: readonly Aspect[]
  wrong: Partial<Record<Aspect, string>>
  /** It gave up. */
  failure?: string
}

export interface Tool {
  name: string
  kind: 'connector' | 'bare' | 'ogr2ogr' | 'duckdb'
  /** Why it does not run on the format. */
  cannot?: string
  work(work: Work): Promise<Outcome>
}

const everything: readonly Aspect[] = ['count', 'accents', 'dates', 'coordinates']
const here = (program: string) => new URL(program, import.meta.url)

/** Those compared on a format, ours first. */
export function toolsFor(format: BenchFormat): Tool[] {
  return [connector, ...bareReadersOf(format), ogr2ogr(format), duckdb(format)]
}

const connector: Tool = {
  name: 'wiker-connector convert',
  kind: 'connector',
  work: async (work) => {
    const measured = await measureProgram(here('./convert-program.ts'), [work.file, work.out])
    return judged(measured, work, canonicalReading(work.format.columns))
  },
}

function bareReadersOf({ bare }: BenchFormat): Tool[] {
  return bare.map((reader) => ({
    name: bareLabel(reader),
    kind: 'bare',
    work: async ({ file, rows }) => {
      const measured = await measureProgram(here('./bare-program.ts'), [reader, file])
      const outcome: Outcome = { measured, judged: ['count', 'accents'], wrong: {} }
      const said = measured.message as { records: number; wrong: number } | undefined
      if (!said) return { ...outcome, failure: reasonOf(measured) }
      if (said.records !== rows) outcome.wrong.count = `${said.records} records instead of ${rows}`
      if (said.wrong > 0) outcome.wrong.accents = `${said.wrong} of the names looked at are wrong`
      return outcome
    },
  }))
}

function ogr2ogr({ ogr2ogr: asked, driver, columns }: BenchFormat): Tool {
  const cannot = 'cannot' in asked ? asked.cannot : missing(driver)
  return {
    name: 'ogr2ogr to GeoJSONSeq',
    kind: 'ogr2ogr',
    cannot,
    work: async (work) => {
      const more = 'cannot' in asked ? [] : asked
      const measured = await measureCommand('ogr2ogr', ['-f', 'GeoJSONSeq', work.out, work.file, ...more])
      return judged(measured, work, sourceReading(columns))
    },
  }
}

function duckdb({ duckdb: query, columns }: BenchFormat): Tool {
  return {
    name: 'DuckDB to NDJSON',
    kind: 'duckdb',
    cannot: 'cannot' in query ? query.cannot : duckdbVersion() ? undefined : 'is not installed here',
    work: async (work) => {
      const asked = 'cannot' in query ? '' : query(work.file)
      const measured = await measureProgram(here('./duckdb-program.ts'), [asked, work.out])
      return judged(measured, work, sourceReading(columns))
    },
  }
}

async function judged(measured: Measured, { out, rows }: Work, reading: Reading): Promise<Outcome> {
  const outcome: Outcome = { measured, judged: everything, wrong: {} }
  if (measured.exitCode !== 0) return { ...outcome, failure: reasonOf(measured) }
  const { wrong } = await judge(out, rows, reading)
  const error = /^ERROR.*$/m.exec(measured.stderr)?.[0]
  if (wrong.count && error) wrong.count += ` (it said ${JSON.stringify(error)} and ended well)`
  return { ...outcome, wrong }
}

/** A program that breaks says where before it says why. */
function reasonOf({ stderr, exitCode }: Measured): string {
  return /^\w*error\b.*$/im.exec(stderr)?.[0] ?? (stderr.trim().split('\n')[0] || `ended with ${exitCode}`)
}

function missing(driver: string | undefined): string | undefined {
  if (!ogr2ogrVersion()) return 'is not installed here'
  if (driver === undefined) return undefined
  const { stdout } = spawnSync('ogr2ogr', ['--formats'], { encoding: 'utf8' })
  return stdout.includes(`  ${driver} -`) ? undefined : `was built without its driver ${driver}`
}

/** Which ogr2ogr is on this machine: `GDAL 3.6.2`. */
export function ogr2ogrVersion(): string | undefined {
  const { stdout } = spawnSync('ogr2ogr', ['--version'], { encoding: 'utf8' })
  return stdout ? /^GDAL [\d.]+/.exec(stdout)?.[0] : undefined
}
