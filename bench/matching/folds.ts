import { evidenceOf, familyOf } from '@wiker/harvest/match/compare.ts'
import { hashOf } from '@wiker/harvest/match/shingles.ts'
import { type WeightFamily, weightFamilies } from '@wiker/harvest/match/weights.ts'
import { fitFamily, oddsOf } from './fit.ts'
import type { LabelledPair } from './pairs.ts'

export interface Scored {
  pair: LabelledPair
  /** Probability given by weights that never saw this pair. */
  score: number
}

const folds = 5

/**
 * Every pair judged by weights fitted to the other four fifths. Both versions of a name fall into one fold, whatever the order of the lines:
 * the name of the first side decides.
 */
export function outOfFold(pairs: readonly LabelledPair[]): Scored[] {
  const foldOf = (pair: LabelledPair) => hashOf([...pair.a.title.plain].reverse().join('')) % folds
  return weightFamilies.flatMap((family) => {
    const own = pairs.filter((pair) => familyOf(pair.kind) === family)
    return Array.from({ length: folds }, (_, fold) => {
      const fitted = fitFamily(
        family,
        own.filter((pair) => foldOf(pair) !== fold),
      )
      return own
        .filter((pair) => foldOf(pair) === fold)
        .map((pair) => {
          const amounts = new Map(evidenceOf(pair.a, pair.b).map((one) => [one.key, one.amount]))
          return { pair, score: 1 / (1 + Math.exp(-oddsOf(fitted, amounts))) }
        })
    }).flat()
  })
}

/** What an error costs, in minutes of a person asked: an evening hidden from the agenda, one shown twice, one question. */
export const costs = { joined: 20, parted: 4, asked: 1 }

/** The two probabilities between which a person is asked, where the errors of pairs never seen cost least. */
export function thresholdsFor(family: WeightFamily, scored: readonly Scored[]): { same: number; different: number } {
  const own = scored.filter(({ pair }) => familyOf(pair.kind) === family && pair.a.source !== pair.b.source)
  let best = { same: 0.8, different: 0.2, cost: Number.POSITIVE_INFINITY }
  for (let same = 0.7; same <= 0.97; same += 0.01) {
    for (let different = 0.05; different <= 0.3; different += 0.01) {
      const cost = own.reduce((sum, { pair, score }) => sum + costOf(pair.same, score, same, different), 0)
      if (cost < best.cost) best = { same, different, cost }
    }
  }
  return { same: Math.round(best.same * 100) / 100, different: Math.round(best.different * 100) / 100 }
}

function costOf(isSame: boolean, score: number, same: number, different: number): number {
  if (score >= same) return isSame ? 0 : costs.joined
  if (score < different) return isSame ? costs.parted : 0
  return costs.asked
}
