import type { Machine } from './machine.ts'
import type { PagesBench } from './pages/bench.ts'
import { megabytes, percent, table, whole } from './table.ts'

export function machineLine({ node, cores, processor, memory }: Machine): string {
  return `\nNode ${node.slice(1)}, ${cores} × ${processor}, ${megabytes(memory)} of memory\n`
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
