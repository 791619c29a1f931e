import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BenchOptions } from '../options.ts'
import { writeFile } from './file.ts'
import { type Measured, measureCommand, measureProgram } from './measure.ts'
import { checkOutput, type Reading } from './output.ts'

export interface ConnectorRun {
  name: string
  recordsPerSecond: number
  seconds: number
  /** Bytes. */
  peakMemory: number | null
  correct: boolean
  problem?: string
}

export interface ConnectorBench {
  rows: number
  bytes: number
  runs: ConnectorRun[]
  skipped: string[]
}

/** One large French file through the connector, beside those that do less with it. */
export async function benchConnector(options: BenchOptions, progress: (line: string) => void): Promise<ConnectorBench> {
  const folder = await mkdtemp(join(tmpdir(), 'wiker-bench-'))
  try {
    const file = join(folder, 'evenements.csv')
    progress(`writing a CSV of ${options.rows} rows`)
    const bytes = await writeFile(file, options.rows)
    const bench: ConnectorBench = { rows: options.rows, bytes, runs: [], skipped: [] }
    progress('converting it with the connector')
    bench.runs.push(await convert(file, join(folder, 'ours.ndjson'), options.rows))
    for (const reader of ['own', 'papaparse'] as const) {
      progress(`only cutting it into cells (${bareNames[reader]})`)
      bench.runs.push(await bare(reader, file, options.rows))
    }
    if (spawnSync('ogr2ogr', ['--version']).error) bench.skipped.push('ogr2ogr is not installed: skipped')
    else {
      progress('converting it with ogr2ogr')
      bench.runs.push(await ogr2ogr(file, join(folder, 'ogr.ndjson'), options.rows))
    }
    return bench
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function convert(file: string, out: string, rows: number): Promise<ConnectorRun> {
  const measured = await measureProgram(new URL('./convert-program.ts', import.meta.url), [file, out])
  return judged('wiker-connector convert', measured, rows, out, (line) => {
    const { identifier, name, startDate, location } = JSON.parse(line)
    return {
      identifier,
      name,
      day: startDate?.slice(0, 10),
      townCode: location?.townCode,
      latitude: location?.latitude,
    }
  })
}

const bareNames = { own: 'cells only, same reader', papaparse: 'cells only, Papa Parse' }

async function bare(reader: keyof typeof bareNames, file: string, rows: number): Promise<ConnectorRun> {
  const measured = await measureProgram(new URL('./bare-program.ts', import.meta.url), [reader, file])
  const said = measured.message as { rows: number; wrong: number } | undefined
  const problem = !said ? measured.stderr.trim() || 'said nothing' : problemIn(said.rows, said.wrong, rows)
  return run(bareNames[reader], measured, rows, problem)
}

async function ogr2ogr(file: string, out: string, rows: number): Promise<ConnectorRun> {
  const columns = ['-oo', 'X_POSSIBLE_NAMES=Longitude', '-oo', 'Y_POSSIBLE_NAMES=Latitude']
  const args = ['-f', 'GeoJSONSeq', out, file, ...columns, '-oo', 'AUTODETECT_TYPE=YES']
  const measured = await measureCommand('ogr2ogr', args)
  // It leaves dates as they are written and takes codes for numbers (01901 becomes 1901): only the names can be compared.
  return judged('ogr2ogr to GeoJSONSeq', measured, rows, out, (line) => {
    const { properties } = JSON.parse(line)
    return { identifier: properties.Identifiant, name: properties['Nom de l’événement'] }
  })
}

async function judged(
  name: string,
  measured: Measured,
  rows: number,
  out: string,
  reading: Reading,
): Promise<ConnectorRun> {
  if (measured.exitCode !== 0)
    return run(name, measured, rows, measured.stderr.trim() || `ended with ${measured.exitCode}`)
  const { records, wrong, example } = await checkOutput(out, reading)
  return run(name, measured, rows, problemIn(records, wrong, rows, example))
}

function problemIn(records: number, wrong: number, rows: number, example?: string): string | undefined {
  if (records !== rows) return `${records} records instead of ${rows}`
  return wrong > 0 ? `${wrong} of the records looked at are wrong${example ? ` (${example})` : ''}` : undefined
}

function run(name: string, { seconds, peakMemory }: Measured, rows: number, problem: string | undefined): ConnectorRun {
  const recordsPerSecond = Math.round(rows / seconds)
  return { name, recordsPerSecond, seconds, peakMemory, correct: !problem, ...(problem && { problem }) }
}
