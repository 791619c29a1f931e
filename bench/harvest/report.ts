import { percent, table, whole } from '../table.ts'
import type { HarvestBench } from './bench.ts'

/** The floor of the harvest is PostgreSQL's own COPY of the rows that it leaves. */
export function harvestTable({ sources, unchanged, runs }: HarvestBench): string {
  return [
    `HARVEST: ${sources} shipped sources, one after the other; one that is unchanged costs ${unchanged.toFixed(1)} ms`,
    table(
      ['', 'records', 'seconds', 'records/s', 'beside the floor', 'right'],
      runs.map((run) => [
        run.name,
        whole(run.records),
        run.seconds.toFixed(2),
        whole(run.recordsPerSecond),
        run.floor ? percent(run.recordsPerSecond / run.floor) : '',
        run.correct ? 'yes' : 'NO',
      ]),
    ),
    '',
  ].join('\n')
}
