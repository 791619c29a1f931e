import { evidenceOf, familyOf } from '@wiker/harvest/match/compare.ts'
import { type ReasonKey, reasonKeys } from '@wiker/harvest/match/types.ts'
import { type WeightFamily, weightFamilies } from '@wiker/harvest/match/weights.ts'
import { beliefs, biases } from './beliefs.ts'
import type { LabelledPair } from './pairs.ts'

/** How strongly a belief holds against the pairs. */
const pull = 0.2
const rounds = 4000
const step = 0.02

export interface Fitted {
  bias: number
  of: Map<ReasonKey, number>
}

interface Example {
  amounts: Map<ReasonKey, number>
  same: boolean
}

/**
 * Weights of one family: logistic regression by gradient descent, each weight drawn towards what a person would give it (`beliefs.ts`) and kept
 * on that side, so that a reason for never speaks against.
 */
export function fitFamily(family: WeightFamily, pairs: readonly LabelledPair[]): Fitted {
  const examples = pairs.filter((pair) => familyOf(pair.kind) === family).map(exampleOf)
  const column = weightFamilies.indexOf(family)
  const belief = new Map(reasonKeys.map((key) => [key, beliefs[key][column]!]))
  const weights = new Map(belief)
  let bias = biases[family]
  for (let round = 0; round < rounds; round++) {
    const slope = new Map<ReasonKey, number>(
      reasonKeys.map((key) => [key, pull * (weights.get(key)! - belief.get(key)!)]),
    )
    let slopeOfBias = pull * (bias - biases[family])
    for (const { amounts, same } of examples) {
      const error = 1 / (1 + Math.exp(-oddsOf({ bias, of: weights }, amounts))) - (same ? 1 : 0)
      slopeOfBias += error
      for (const [key, amount] of amounts) slope.set(key, slope.get(key)! + error * amount)
    }
    bias -= step * slopeOfBias
    for (const key of reasonKeys) weights.set(key, kept(belief.get(key)!, weights.get(key)! - step * slope.get(key)!))
  }
  return { bias, of: weights }
}

/** A reason keeps the side it speaks for; one without a belief stays silent. */
function kept(belief: number, weight: number): number {
  if (belief === 0) return 0
  return belief > 0 ? Math.max(0, weight) : Math.min(0, weight)
}

function exampleOf({ a, b, same }: LabelledPair): Example {
  return { amounts: new Map(evidenceOf(a, b).map((one) => [one.key, one.amount])), same }
}

export function oddsOf({ bias, of }: Fitted, amounts: ReadonlyMap<ReasonKey, number>): number {
  let odds = bias
  for (const [key, amount] of amounts) odds += of.get(key)! * amount
  return odds
}
