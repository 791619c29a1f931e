/** A set of whole numbers up to 2^52, eight bytes each: millions of records are told apart in little memory. */
export class SeenNumbers {
  #slots = new Float64Array(1024)
  #size = 0

  /** False when the number was there already. */
  add(number: number): boolean {
    // A free slot is 0: numbers are kept one higher.
    const slot = this.#slotOf(this.#slots, number + 1)
    if (this.#slots[slot] !== 0) return false
    this.#slots[slot] = number + 1
    if (++this.#size * 2 > this.#slots.length) this.#grow()
    return true
  }

  #slotOf(slots: Float64Array, kept: number): number {
    const mask = slots.length - 1
    let slot = (kept ^ (kept / 0x1_0000_0000)) & mask
    while (slots[slot] !== 0 && slots[slot] !== kept) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const larger = new Float64Array(this.#slots.length * 2)
    for (const kept of this.#slots) if (kept !== 0) larger[this.#slotOf(larger, kept)] = kept
    this.#slots = larger
  }
}
