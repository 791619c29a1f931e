import type { ConnectorBench } from './connector/bench.ts'
import type { Machine } from './machine.ts'
import type { PagesBench } from './pages/bench.ts'

export function machineLine({ node, cores, processor, memory }: Machine): string {
  return `\nNode ${node.slice(1)}, ${cores} × ${processor}, ${megabytes(memory)} of memory\n`
}

/** The floor of the connector is the bare reading of the same file by the same reader. */
export function connectorTable({ rows, bytes, runs, skipped }: ConnectorBench): string {
  const floor = runs.find((run) => run.name.includes('same reader'))
  return [
    `CONNECTOR: a CSV of ${whole(rows)} rows, ${megabytes(bytes)}`,
    table(
      ['', 'records/s', 'seconds', 'peak memory', 'beside the floor', 'right'],
      runs.map((run) => [
        run.name,
        whole(run.recordsPerSecond),
        run.seconds.toFixed(1),
        run.peakMemory === null ? 'not known' : megabytes(run.peakMemory),
        floor ? percent(run.recordsPerSecond / floor.recordsPerSecond) : '',
        run.correct ? 'yes' : 'NO',
      ]),
    ),
    ...skipped.map((line) => `  ${line}`),
    '',
  ].join('\n')
}

/** The floor of a page is a ready answer of the same size from the same process. */
export function pagesTable({ town, seconds, connections, runs }: PagesBench): string {
  return [
    `PAGES: ${town}, ${connections} connections, ${seconds} s each`,
    table(
      ['', 'requests/s', 'median', '99 %', 'size', 'beside the floor', 'right'],
      runs.map((run) => [
        run.name,
        whole(run.requestsPerSecond),
        `${run.median} ms`,
        `${run.p99} ms`,
        `${(run.bytes / 1000).toFixed(1)} kB`,
        run.floor ? percent(run.requestsPerSecond / run.floor) : 'the floor',
        run.correct ? 'yes' : 'NO',
      ]),
    ),
    '',
  ].join('\n')
}

export function table(head: string[], rows: string[][]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((cells) => cells[i]!.length)))
  const line = (cells: string[]) =>
    `  ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('   ')}`
  return [line(head), ...rows.map(line)].join('\n')
}

export const whole = (number: number) => Math.round(number).toLocaleString('en')
export const percent = (ratio: number) => `${(ratio * 100).toFixed(ratio < 0.1 ? 1 : 0)} %`
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6).toLocaleString('en')} MB`
