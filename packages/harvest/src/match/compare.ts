import { contactEvidence } from './contact-evidence.ts'
import { detailEvidence } from './detail-evidence.ts'
import type { Evidence } from './evidence.ts'
import { placeEvidence } from './place-evidence.ts'
import { timeEvidence } from './time-evidence.ts'
import { titleEvidence } from './title-evidence.ts'
import type { Comparable, Comparison, MatchedKind, MatchVerdict } from './types.ts'
import { type WeightFamily, weightFamilies, weights } from './weights.ts'

/** From this probability on two records are one thing; under the other they are two; between them a person is asked. */
export const thresholds: Readonly<Record<WeightFamily, { same: number; different: number }>> = {
  event: { same: 0.7, different: 0.2 },
  place: { same: 0.8, different: 0.2 },
  organization: { same: 0.7, different: 0.2 },
  article: { same: 0.75, different: 0.2 },
}

/**
 * Whether two records speak of one thing: the log-odds of what is observed are added up (logistic regression, weights in
 * `weights.ts`) and made a probability. Symmetric. Records of two kinds are two things, and so are articles of two towns.
 */
export function compare(one: Comparable, other: Comparable): Comparison {
  const [a, b] = one.id <= other.id ? [one, other] : [other, one]
  if (a.kind !== b.kind || areOfTwoTowns(a, b))
    return { a: a.id, b: b.id, score: 0, verdict: 'different', reasons: [], siblings: false }
  const evidence = evidenceOf(a, b)
  const column = weightFamilies.indexOf(familyOf(a.kind))
  const reasons = evidence
    .map(({ key, amount, values }) => ({ key, values, weight: round(weights[key][column]! * amount) }))
    .filter((reason) => reason.weight !== 0)
    .sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight) || (x.key < y.key ? -1 : 1))
  const odds = reasons.reduce((sum, reason) => sum + reason.weight, weights.bias[column]!)
  const score = round(1 / (1 + Math.exp(-odds)))
  return {
    a: a.id,
    b: b.id,
    score,
    verdict: verdictOf(score, a, b),
    reasons,
    siblings: areSiblings(evidence),
  }
}

/** What two town halls write in the same words (a heat wave, a form to fill in) each writes for its own people. */
function areOfTwoTowns(a: Comparable, b: Comparable): boolean {
  return a.kind === 'article' && a.town !== b.town
}

/** Everything observed about a pair, before any weight. */
export function evidenceOf(a: Comparable, b: Comparable): Evidence[] {
  const title = titleEvidence(a, b)
  const circumstances = [
    ...(a.kind === 'event' || a.kind === 'article' ? timeEvidence(a.when, b.when) : []),
    ...placeEvidence(a, b),
  ]
  const trust = trustOf(title)
  const others = [...circumstances, ...contactEvidence(a, b), ...detailEvidence(a, b)]
  return [...title, ...others.map((one) => (agreements.has(one.key) ? { ...one, amount: one.amount * trust } : one))]
}

const agreements = new Set<Evidence['key']>([
  'same-hour',
  'hour-near',
  'same-hall',
  'hall-nearly',
  'same-address',
  'near',
  'same-phone',
])

/**
 * A hall has many evenings and an evening many halls: what agrees by chance tells little, the less the two titles have in common. 0.25 for titles
 * without a word in common, 1 for the same words that few others use.
 */
function trustOf(title: Evidence[]): number {
  const level = title.find((one) => likenesses.has(one.key))
  return level ? 0.4 + 0.6 * level.amount : 0.25
}

const likenesses = new Set<Evidence['key']>(['same-title', 'title-nearly', 'title-within', 'title-close'])

/** Markets are judged as places: a name, an address. */
export function familyOf(kind: MatchedKind): WeightFamily {
  return kind === 'market' ? 'place' : kind
}

function verdictOf(score: number, a: Comparable, b: Comparable): MatchVerdict {
  const { same, different } = thresholds[familyOf(a.kind)]
  if (score < different) return 'different'
  // A source that lists two names knows of two things: at most it is asked.
  const twoNames = a.source === b.source && a.title.plain !== b.title.plain
  return score >= same && !twoNames ? 'same' : 'doubtful'
}

/** The same announcement on other days: nothing but the days (and with them the hour) tells them apart. */
function areSiblings(evidence: Evidence[]): boolean {
  const keys = new Set(evidence.map((one) => one.key))
  if (!keys.has('day-differs-by') || !keys.has('same-title')) return false
  return !(['other-hall', 'different-organiser', 'other-town', 'far-apart', 'other-street'] as const).some((key) =>
    keys.has(key),
  )
}

const round = (value: number) => Math.round(value * 10_000) / 10_000
