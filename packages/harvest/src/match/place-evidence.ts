import { kilometres } from '../towns/geometry.ts'
import { type Evidence, seen } from './evidence.ts'
import { containment, jaccard, type Overlap, overlapOf } from './similarity.ts'
import type { Comparable, Where, Words } from './types.ts'
import { contrastBetween, isOutside } from './words.ts'

/** What halls, streets, positions and towns tell. */
export function placeEvidence(a: Comparable, b: Comparable): Evidence[] {
  const found = [...hallEvidence(a.where.name, b.where.name), ...addressEvidence(a.where, b.where)]
  const distance = distanceBetween(a.where, b.where)
  // Lists write wrong codes of towns more often than wrong positions.
  if (a.town !== b.town)
    found.push(seen('other-town', distance !== undefined && distance <= 0.1 ? 0.4 : 1, { a: a.town, b: b.town }))
  if (distance !== undefined) found.push(...distanceEvidence(distance, a.where.blur + b.where.blur))
  found.push(...hoursEvidence(a.open, b.open))
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
  // "Intra-muros" and "Cité médiévale", "Centre-ville" and "Place de l'Église": out in the streets is no other hall.
  if (isOutside(a) || isOutside(b)) return [seen('other-hall', Math.min(0.3, apart), values)]
  if (overlap.shared >= 0.3 && apart < 0.6)
    return [seen('hall-nearly', containment(overlap) >= 0.9 ? 0.8 : 0.4, values)]
  return [seen('other-hall', Math.min(1, apart), values)]
}

function addressEvidence(a: Where, b: Where): Evidence[] {
  if (!a.street.plain || !b.street.plain) return []
  const values = { a: `${a.number ?? ''} ${a.street.plain}`.trim(), b: `${b.number ?? ''} ${b.street.plain}`.trim() }
  const overlap = overlapOf(a.street, b.street)
  const same = overlap.equal || (overlap.shared >= 1 && containment(overlap) >= 0.9)
  if (!same) return [seen('other-street', otherStreet(a, b, overlap), values)]
  if (a.number && b.number) {
    if (a.number === b.number) return [seen('same-address', 1, values)]
    const apart = Math.abs(Number.parseInt(a.number, 10) - Number.parseInt(b.number, 10))
    return [seen('other-number', apart === 0 ? 0.2 : apart <= 2 ? 0.5 : 1, values)]
  }
  return [seen('same-street', 1, values)]
}

/** "Route" for "rue" of one name is a slip; a hamlet or a landmark beside a street does not contradict it; nor does the other street of a corner. */
function otherStreet(a: Where, b: Where, overlap: Overlap): number {
  const named = overlap.telling >= 1 && overlap.wordsOnlyA.length + overlap.wordsOnlyB.length === 0
  const streets = [a, b].every(({ street }) => way.test(street.plain))
  const distance = distanceBetween(a, b)
  const amount = named ? 0.25 : !streets ? 0.5 : jaccard(overlap) >= 0.5 ? 0.5 : 1
  return distance !== undefined && distance <= 0.1 ? amount * 0.5 : amount
}

const way = /^(?:rue|avenue|boulevard|place|chemin|route|impasse|allee|quai|cour|square)\b/

export function distanceBetween(a: Where, b: Where): number | undefined {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return undefined
  return kilometres(a.latitude, a.longitude, b.latitude, b.longitude)
}

/** Opening hours are seldom the same by chance, unless they are those of every office. */
function hoursEvidence(a: number[] | null, b: number[] | null): Evidence[] {
  if (!a || !b) return []
  const ofB = new Set(b)
  const shared = a.filter((half) => ofB.has(half)).length
  const alike = shared / (a.length + b.length - shared)
  const values = { percent: Math.round(alike * 100) }
  if (alike >= 0.75) return [seen('same-hours', alike, values)]
  return alike <= 0.35 ? [seen('other-hours', 1 - alike, values)] : []
}

/** `blur` is how far both positions may be wrong together: a middle of the town is near everything there. */
function distanceEvidence(distance: number, blur: number): Evidence[] {
  const values = { kilometres: Math.round(distance * 100) / 100 }
  if (distance <= 0.25) return [seen('near', (1 - distance * 2) / (1 + 8 * Math.min(1, blur)), values)]
  if (distance <= blur) return []
  if (distance <= 1.5) return [seen('apart', Math.min(1, distance / 0.75), values)]
  return [seen('far-apart', Math.min(1, 0.85 + Math.log10(distance) / 3), values)]
}
