import { megabytes, percent } from '../table.ts'
import type { ConnectorRun, FormatBench } from './bench.ts'
import { speedOf } from './report.ts'

type Other = 'ogr2ogr' | 'duckdb'
const names = { ogr2ogr: 'ogr2ogr', duckdb: 'DuckDB' }

/** What the figures say, in sentences: where the connector is ahead, where behind, and what comes out wrong. */
export function findings(formats: readonly FormatBench[]): string[] {
  return [
    ...(['ogr2ogr', 'duckdb'] as const).flatMap((other) => beside(formats, other)),
    ...(['ogr2ogr', 'duckdb'] as const).flatMap((other) => work(formats, other)),
    ...floor(formats),
    ...memory(formats),
    ...(['connector', 'ogr2ogr', 'duckdb'] as const).flatMap((kind) => mistakes(formats, kind)),
  ]
}

function beside(formats: readonly FormatBench[], other: Other): string[] {
  const both = formats
    .map((bench) => ({ format: bench.format, ratio: ratioOf(bench, other) }))
    .filter(({ ratio }) => Number.isFinite(ratio) && ratio > 0)
    .sort((a, b) => b.ratio - a.ratio)
  const list = (part: typeof both) => part.map(({ format, ratio }) => `${format} (× ${ratio.toFixed(2)})`).join(', ')
  const ahead = both.filter(({ ratio }) => ratio >= 1)
  const behind = both.filter(({ ratio }) => ratio < 1)
  const unread = formats.filter((bench) => speedOf(bench, other) === 0 && speedOf(bench, 'connector') > 0)
  return [
    ...(ahead.length > 0 ? [`As fast as ${names[other]} or faster: ${list(ahead)}.`] : []),
    ...(behind.length > 0 ? [`Slower than ${names[other]}: ${list(behind)}.`] : []),
    ...(unread.length > 0
      ? [`Read here by the connector and not by ${names[other]}: ${unread.map(({ format }) => format).join(', ')}.`]
      : []),
  ]
}

/** Processor time, which other programs at work on the machine do not change. */
function work(formats: readonly FormatBench[], other: Other): string[] {
  const ratios = formats.flatMap((bench) => {
    const [ours, theirs] = [cpuOf(bench, 'connector'), cpuOf(bench, other)]
    return ours && theirs ? [{ format: bench.format, ratio: ours / theirs }] : []
  })
  if (ratios.length === 0) return []
  const list = ratios.sort((a, b) => a.ratio - b.ratio).map(({ format, ratio }) => `${format} ${ratio.toFixed(1)}`)
  return [`Processor time the connector needs for each second of ${names[other]}'s: ${list.join(', ')}.`]
}

function cpuOf({ runs }: FormatBench, kind: ConnectorRun['kind']): number | null | undefined {
  return runs.find((run) => run.kind === kind && run.recordsPerSecond > 0)?.cpuSeconds
}

function floor(formats: readonly FormatBench[]): string[] {
  const ratios = formats
    .map((bench) => ({ format: bench.format, ratio: ratioOf(bench, 'bare') }))
    .filter(({ ratio }) => Number.isFinite(ratio) && ratio > 0)
    .sort((a, b) => a.ratio - b.ratio)
  const [least, most] = [ratios[0], ratios.at(-1)]
  if (!least || !most) return []
  return [
    `Understanding, checking and writing costs most of the time: the connector goes at ${percent(least.ratio)} (${least.format}) to ${percent(most.ratio)} (${most.format}) of the speed of a plain parser, which only cuts.`,
  ]
}

function memory(formats: readonly FormatBench[]): string[] {
  return (['connector', 'ogr2ogr', 'duckdb'] as const).flatMap((kind) => {
    const peaks = runsOf(formats, kind).flatMap((run) => (run.recordsPerSecond > 0 ? (run.peakMemory ?? []) : []))
    if (peaks.length === 0) return []
    const name = kind === 'connector' ? 'the connector' : names[kind]
    return [`Most memory held by ${name}: ${megabytes(Math.min(...peaks))} to ${megabytes(Math.max(...peaks))}.`]
  })
}

function mistakes(formats: readonly FormatBench[], kind: ConnectorRun['kind'] & (Other | 'connector')): string[] {
  const name = kind === 'connector' ? 'The connector' : names[kind]
  const runs = formats.flatMap(({ format, runs: all }) =>
    all.filter((run) => run.kind === kind).map((run) => ({ format, run })),
  )
  if (runs.length === 0) return []
  const wrong = runs.filter(({ run }) => !run.correct)
  if (wrong.length === 0) return [`${name} got everything right in all ${runs.length} files it read.`]
  const said = wrong.map(({ format, run }) => `${format} (${Object.keys(run.wrong).join(', ') || 'gave up'})`)
  return [`${name} got something wrong in ${wrong.length} of ${runs.length} files: ${said.join('; ')}.`]
}

function runsOf(formats: readonly FormatBench[], kind: ConnectorRun['kind']): ConnectorRun[] {
  return formats.flatMap(({ runs }) => runs.filter((run) => run.kind === kind))
}

function ratioOf(bench: FormatBench, other: ConnectorRun['kind']): number {
  return speedOf(bench, 'connector') / speedOf(bench, other)
}
