import { spelled } from './words.ts'

const length = 3
const most = 120

/**
 * Hashes of runs of three words, the smallest 120 kept (bottom-k sketch, Broder 1997): two descriptions copied from one another share most of
 * them, however one was cut. Sorted, each once; empty for a text of less than five words.
 */
export function shinglesOf(text: string): number[] {
  const words = spelled(text.slice(0, 6000))
  if (words.length < 5) return []
  const hashes = new Set<number>()
  for (let i = 0; i + length <= words.length; i++) hashes.add(hashOf(words.slice(i, i + length).join(' ')))
  return [...hashes].sort((a, b) => a - b).slice(0, most)
}

/** Share of the shorter text's runs that the longer one has, 0 to 1, as far as the sketches tell. */
export function sharedRuns(a: number[], b: number[]): number {
  if (a.length === 0 || b.length === 0) return 0
  // Beyond the largest hash of a full sketch nothing is known.
  const limit = Math.min(
    a.length < most ? Number.POSITIVE_INFINITY : a.at(-1)!,
    b.length < most ? Number.POSITIVE_INFINITY : b.at(-1)!,
  )
  const [ofA, ofB] = [a, b].map((sketch) => sketch.filter((hash) => hash <= limit))
  const others = new Set(ofB)
  const shared = ofA!.filter((hash) => others.has(hash)).length
  return shared / Math.max(1, Math.min(ofA!.length, ofB!.length))
}

/** FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
