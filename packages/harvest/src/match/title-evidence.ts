import { type Evidence, seen } from './evidence.ts'
import { containment, jaccard, type Overlap, overlapOf } from './similarity.ts'
import type { Comparable } from './types.ts'
import { contrastBetween, otherNature, unaccented } from './words.ts'

/** What the two titles tell: one level of likeness, and what stands against it. */
export function titleEvidence(a: Comparable, b: Comparable): Evidence[] {
  const values = { a: a.name, b: b.name }
  if (!a.title.plain || !b.title.plain) return [seen('title-missing')]
  const overlap = overlapOf(a.title, b.title, saidElsewhere(a, b))
  const found: Evidence[] = []
  // "Loto" says less than "La Folle Journée des Bretons".
  const telling = Math.min(1, 0.4 + overlap.shared * 0.3)
  const alike = jaccard(overlap)
  const within = containment(overlap)
  if (overlap.equal) found.push(seen('same-title', telling, values))
  else if (alike >= 0.75) found.push(seen('title-nearly', telling, values))
  else if (within >= 0.9 && overlap.shared >= 0.3) found.push(seen('title-within', telling, values))
  else if ((alike >= 0.4 || within >= 0.65) && !strangers(overlap)) found.push(seen('title-close', telling, values))
  else if (overlap.shared >= 0.2 && !strangers(overlap)) found.push(seen('title-shares-words', alike, values))
  else found.push(seen('title-differs', 1, values))
  const replaced = Math.min(overlap.onlyA, overlap.onlyB)
  if (replaced > 0 && overlap.shared > 0)
    found.push(
      seen('title-other-words', Math.min(1, replaced / 2), {
        a: overlap.wordsOnlyA.join(' '),
        b: overlap.wordsOnlyB.join(' '),
      }),
    )
  const part = partOfWhole(a, b)
  if (part) found.push(seen('part-of-whole', 1, part))
  const numbers = otherNumbers(a.title.numbers, b.title.numbers)
  if (numbers) found.push(seen('title-other-number', 1, numbers))
  const contrast = contrastBetween(a.title, b.title)
  if (contrast) found.push(seen('title-contrast', 1, contrast))
  const nature = otherNature(a.title, b.title)
  if (nature && !contrast) found.push(seen('other-nature', nature.amount, { a: nature.a, b: nature.b }))
  return found
}

/** "Docteur Bernard" and "Docteur Petit": what they share everybody says, what they do not share are names. */
function strangers({ telling, wordsOnlyA, wordsOnlyB }: Overlap): boolean {
  return telling === 0 && wordsOnlyA.length > 0 && wordsOnlyB.length > 0
}

/** "Loto du tennis club", and "Loto" by the tennis club: the hall and the organiser may be in the title as well. */
function saidElsewhere(a: Comparable, b: Comparable): Set<string> {
  const fields = [a, b].flatMap((one) => [one.organizer, one.where.name])
  return new Set(fields.flatMap((words) => words.tokens.map((token) => token.word)))
}

/** "Fête de la mer : feu d'artifice" is a part of "Fête de la mer", "Presbytère de l'église" belongs to "Église". */
function partOfWhole(a: Comparable, b: Comparable): { part: string; whole: string } | undefined {
  for (const [whole, part] of [
    [a, b],
    [b, a],
  ] as const) {
    const head = part.title.head
    const announced = head !== null && head === whole.title.plain && head !== part.title.plain
    if (announced || belongsTo(part.name, whole.name)) return { part: part.name, whole: whole.name }
  }
  return undefined
}

function belongsTo(part: string, whole: string): boolean {
  const [long, short] = [part, whole].map((name) =>
    unaccented(name)
      .replace(/[^a-z0-9]+/g, ' ')
      .trim(),
  )
  return long!.endsWith(` ${short}`) && /\b(?:de|du|des|d|de la|de l)$/.test(long!.slice(0, -short!.length).trim())
}

/** Both have numbers and none is the other's: U13 and U15, school 1 and school 2. */
function otherNumbers(a: string[], b: string[]): { a: string; b: string } | undefined {
  const onlyA = a.filter((one) => !b.includes(one))
  const onlyB = b.filter((one) => !a.includes(one))
  return onlyA.length > 0 && onlyB.length > 0 ? { a: onlyA[0]!, b: onlyB[0]! } : undefined
}
