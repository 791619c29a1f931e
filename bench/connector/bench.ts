import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BenchOptions } from '../options.ts'
import type { BenchFormat } from './formats/format.ts'
import { formats } from './formats/registry.ts'
import type { Aspect } from './judge.ts'
import { type Tool, toolsFor, type Work } from './tools.ts'

export interface ConnectorRun {
  name: string
  kind: Tool['kind']
  recordsPerSecond: number
  /** Of the source, in bytes. */
  bytesPerSecond: number
  seconds: number
  /** Bytes. */
  peakMemory: number | null
  /** Processor time of all its threads. */
  cpuSeconds: number | null
  /** Aspects that were judged, and what is wrong of them, with an example. */
  judged: readonly Aspect[]
  wrong: Partial<Record<Aspect, string>>
  correct: boolean
  problem?: string
}

/** One generated file and every tool on it. */
export interface FormatBench {
  format: string
  says: string
  rows: number
  bytes: number
  runs: ConnectorRun[]
  /** Tools that did not run on it, and why. */
  skipped: string[]
}

/** The first format stands at the top, where it stood when there was only one. */
export interface ConnectorBench extends Omit<FormatBench, 'format' | 'says'> {
  formats: FormatBench[]
  /** A file of the first format with one record: what it costs each tool to start. */
  starting: FormatBench
}

/** Large French files through the connector, beside those that read the same files. */
export async function benchConnector(options: BenchOptions, progress: (line: string) => void): Promise<ConnectorBench> {
  const chosen = formats.filter(({ name }) => !options.formats || options.formats.includes(name))
  const folder = await mkdtemp(join(tmpdir(), 'wiker-bench-'))
  try {
    const benches: FormatBench[] = []
    const starting = await benchFormat(
      { ...chosen[0]!, divider: 1 },
      { ...options, rows: 1 },
      join(folder, 'starting'),
      progress,
    )
    for (const format of chosen) benches.push(await benchFormat(format, options, join(folder, format.name), progress))
    const { rows, bytes, runs, skipped } = benches[0]!
    return { rows, bytes, runs, skipped, formats: benches, starting }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function benchFormat(
  format: BenchFormat,
  { rows: asked, times }: BenchOptions,
  folder: string,
  progress: (line: string) => void,
): Promise<FormatBench> {
  const rows = Math.max(1, Math.round(asked / format.divider))
  await mkdir(folder)
  const file = join(folder, format.file)
  progress(`${format.name}: writing ${rows} records`)
  await format.write(file, rows)
  const bytes = await sizeOf(folder)
  const bench: FormatBench = { format: format.name, says: format.says, rows, bytes, runs: [], skipped: [] }
  const tools = toolsFor(format)
  const able = tools.filter(({ cannot }) => cannot === undefined)
  bench.skipped = tools.filter((tool) => !able.includes(tool)).map(({ name, cannot }) => `${name}: ${cannot}`)
  // In turn, so that a moment when the machine is busy falls on all of them.
  for (let round = 0; round < times; round++)
    for (const [i, tool] of able.entries()) {
      progress(`${format.name}: ${tool.name}`)
      const out = join(folder, `out.${tool.kind === 'ogr2ogr' ? 'geojsonl' : 'ndjson'}`)
      const again = await run(tool, { format, file, rows, out }, bytes)
      bench.runs[i] = worthKeeping(bench.runs[i], again)
      await rm(out, { force: true })
    }
  await rm(folder, { recursive: true, force: true })
  return bench
}

/** The fastest run, but a wrong one is never hidden by a right one. */
function worthKeeping(before: ConnectorRun | undefined, again: ConnectorRun): ConnectorRun {
  if (!before || (before.correct && !again.correct)) return again
  return before.correct === again.correct && again.seconds < before.seconds ? again : before
}

async function run(tool: Tool, work: Work, bytes: number): Promise<ConnectorRun> {
  const { measured, judged, wrong, failure } = await tool.work(work)
  const { seconds, peakMemory, cpuSeconds } = measured
  const problem = failure ?? Object.values(wrong)[0]
  return {
    name: tool.name,
    kind: tool.kind,
    recordsPerSecond: failure ? 0 : Math.round(work.rows / seconds),
    bytesPerSecond: failure ? 0 : Math.round(bytes / seconds),
    seconds,
    peakMemory,
    cpuSeconds,
    judged,
    wrong,
    correct: !problem,
    ...(problem && { problem }),
  }
}

/** A format may be several files. */
async function sizeOf(folder: string): Promise<number> {
  const sizes = (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size)
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
