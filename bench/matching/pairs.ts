import { readFileSync } from 'node:fs'
import { type Comparable, comparableOf, type MatchedKind } from '@wiker/harvest/match/index.ts'
import { canonicalSchema } from '@wiker/model'

export type PairSet = 'tuning' | 'held-out' | 'unseen'

interface Side {
  source: string
  town: string
  townName: string
  record: unknown
}

interface PairLine {
  case: string
  kind: MatchedKind
  expected: 'same' | 'different'
  origin: string
  a: Side
  b: Side
}

export interface LabelledPair {
  /** 1-based line of the file. */
  line: number
  case: string
  kind: MatchedKind
  same: boolean
  a: Comparable
  b: Comparable
}

/** The pairs people labelled, as what matching looks at. */
export function readPairs(set: PairSet): LabelledPair[] {
  const url = new URL(`../../packages/harvest/src/match/pairs/${set}.ndjson`, import.meta.url)
  return readFileSync(url, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((text, i) => {
      const pair = JSON.parse(text) as PairLine
      return {
        line: i + 1,
        case: pair.case,
        kind: pair.kind,
        same: pair.expected === 'same',
        a: sideOf(pair.a, 'a'),
        b: sideOf(pair.b, 'b'),
      }
    })
}

function sideOf({ source, town, townName, record }: Side, id: string): Comparable {
  const comparable = comparableOf(canonicalSchema.parse(record), {
    id,
    source,
    town: { code: town, name: townName, timezone: 'Europe/Paris', country: 'FR' },
  })
  if (!comparable) throw new Error(`A pair holds a record that is not matched: ${JSON.stringify(record)}`)
  return comparable
}
