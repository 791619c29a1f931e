import { distance } from 'fastest-levenshtein'
import type { Words } from './types.ts'
import { areNear, initialsOf } from './words.ts'

export interface Overlap {
  /** Weight of the words both have (a slip of the pen forgiven), and of those only one has. */
  shared: number
  /** The part of `shared` that is words few titles have. */
  telling: number
  onlyA: number
  onlyB: number
  /** Words of weight 0.6 and more among each. */
  wordsOnlyA: string[]
  wordsOnlyB: string[]
  equal: boolean
}

/**
 * Compares two texts word by word; order does not matter. Words of `known` are said elsewhere in either record (its hall, its organiser): that one
 * text repeats them and the other does not tells nothing.
 */
export function overlapOf(a: Words, b: Words, known: ReadonlySet<string> = none): Overlap {
  const left = new Map(b.tokens.map((token) => [token.word, token.weight]))
  const result: Overlap = { shared: 0, telling: 0, onlyA: 0, onlyB: 0, wordsOnlyA: [], wordsOnlyB: [], equal: false }
  const unmatched: Words['tokens'] = []
  for (const token of a.tokens) {
    if (left.delete(token.word)) share(result, token.weight)
    else unmatched.push(token)
  }
  for (const token of spelledOut(withoutInitials(unmatched, a, b, left, result), b, left, result)) {
    const near = nearest(token.word, left)
    if (near) {
      const weight = Math.min(token.weight, left.get(near.word)!)
      share(result, weight * near.likeness, weight)
      if (near.likeness < likenessOfSlip) {
        result.onlyA += weight * (1 - near.likeness)
        result.onlyB += weight * (1 - near.likeness)
      }
      left.delete(near.word)
    } else if (!known.has(token.word)) {
      result.onlyA += token.weight
      if (token.weight >= 0.6) result.wordsOnlyA.push(token.word)
    }
  }
  for (const [word, weight] of left) {
    if (known.has(word)) continue
    result.onlyB += weight
    if (weight >= 0.6) result.wordsOnlyB.push(word)
  }
  joined(a, b, result)
  result.equal = a.plain !== '' && result.onlyA + result.onlyB === 0
  return result
}

function share(result: Overlap, amount: number, weight = amount): void {
  result.shared += amount
  if (weight >= 0.6) result.telling += amount
}

/** Three initials and more may stand for small words left out and for the town: "ASB", "BVE", "UTL". Gives the words that are still alone. */
function withoutInitials(unmatched: Words['tokens'], a: Words, b: Words, left: Map<string, number>, result: Overlap) {
  const stands = (word: string) => /^[a-z]{3,6}$/.test(word)
  let alone = unmatched
  for (const token of unmatched.filter(({ word }) => stands(word))) {
    const words = runOfInitials(token.word, b)
    if (!words?.some((word) => left.has(word))) continue
    for (const word of words) left.delete(word)
    share(result, 1)
    alone = alone.filter((other) => other !== token)
  }
  for (const word of [...left.keys()].filter(stands)) {
    const words = runOfInitials(word, a)
    if (!words || !alone.some((token) => words.includes(token.word))) continue
    left.delete(word)
    share(result, 1)
    alone = alone.filter((token) => !words.includes(token.word))
  }
  return alone
}

function runOfInitials(initials: string, text: Words): string[] | undefined {
  const { letters, words } = initialsOf(text)
  const at = letters.indexOf(initials)
  return at < 0 ? undefined : words.slice(at, at + initials.length)
}

/** Initials of one text against the words of the other: "US" and "Union sportive". Gives the words that are still alone. */
function spelledOut(unmatched: Words['tokens'], b: Words, left: Map<string, number>, result: Overlap): Words['tokens'] {
  const taken = new Set<string>()
  for (const token of unmatched) {
    const run = runOf(
      token.word,
      b.tokens.filter((other) => left.has(other.word)),
    )
    if (!run) continue
    taken.add(token.word)
    for (const other of run) share(result, other.weight)
    for (const other of run) left.delete(other.word)
  }
  const alone = unmatched.filter((token) => !taken.has(token.word))
  for (const [word] of left) {
    const run = runOf(
      word,
      alone.filter((token) => !taken.has(token.word)),
    )
    if (!run) continue
    left.delete(word)
    for (const token of run) share(result, token.weight)
    for (const token of run) taken.add(token.word)
  }
  return alone.filter((token) => !taken.has(token.word))
}

