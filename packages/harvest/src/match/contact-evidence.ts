import { type Evidence, seen } from './evidence.ts'
import { containment, jaccard, overlapOf } from './similarity.ts'
import type { Comparable, ReasonKey } from './types.ts'

/** What registers, telephones, addresses on the web and organisers tell. */
export function contactEvidence(a: Comparable, b: Comparable): Evidence[] {
  return [
    ...registryEvidence(a.registry, b.registry),
    ...either(a, b, 'phones', 'same-phone', 'other-phone'),
    ...either(a, b, 'emails', 'same-email', 'other-email'),
    ...urlEvidence(a, b),
    ...organizerEvidence(a, b),
  ]
}

/** One registry at a time: a SIRET of its own is another establishment of the same company. */
function registryEvidence(a: string[], b: string[]): Evidence[] {
  for (const registry of ['rna:', 'siret:', 'siren:']) {
    const ofA = a.filter((number) => number.startsWith(registry))
    const ofB = b.filter((number) => number.startsWith(registry))
    if (ofA.length === 0 || ofB.length === 0) continue
    const shared = ofA.find((number) => ofB.includes(number))
    const values = {
      registry: registry.slice(0, -1),
      a: ofA[0]!.slice(registry.length),
      b: ofB[0]!.slice(registry.length),
    }
    if (shared) return [seen('same-registry-number', registry === 'siren:' ? 0.6 : 1, values)]
    return [seen('other-registry-number', 1, values)]
  }
  return []
}

function either(
  one: Comparable,
  two: Comparable,
  field: 'phones' | 'emails',
  same: ReasonKey,
  other: ReasonKey,
): Evidence[] {
  const [a, b] = [one[field], two[field]]
  if (a.length === 0 || b.length === 0) return []
  const shared = a.find((contact) => b.includes(contact))
  if (shared) return [seen(same, telling(shared, one, two), { value: shared })]
  const values = { a: a[0]!, b: b[0]! }
  // Two numbers of one switchboard.
  const oneHouse =
    other === 'other-phone' && a.some((ours) => b.some((theirs) => ours.slice(0, -2) === theirs.slice(0, -2)))
  return oneHouse ? [] : [seen(other, 1, values)]
}

/** The town hall's switchboard is on fifteen halls of its list: what one source gives to many things says little of each. */
function telling(contact: string, { shared: a }: Comparable, { shared: b }: Comparable): number {
  return 1 / Math.max(1, a[contact] ?? 1, b[contact] ?? 1)
}

function urlEvidence(one: Comparable, two: Comparable): Evidence[] {
  const [a, b] = [one.urls, two.urls]
  const shared = a.find((url) => b.includes(url))
  if (shared) return [seen('same-url', telling(shared, one, two), { value: shared })]
  const host = (url: string) => url.split('/')[0]!
  const site = a.map(host).find((ours) => b.some((theirs) => host(theirs) === ours))
  return site ? [seen('same-site', 1, { value: site })] : []
}

function organizerEvidence(a: Comparable, b: Comparable): Evidence[] {
  const values = { a: a.organizer.plain, b: b.organizer.plain }
  if (a.organizer.plain && b.organizer.plain) {
    const overlap = overlapOf(a.organizer, b.organizer)
    if (overlap.equal) return [seen('same-organiser', 1, values)]
    if (overlap.shared >= 0.35 && (jaccard(overlap) >= 0.5 || containment(overlap) >= 0.9))
      return [seen('organiser-nearly', 1, values)]
    return [seen('different-organiser', 1, values)]
  }
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const named = one.organizer.tokens.reduce((sum, token) => sum + token.weight, 0)
    if (named < 0.6 || other.organizer.plain) continue
    // "Loto des donneurs de sang" here, "Loto" by the blood donors there.
    if (overlapOf(one.organizer, other.title).shared / named >= 0.6) return [seen('organiser-in-title', 1, values)]
    // "Assemblée générale du tennis club" here, "Assemblée générale" by the judo club there.
    const titles = overlapOf(other.title, one.title)
    if (titles.telling === 0 && titles.wordsOnlyA.length > 0) return [seen('different-organiser', 0.4, values)]
  }
  return []
}
