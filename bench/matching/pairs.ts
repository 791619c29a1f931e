import { readFileSync } from 'node:fs'
import { type Comparable, comparableOf, type MatchedKind } from '@wiker/harvest/match/index.ts'
import { canonicalSchema } from '@wiker/model'

export type PairSet = 'tuning' | 'held-out' | 'unseen' | 'drawn'

interface Side {
  source: string
  town: string
  townName: string
  record: unknown
  /** Of its contacts, how many differently named things of one list have each, where it is more than one. */
  shared?: Record<string, number>
}

interface PairLine {
  case: string
  kind: MatchedKind
  expected: 'same' | 'different'
  origin: string
  weight?: number
  a: Side
  b: Side
}

export interface LabelledPair {
  /** 1-based line of the file. */
  line: number
  case: string
  kind: MatchedKind
  same: boolean
  /** How many of the pairs that come up it stands for; 1 in sets that were not drawn. */
  weight: number
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
        weight: pair.weight ?? 1,
        a: sideOf(pair.a, 'a'),
        b: sideOf(pair.b, 'b'),
      }
    })
}

function sideOf({ source, town, townName, record, shared }: Side, id: string): Comparable {
  const comparable = comparableOf(canonicalSchema.parse(record), {
    id,
    source,
    shared: shared && new Map(Object.entries(shared)),
    town: { code: town, name: townName, timezone: 'Europe/Paris', country: 'FR' },
  })
  if (!comparable) throw new Error(`A pair holds a record that is not matched: ${JSON.stringify(record)}`)
  return comparable
}
