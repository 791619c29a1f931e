import type { CanonicalRecord } from '@wiker/model'

const PIECE = 256 * 1024

/** Newline-delimited JSON as bytes in large pieces: each line is encoded right where it goes, with no longer text in between. */
export class NdjsonBytes {
  #piece = Buffer.allocUnsafe(PIECE)
  #used = 0

  /** A piece that is full, to be written; the record may already be in the next one. */
  add(record: CanonicalRecord): Buffer | undefined {
    const line = JSON.stringify(record)
    const most = line.length * 3 + 1
    let full: Buffer | undefined
    if (this.#used + most > this.#piece.length) {
      full = this.rest()
      this.#piece = Buffer.allocUnsafe(Math.max(PIECE, most))
    }
    this.#used += this.#piece.write(line, this.#used, 'utf8')
    this.#piece[this.#used++] = 10
    return full
  }

  /** What is not yet written. */
  rest(): Buffer | undefined {
    const rest = this.#used > 0 ? this.#piece.subarray(0, this.#used) : undefined
    this.#piece = Buffer.alloc(0)
    this.#used = 0
    return rest
  }
}
