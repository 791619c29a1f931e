import { type Evidence, seen } from './evidence.ts'
import { containment, jaccard, overlapOf } from './similarity.ts'
import type { Comparable } from './types.ts'
import { contrastBetween } from './words.ts'

/** What the two titles tell: one level of likeness, and what stands against it. */
export function titleEvidence(a: Comparable, b: Comparable): Evidence[] {
  const values = { a: a.name, b: b.name }
  if (!a.title.plain || !b.title.plain) return [seen('title-missing')]
  const overlap = overlapOf(a.title, b.title)
  const found: Evidence[] = []
  // "Loto" says less than "La Folle Journée des Bretons".
  const telling = Math.min(1, 0.4 + overlap.shared * 0.3)
  const alike = jaccard(overlap)
  const within = containment(overlap)
  if (overlap.equal) found.push(seen('same-title', telling, values))
  else if (alike >= 0.75) found.push(seen('title-nearly', telling, values))
  else if (within >= 0.9 && overlap.shared >= 0.6) found.push(seen('title-within', telling, values))
  else if (alike >= 0.4 || within >= 0.65) found.push(seen('title-close', telling, values))
  else if (overlap.shared >= 0.3) found.push(seen('title-shares-words', alike, values))
  else found.push(seen('title-differs', 1, values))
  const replaced = Math.min(overlap.onlyA, overlap.onlyB)
  if (replaced > 0 && overlap.shared > 0)
    found.push(
      seen('title-other-words', Math.min(1, replaced / 2), {
        a: overlap.wordsOnlyA.join(' '),
        b: overlap.wordsOnlyB.join(' '),
      }),
    )
  const numbers = otherNumbers(a.title.numbers, b.title.numbers)
  if (numbers) found.push(seen('title-other-number', 1, numbers))
  const contrast = contrastBetween(a.title, b.title)
  if (contrast) found.push(seen('title-contrast', 1, contrast))
  return found
}

/** Both have numbers and none is the other's: U13 and U15, school 1 and school 2. */
function otherNumbers(a: string[], b: string[]): { a: string; b: string } | undefined {
  const onlyA = a.filter((one) => !b.includes(one))
  const onlyB = b.filter((one) => !a.includes(one))
  return onlyA.length > 0 && onlyB.length > 0 ? { a: onlyA[0]!, b: onlyB[0]! } : undefined
}
