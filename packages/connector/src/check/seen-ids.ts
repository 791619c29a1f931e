/**
 * A set of hashes (hexadecimal, 16 digits or more) in some five bytes each, so that millions of records are told apart in little
 * memory. Half of a hash says where it lies, the other half is what lies there: two hashes are taken for one about once in a
 * thousand sets of ten million.
 */
export class SeenIds {
  /** A full table gets a larger one beside it: nothing is moved, no two copies stand in memory at a time. */
  readonly #tables: Table[] = [newTable(FIRST)]

  /** False when the hash was there already. */
  add(hash: string): boolean {
    return this.addParts(Number.parseInt(hash.slice(0, 8), 16), Number.parseInt(hash.slice(8, 16), 16))
  }

  /** The same with the hash's first two words of 32 bits. */
  addParts(place: number, mark: number): boolean {
    // A free slot is 0.
    const kept = mark || 1
    for (const table of this.#tables) if (isIn(table, place, kept)) return false
    let last = this.#tables.at(-1)!
    if (last.used >= last.slots.length * FULL) {
      last = newTable(Math.min(last.slots.length * 2, LARGEST))
      this.#tables.push(last)
    }
    const mask = last.slots.length - 1
    let slot = place & mask
    while (last.slots[slot] !== 0) slot = (slot + 1) & mask
    last.slots[slot] = kept
    last.used++
    return true
  }
}

interface Table {
  slots: Uint32Array
  used: number
}

const FIRST = 1 << 14
/** From here on tables stay the same, so that little of the last one is empty. */
const LARGEST = 1 << 21
const FULL = 0.85

const newTable = (size: number): Table => ({ slots: new Uint32Array(size), used: 0 })

function isIn({ slots }: Table, place: number, kept: number): boolean {
  const mask = slots.length - 1
  let slot = place & mask
  for (let found = slots[slot]; found !== 0; found = slots[slot]) {
    if (found === kept) return true
    slot = (slot + 1) & mask
  }
  return false
}
