/** Words and the lines they lead to, in a few bytes each, in memory that threads can share. */
export interface WordIndex {
  /** First entry of each bucket, one higher; 0 where there is none. */
  heads: Uint32Array
  /** By entry: the next one of its bucket (one higher), the word's hash, the line. */
  next: Uint32Array
  hashes: Uint32Array
  lines: Uint32Array
}

/** Gathers words as their hashes: tens of thousands of them are not kept until the index is made. */
export class WordIndexBuilder {
  readonly #hashes: number[] = []
  readonly #lines: number[] = []

  add(word: string, line: number): void {
    this.#hashes.push(hashOf(word))
    this.#lines.push(line)
  }

  index(): WordIndex {
    const count = this.#hashes.length
    const buckets = 1 << Math.ceil(Math.log2(Math.max(2, count)))
    const [heads, next, hashes, lines] = [shared(buckets), shared(count), shared(count), shared(count)]
    hashes.set(this.#hashes)
    lines.set(this.#lines)
    const tails = new Uint32Array(buckets)
    for (let entry = 0; entry < count; entry++) {
      const bucket = hashes[entry]! & (buckets - 1)
      if (tails[bucket] === 0) heads[bucket] = entry + 1
      else next[tails[bucket]! - 1] = entry + 1
      tails[bucket] = entry + 1
    }
    return { heads, next, hashes, lines }
  }
}

/** Lines a word may lead to, in the order they were entered; a line of another word of the same hash may be among them. */
export function candidates({ heads, next, hashes, lines }: WordIndex, word: string): number[] {
  const hash = hashOf(word)
  const found: number[] = []
  for (let entry = heads[hash & (heads.length - 1)]!; entry !== 0; entry = next[entry - 1]!)
    if (hashes[entry - 1] === hash) found.push(lines[entry - 1]!)
  return found
}

/** FNV-1a. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}

const shared = (length: number) => new Uint32Array(new SharedArrayBuffer(length * 4))
