import { kilometres } from '../towns/geometry.ts'
import { type Evidence, seen } from './evidence.ts'
import { containment, jaccard, overlapOf } from './similarity.ts'
import type { Comparable, Where, Words } from './types.ts'
import { contrastBetween } from './words.ts'

/** What halls, streets, positions and towns tell. */
export function placeEvidence(a: Comparable, b: Comparable): Evidence[] {
  const found = [...hallEvidence(a.where.name, b.where.name), ...addressEvidence(a.where, b.where)]
  if (a.town !== b.town) found.push(seen('other-town', 1, { a: a.town, b: b.town }))
  const distance = distanceBetween(a.where, b.where)
  if (distance !== undefined) found.push(...distanceEvidence(distance))
  return found
}

function hallEvidence(a: Words, b: Words): Evidence[] {
  if (!a.plain || !b.plain) return []
  const overlap = overlapOf(a, b)
  const values = { a: a.plain, b: b.plain }
  if (contrastBetween(a, b)) return [seen('other-hall', 1, values)]
  if (overlap.equal) return [seen('same-hall', 1, values)]
  if (overlap.shared >= 0.6 && (containment(overlap) >= 0.9 || jaccard(overlap) >= 0.6))
    return [seen('hall-nearly', 1, values)]
  // "Médiathèque" and "Médiathèque Jules Verne": a small town has one.
  const apart = Math.min(overlap.onlyA, overlap.onlyB)
  if (overlap.shared >= 0.3 && apart < 0.6)
    return [seen('hall-nearly', containment(overlap) >= 0.9 ? 0.8 : 0.4, values)]
  return [seen('other-hall', Math.min(1, apart), values)]
}

function addressEvidence(a: Where, b: Where): Evidence[] {
  if (!a.street.plain || !b.street.plain) return []
  const values = { a: `${a.number ?? ''} ${a.street.plain}`.trim(), b: `${b.number ?? ''} ${b.street.plain}`.trim() }
  const overlap = overlapOf(a.street, b.street)
  const same = overlap.equal || (overlap.shared >= 1 && containment(overlap) >= 0.9)
  if (!same) return [seen('other-street', jaccard(overlap) >= 0.5 ? 0.5 : 1, values)]
  if (a.number && b.number) return [seen(a.number === b.number ? 'same-address' : 'other-number', 1, values)]
  return [seen('same-street', 1, values)]
}

export function distanceBetween(a: Where, b: Where): number | undefined {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return undefined
  return kilometres(a.latitude, a.longitude, b.latitude, b.longitude)
}

function distanceEvidence(distance: number): Evidence[] {
  const values = { kilometres: Math.round(distance * 100) / 100 }
  if (distance <= 0.25) return [seen('near', 1 - distance * 2, values)]
  if (distance <= 1.5) return [seen('apart', Math.min(1, distance / 0.75), values)]
  return [seen('far-apart', Math.min(1, 0.85 + Math.log10(distance) / 3), values)]
}
