import { contactEvidence } from './contact-evidence.ts'
import { detailEvidence } from './detail-evidence.ts'
import { type Evidence, seen } from './evidence.ts'
import { placeEvidence } from './place-evidence.ts'
import { publishedEvidence, timeEvidence } from './time-evidence.ts'
import { titleEvidence } from './title-evidence.ts'
import type { Comparable, Comparison, MatchedKind, MatchVerdict } from './types.ts'
import { thresholds, type WeightFamily, weightFamilies, weights } from './weights.ts'

export { thresholds } from './weights.ts'

/**
 * Whether two records speak of one thing: the log-odds of what is observed are added up (logistic regression, weights in
 * `weights.ts`) and made a probability. Symmetric. Records of two kinds are two things, and so are articles of two towns.
 */
export function compare(one: Comparable, other: Comparable): Comparison {
  const [a, b] = one.id <= other.id ? [one, other] : [other, one]
  if (a.kind !== b.kind || areOfTwoTowns(a, b))
    return { a: a.id, b: b.id, score: 0, verdict: 'different', reasons: [], siblings: false, onlyHour: false }
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
    siblings: areSiblings(evidence, 'day-differs-by'),
    onlyHour: areSiblings(evidence, 'hour-differs-by'),
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
    ...(a.kind === 'event' ? timeEvidence(a.when, b.when) : []),
    ...(a.kind === 'article' ? publishedEvidence(a.when, b.when) : []),
    ...placeEvidence(a, b),
  ]
  const trust = trustOf(title)
  const likeness = likenessIn(title)
  const observed = [...circumstances, ...contactEvidence(a, b), ...detailEvidence(a, b)]
  const support = supportIn(observed)
  const ofAPart = a.kind === 'place' && title.some((one) => one.key === 'part-of-whole')
  const others = observed.map((one) => {
    // A part has its whole's telephone and pages.
    if (ofAPart && contacts.has(one.key)) return { ...one, amount: one.amount * 0.3 }
    if (agreements.has(one.key) || (a.kind === 'article' && agreementsOfNews.has(one.key)))
      return { ...one, amount: one.amount * trust }
    if (softened.has(one.key)) return { ...one, amount: one.amount * (1 - likeness / 2) * (1 - support * likeness) }
    return one
  })
  const together = a.kind === 'event' ? sittingEvidence(circumstances) : namedAlikeEvidence(observed, title)
  return [...title, ...others, ...together]
}

const contacts = new Set<Evidence['key']>(['same-phone', 'same-email', 'same-url', 'same-site'])

/** How much else agrees, 0 to 0.8: of two that share a telephone and a doorway, another street or shelf tells little. */
function supportIn(observed: Evidence[]): number {
  const sum = observed.reduce((all, { key, amount }) => all + (supports[key] ?? 0) * amount, 0)
  return Math.min(0.8, sum)
}

const supports: Partial<Record<Evidence['key'], number>> = {
  'same-phone': 0.4,
  'same-email': 0.4,
  'same-url': 0.3,
  'same-address': 0.4,
  near: 0.3,
}

/**
 * One name with one telephone or one page tells more than each alone. A part and its whole share both, and so do things that are numbered; of a
 * name that everybody has ("Maison") it tells little.
 */
function namedAlikeEvidence(observed: Evidence[], title: Evidence[]): Evidence[] {
  const name = (likenessIn(title) - 0.4) / 0.6
  if (name <= 0 || title.some((one) => doubted.has(one.key))) return []
  const contact = observed.reduce((most, { key, amount }) => (reached.has(key) ? Math.max(most, amount) : most), 0)
  return contact > 0 ? [seen('same-contact', contact * name)] : []
}

const reached = new Set<Evidence['key']>(['same-phone', 'same-email', 'same-url'])
const doubted = new Set<Evidence['key']>([
  'part-of-whole',
  'other-nature',
  'title-other-number',
  'title-contrast',
  'title-missing',
])

/** The same day, hour and hall at once: in a small town a hall seldom has two things begin together. */
function sittingEvidence(found: Evidence[]): Evidence[] {
  const keys = new Set(found.map((one) => one.key))
  if (!keys.has('same-hour') || !keys.has('same-days')) return []
  return keys.has('same-hall') || keys.has('hall-nearly') || keys.has('same-address') ? [seen('same-sitting')] : []
}

/** Of one name, two publishers may well put it on other shelves, note another hour, or give the other street of a corner. */
const softened = new Set<Evidence['key']>(['other-category', 'hour-differs-by', 'other-street', 'apart'])

function likenessIn(title: Evidence[]): number {
  const level = title.find(({ key }) => key === 'same-title' || key === 'title-nearly' || key === 'title-within')
  return (level?.amount ?? 0) * (level?.key === 'title-within' ? 0.7 : 1)
}

const agreementsOfNews = new Set<Evidence['key']>(['same-days', 'days-overlap', 'same-description'])

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

export function familyOf(kind: MatchedKind): WeightFamily {
  return kind
}

function verdictOf(score: number, a: Comparable, b: Comparable): MatchVerdict {
  const { same, different } = thresholds[familyOf(a.kind)]
  if (score < different) return 'different'
  // A source that lists two names knows of two things: at most it is asked.
  const twoNames = a.source === b.source && a.title.plain !== b.title.plain
  return score >= same && !twoNames ? 'same' : 'doubtful'
}

/** The same announcement on other days: nothing but the days (and with them the hour) tells them apart; or nothing but the hour. */
function areSiblings(evidence: Evidence[], apart: 'day-differs-by' | 'hour-differs-by'): boolean {
  const keys = new Set(evidence.map((one) => one.key))
  if (!keys.has(apart) || !keys.has('same-title')) return false
  return !(['other-hall', 'different-organiser', 'other-town', 'far-apart', 'other-street'] as const).some((key) =>
    keys.has(key),
  )
}

const round = (value: number) => Math.round(value * 10_000) / 10_000
