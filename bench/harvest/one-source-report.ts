import { percent, table, whole } from '../table.ts'
import type { OneSourceBench, OneSourceRun } from './one-source.ts'

/** The floor of the harvest is what PostgreSQL alone needs for the same rows. */
export function oneSourceTable({ rows, bytes, changed, runs }: OneSourceBench): string {
  const floor = runs[0]!
  return [
    `HARVEST of one source of ${whole(rows)} events, ${(bytes / 1e6).toFixed(1)} MB, ${whole(changed)} of them changed in its second edition`,
    table(
      ['', 'rows/s', 'time', 'beside the floor', 'right'],
      runs.map((run) => [
        run.name,
        whole(run.rowsPerSecond),
        timeOf(run),
        run === floor ? 'the floor' : run.stores ? percent(run.rowsPerSecond / floor.rowsPerSecond) : '',
        run.correct ? 'yes' : 'NO',
      ]),
    ),
    '',
  ].join('\n')
}

function timeOf({ seconds }: OneSourceRun): string {
  return seconds < 1 ? `${(seconds * 1000).toFixed(seconds < 0.1 ? 1 : 0)} ms` : `${seconds.toFixed(1)} s`
}
