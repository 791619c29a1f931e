import { blockKeysOf, type Comparable, type Comparison, candidatePairs, compare } from '@wiker/harvest/match/index.ts'
import { type LabelledPair, type PairSet, readPairs } from './pairs.ts'

export interface Bin {
  from: number
  to: number
  pairs: number
  /** Mean of what was said, and the share that is really one thing. */
  said: number
  found: number
}

export interface Judgement {
  /** What the pairs are: all of a set, or those of one kind told by two sources, or those of one source. */
  of: string
  pairs: number
  same: number
  /** Of the pairs called the same, how many are. */
  precision: number
  /** Of the pairs that are one thing, how many were called so. */
  recall: number
  doubtful: number
  /** Pairs of one thing that share no block key would never be compared. */
  missedByBlocks: number
}

export interface SetResult extends Judgement {
  set: PairSet
  kinds: Judgement[]
  /** Of pairs drawn by bands, each counted as often as such pairs come up. */
  asTheyCome: Judgement[]
  bins: Bin[]
  wrong: { line: number; case: string; score: number; a: string; b: string; same: boolean }[]
}

export interface MatchingBench {
  sets: SetResult[]
  records: number
  candidates: number
  /** Of all pairs of these records, those looked at. */
  share: number
  comparablesPerSecond: number
  pairsPerSecond: number
}

/** How right matching is on pairs that people labelled, and how fast. */
export function benchMatching(progress: (line: string) => void): MatchingBench {
  progress('matching: labelled pairs')
  const sets = (['tuning', 'held-out', 'unseen', 'drawn'] as const).map((set) => judgeSet(set, readPairs(set)))
  progress('matching: speed')
  return { sets, ...speed() }
}

interface Judged {
  pair: LabelledPair
  comparison: Comparison
}

function judgeSet(set: PairSet, pairs: LabelledPair[]): SetResult {
  const judged = pairs.map((pair): Judged => ({ pair, comparison: compare(pair.a, pair.b) }))
  const groups = Map.groupBy(judged, ({ pair }) => (pair.a.source === pair.b.source ? 'of one source' : pair.kind))
  return {
    set,
    ...judge(set, judged),
    kinds: [...groups].map(([of, some]) => judge(of, some)),
    asTheyCome: set === 'drawn' ? [...groups, ['all', judged] as const].map(([of, some]) => judge(of, some, true)) : [],
    bins: binsOf(judged),
    wrong: judged
      .filter(({ pair, comparison }) => comparison.verdict === (pair.same ? 'different' : 'same'))
      .map(({ pair, comparison: { score } }) => ({
        line: pair.line,
        case: pair.case,
        score,
        a: pair.a.name,
        b: pair.b.name,
        same: pair.same,
      })),
  }
}

function judge(of: string, judged: Judged[], asTheyCome = false): Judgement {
  const count = (some: Judged[]) => some.reduce((sum, { pair }) => sum + (asTheyCome ? pair.weight : 1), 0)
  const called = judged.filter(({ comparison }) => comparison.verdict === 'same')
  const right = count(called.filter(({ pair }) => pair.same))
  const same = judged.filter(({ pair }) => pair.same)
  return {
    of,
    pairs: count(judged),
    same: count(same),
    precision: called.length === 0 ? 1 : right / count(called),
    recall: same.length === 0 ? 1 : right / count(same),
    doubtful: count(judged.filter(({ comparison }) => comparison.verdict === 'doubtful')),
    missedByBlocks: count(same.filter(({ pair }) => !shareKey(pair.a, pair.b))),
  }
}

function shareKey(a: Comparable, b: Comparable): boolean {
  const keys = new Set(blockKeysOf(a))
  return blockKeysOf(b).some((key) => keys.has(key))
}

const edges = [0, 0.05, 0.25, 0.5, 0.75, 0.85, 0.95, 1]

function binsOf(judged: Judged[]): Bin[] {
  return edges.slice(1).map((to, i) => {
    const from = edges[i]!
    const inside = judged.filter(({ comparison: { score } }) => score >= from && (score < to || to === 1))
    const mean = (values: number[]) =>
      values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length
    return {
      from,
      to,
      pairs: inside.length,
      said: mean(inside.map(({ comparison }) => comparison.score)),
      found: mean(inside.map(({ pair }) => (pair.same ? 1 : 0))),
    }
  })
}

/** The speed on all records of the labelled pairs, repeated until there are some thousands. */
function speed(): Omit<MatchingBench, 'sets'> {
  const pairs = [...readPairs('tuning'), ...readPairs('held-out')]
  const distinct = pairs.flatMap((pair) => [pair.a, pair.b])
  const towns = 8
  const comparables = Array.from({ length: towns }, (_, copy) =>
    distinct.map((one, i) => ({ ...one, id: `${copy}-${i}`, town: `${copy}-${one.town}` })),
  ).flat()
  const started = performance.now()
  let candidates = 0
  for (const [a, b] of candidatePairs(comparables)) {
    compare(a, b)
    candidates++
  }
  const seconds = (performance.now() - started) / 1000
  const again = performance.now()
  const read = readPairs('tuning').length * 2
  const reading = (performance.now() - again) / 1000
  const n = comparables.length
  return {
    records: n,
    candidates,
    share: candidates / ((n * (n - 1)) / 2),
    comparablesPerSecond: read / reading,
    pairsPerSecond: candidates / seconds,
  }
}
