import { megabytes, table, whole } from '../table.ts'
import type { ConnectorBench, ConnectorRun, FormatBench } from './bench.ts'
import { aspects } from './judge.ts'

/** A section for each format, a line for each tool. */
export function connectorTable({ formats, starting }: ConnectorBench): string {
  const starts = starting.runs.map(({ name, seconds }) => `${name} ${seconds.toFixed(2)} s`).join(', ')
  return `CONNECTOR (a file of one record: ${starts})\n\n${formats.map((bench) => [section(bench), ...remarks(bench).map((line) => `  ${line}`), ''].join('\n')).join('\n')}`
}

function section(bench: FormatBench): string {
  const { format, says, rows, bytes } = bench
  return `${format}: ${whole(rows)} records, ${megabytes(bytes)}; ${says}\n${table(...sectionTable(bench))}`
}

/** Head and lines, for the terminal and for the page. */
export function sectionTable(bench: FormatBench): [string[], string[][]] {
  const ogr2ogr = speedOf(bench, 'ogr2ogr')
  const bare = speedOf(bench, 'bare')
  const head = ['', 'records/s', 'MB/s', 'seconds', 'cpu s', 'peak memory', '× ogr2ogr', '× bare', ...aspects]
  return [
    head,
    bench.runs.map((run) => [
      run.name,
      whole(run.recordsPerSecond),
      (run.bytesPerSecond / 1e6).toFixed(1),
      run.seconds.toFixed(1),
      run.cpuSeconds === null ? '–' : run.cpuSeconds.toFixed(1),
      run.peakMemory === null ? 'not known' : megabytes(run.peakMemory),
      times(run.recordsPerSecond, ogr2ogr),
      times(run.recordsPerSecond, bare),
      ...aspects.map((aspect) => verdict(run, aspect)),
    ]),
  ]
}

/** What is wrong in an output, and who did not run. */
export function remarks({ runs, skipped }: FormatBench): string[] {
  const wrong = runs.flatMap((run) => {
    const lines = Object.entries(run.wrong).map(([aspect, example]) => `${aspect}: ${example}`)
    if (lines.length === 0 && run.problem) lines.push(`gave up: ${run.problem}`)
    return lines.map((line) => `${run.name}, ${line}`)
  })
  return [...wrong, ...skipped]
}

/** Records a second of the fastest of a kind; 0 when none of it read the file. */
export function speedOf({ runs }: FormatBench, kind: ConnectorRun['kind']): number {
  return Math.max(0, ...runs.filter((run) => run.kind === kind).map((run) => run.recordsPerSecond))
}

export function times(speed: number, other: number): string {
  return other === 0 || speed === 0 ? '–' : (speed / other).toFixed(2)
}

function verdict(run: ConnectorRun, aspect: (typeof aspects)[number]): string {
  if (!run.judged.includes(aspect)) return 'cells only'
  if (run.recordsPerSecond === 0) return '–'
  return run.wrong[aspect] ? 'NO' : 'yes'
}
