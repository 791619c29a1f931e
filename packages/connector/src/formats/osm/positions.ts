/** Positions by number, in two plain arrays: twenty-four bytes each, for extracts of millions. */
export class Positions {
  #ids = new Float64Array(1024)
  #pairs = new Float64Array(2048)
  #count = 0
  #sorted = true

  add(id: string, [longitude, latitude]: readonly [number, number]): void {
    if (this.#count === this.#ids.length) this.#grow()
    const number = Number(id)
    if (this.#count > 0 && number < this.#ids[this.#count - 1]!) this.#sorted = false
    this.#ids[this.#count] = number
    this.#pairs[this.#count * 2] = longitude
    this.#pairs[this.#count * 2 + 1] = latitude
    this.#count++
  }

  get(id: string): [number, number] | undefined {
    if (!this.#sorted) this.#sort()
    const wanted = Number(id)
    let [low, high] = [0, this.#count - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const found = this.#ids[middle]!
      if (found === wanted) return [this.#pairs[middle * 2]!, this.#pairs[middle * 2 + 1]!]
      if (found < wanted) low = middle + 1
      else high = middle - 1
    }
    return undefined
  }

  #grow(): void {
    const ids = new Float64Array(this.#ids.length * 2)
    ids.set(this.#ids)
    this.#ids = ids
    const pairs = new Float64Array(this.#pairs.length * 2)
    pairs.set(this.#pairs)
    this.#pairs = pairs
  }

  #sort(): void {
    const order = Array.from({ length: this.#count }, (_, index) => index).sort((a, b) => this.#ids[a]! - this.#ids[b]!)
    const ids = Float64Array.from(order, (index) => this.#ids[index]!)
    const pairs = new Float64Array(ids.length * 2)
    for (const [to, from] of order.entries()) pairs.set(this.#pairs.subarray(from * 2, from * 2 + 2), to * 2)
    this.#ids = ids
    this.#pairs = pairs
    this.#sorted = true
  }
}
