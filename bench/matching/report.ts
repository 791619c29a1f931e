import { percent, table, whole } from '../table.ts'
import type { MatchingBench, SetResult } from './bench.ts'

/** How right matching is on labelled pairs, what its probabilities are worth, and how fast it goes. */
export function matchingTable(bench: MatchingBench): string {
  return [
    'MATCHING: one thing told by several sources',
    table(
      ['pairs', 'in all', 'one thing', 'precision', 'recall', 'left to a person', 'never compared'],
      bench.sets
        .flatMap((set) => [
          set,
          ...set.kinds.map((kind) => ({ ...kind, of: `  ${kind.of}` })),
          ...set.asTheyCome.map((kind) => ({ ...kind, of: `  as they come: ${kind.of}` })),
        ])
        .map((one) => [
          one.of,
          whole(one.pairs),
          whole(one.same),
          one.precision.toFixed(3),
          one.recall.toFixed(3),
          percent(one.doubtful / one.pairs),
          whole(one.missedByBlocks),
        ]),
    ),
    ...bench.sets.map(calibration),
    `  ${whole(bench.records)} records, ${whole(bench.candidates)} pairs looked at (${percent(bench.share)} of all): ` +
      `${whole(bench.pairsPerSecond)} pairs/s; ${whole(bench.comparablesPerSecond)} records/s made comparable`,
    '',
  ].join('\n')
}

function calibration({ set, bins }: SetResult): string {
  return [
    `\n  Probabilities on the ${set} pairs`,
    table(
      ['said', 'pairs', 'mean said', 'really one thing'],
      bins.map((bin) => [
        `${bin.from.toFixed(2)} to ${bin.to.toFixed(2)}`,
        whole(bin.pairs),
        bin.pairs === 0 ? '' : bin.said.toFixed(2),
        bin.pairs === 0 ? '' : bin.found.toFixed(2),
      ]),
    ),
  ].join('\n')
}
