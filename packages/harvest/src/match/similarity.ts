import { distance } from 'fastest-levenshtein'
import type { Words } from './types.ts'

export interface Overlap {
  /** Weight of the words both have (a slip of the pen forgiven), and of those only one has. */
  shared: number
  onlyA: number
  onlyB: number
  /** Words of weight 0.6 and more among each. */
  wordsOnlyA: string[]
  wordsOnlyB: string[]
  equal: boolean
}

/** Compares two texts word by word; order does not matter. */
export function overlapOf(a: Words, b: Words): Overlap {
  const left = new Map(b.tokens.map((token) => [token.word, token.weight]))
  const result: Overlap = { shared: 0, onlyA: 0, onlyB: 0, wordsOnlyA: [], wordsOnlyB: [], equal: false }
  const unmatched: Words['tokens'] = []
  for (const token of a.tokens) {
    if (left.delete(token.word)) result.shared += token.weight
    else unmatched.push(token)
  }
  for (const token of unmatched) {
    const near = nearest(token.word, left)
    if (near) {
      const weight = Math.min(token.weight, left.get(near.word)!)
      result.shared += weight * near.likeness
      left.delete(near.word)
    } else {
      result.onlyA += token.weight
      if (token.weight >= 0.6) result.wordsOnlyA.push(token.word)
    }
  }
  for (const [word, weight] of left) {
    result.onlyB += weight
    if (weight >= 0.6) result.wordsOnlyB.push(word)
  }
  joined(a, b, result)
  result.equal = a.plain !== '' && result.onlyA + result.onlyB === 0
  return result
}

/** "Pique nique" and "piquenique", "le Petit Train" and "Petitrain": the same letters are the same text. */
function joined(a: Words, b: Words, result: Overlap): void {
  if (a.plain === '' || a.plain.replaceAll(' ', '') !== b.plain.replaceAll(' ', '')) return
  result.shared = Math.max(...[a, b].map((words) => words.tokens.reduce((sum, token) => sum + token.weight, 0)))
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

/** 0 two words; 0.9 a slip of one letter in five, or of two in nine; 0.8 a word cut short ("assoc", "mediath"). Numbers have no slips. */
export function likenessOf(a: string, b: string): number {
  if (a === b) return 1
  if (/\d/.test(a) || /\d/.test(b)) return 0
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length >= 4 && long.length >= 7 && long.startsWith(short)) return 0.8
  if (short.length < 5 || long.length - short.length > 2) return 0
  const slips = distance(a, b)
  return slips <= (short.length >= 9 ? 2 : 1) ? 0.9 : 0
}

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
