import { familyOf, isCategoryKey } from '@wiker/model'
import { type Evidence, seen } from './evidence.ts'
import { sharedRuns } from './shingles.ts'
import type { Comparable } from './types.ts'

/** What prices, descriptions, categories and the source itself tell. */
export function detailEvidence(a: Comparable, b: Comparable): Evidence[] {
  return [...priceEvidence(a, b), ...textEvidence(a, b), ...categoryEvidence(a, b), ...sourceEvidence(a, b)]
}

function priceEvidence(a: Comparable, b: Comparable): Evidence[] {
  if (a.price === null || b.price === null) return []
  return [seen(a.price === b.price ? 'same-price' : 'other-price', 1, { a: a.price, b: b.price })]
}

function textEvidence(a: Comparable, b: Comparable): Evidence[] {
  if (a.shingles.length === 0 || b.shingles.length === 0) return []
  const share = sharedRuns(a.shingles, b.shingles)
  const values = { percent: Math.round(share * 100) }
  if (share >= 0.6) return [seen('same-description', 1, values)]
  if (share >= 0.15) return [seen('description-close', Math.min(1, share * 2), values)]
  return Math.min(a.shingles.length, b.shingles.length) >= 15 ? [seen('description-differs', 1, values)] : []
}

function categoryEvidence(a: Comparable, b: Comparable): Evidence[] {
  if (a.categories.length === 0 || b.categories.length === 0) return []
  const shared = a.categories.find((one) => b.categories.includes(one))
  if (shared) return [seen('same-category', 1, { value: shared })]
  const families = (one: Comparable) => one.categories.filter(isCategoryKey).map(familyOf)
  const akin = families(a).some((family) => families(b).includes(family))
  return [seen('other-category', akin ? 0.5 : 1, { a: a.categories[0]!, b: b.categories[0]! })]
}

/** A source that lists two records presumes that they are two. */
function sourceEvidence(a: Comparable, b: Comparable): Evidence[] {
  return a.source === b.source ? [seen('same-source')] : []
}