/** The words in a row whose initials these are. */
function runOf(initials: string, tokens: Words['tokens']): Words['tokens'] | undefined {
  const { length } = initials
  if (length < 2 || length > 5 || tokens.length < length || /\d/.test(initials)) return undefined
  for (let i = 0; i + length <= tokens.length; i++) {
    const run = tokens.slice(i, i + length)
    if (run.every((token, k) => token.word[0] === initials[k])) return run
  }
  return undefined
}

const none: ReadonlySet<string> = new Set()

/** "Pique nique" and "piquenique", "le Petit Train" and "Petitrain": the same letters are the same text. */
function joined(a: Words, b: Words, result: Overlap): void {
  if (a.plain === '' || a.plain.replaceAll(' ', '') !== b.plain.replaceAll(' ', '')) return
  result.shared = Math.max(...[a, b].map((words) => words.tokens.reduce((sum, token) => sum + token.weight, 0)))
  result.telling = result.shared
  result.onlyA = 0
  result.onlyB = 0
  result.wordsOnlyA = []
  result.wordsOnlyB = []
}

function nearest(word: string, among: Map<string, number>): { word: string; likeness: number } | undefined {
  let best: { word: string; likeness: number } | undefined
  for (const other of among.keys()) {
    const likeness = likenessOf(word, other)
    if (likeness > (best?.likeness ?? 0)) best = { word: other, likeness }
  }
  return best
}

const likenessOfSlip = 0.8

/** 0 two words; 0.9 a slip of the pen; 0.8 a word cut short ("assoc", "mediath"); 0.7 another word for it. Numbers have no slips. */
export function likenessOf(a: string, b: string): number {
  if (a === b) return 1
  if (/\d/.test(a) || /\d/.test(b)) return 0
  if (areNear(a, b) || ofOneStem(a, b)) return 0.7
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length >= 4 && long.length >= 7 && long.startsWith(short)) return likenessOfSlip
  if (short.length >= 3 && long.length >= 5 && long.length - short.length >= 2 && long.startsWith(short)) return 0.7
  if (short.length < 4 || long.length - short.length > 2) return 0
  const slips = distance(a, b)
  if (slips === 1 && long.length >= 5) return 0.9
  return slips === 2 && (short.length >= 9 || lettersOf(a) === lettersOf(b)) ? 0.9 : 0
}

/** "plantation" and "plante", "inscription" and "inscrivez": what is left after what they share are endings. */
function ofOneStem(a: string, b: string): boolean {
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  for (let stem = same; stem >= 5; stem--) if (endings.has(a.slice(stem)) && endings.has(b.slice(stem))) return true
  return false
}

const endings = new Set(
  ',e,ee,es,ees,er,ez,ent,ant,ante,ation,ition,tion,ion,ement,ment,eur,euse,rice,ique,iques,ie,al,ale,aux,aire,if,ive,ure,iste,ible,able,ite,vez,re,ption,vent,ere'.split(
    ',',
  ),
)

/** Two letters exchanged count as one slip. */
const lettersOf = (word: string) => [...word].sort().join('')

/** 0 nothing in common, 1 all. */
export function jaccard({ shared, onlyA, onlyB }: Overlap): number {
  const all = shared + onlyA + onlyB
  return all === 0 ? 0 : shared / all
}

/** How much of the shorter text the longer one has, 0 to 1. */
export function containment({ shared, onlyA, onlyB }: Overlap): number {
  const smaller = shared + Math.min(onlyA, onlyB)
  return smaller === 0 ? 0 : shared / smaller
}
