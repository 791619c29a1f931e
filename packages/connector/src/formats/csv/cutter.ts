import type { Cutter } from '../../parallel/cut.ts'
import type { CsvDialect } from './dialect.ts'

/** A row that does not end within so many bytes has a quote that was never closed: any line end will do. */
const LONGEST = 512 * 1024

/** Where a scan stands: at the start of a cell, in a cell, in a quoted one, or behind a quote that may close it. */
const [START, PLAIN, QUOTED, BEHIND] = [0, 1, 2, 3]
/** Kinds of bytes. */
const [OTHER, QUOTE, DELIMITER, LINE, BLANK] = [0, 1, 2, 3, 4]

const next = Uint8Array.from([
  // other, quote, delimiter, line, blank
  ...[PLAIN, QUOTED, START, START, START],
  ...[PLAIN, PLAIN, START, START, PLAIN],
  ...[QUOTED, BEHIND, QUOTED, QUOTED, QUOTED],
  ...[QUOTED, QUOTED, START, START, BEHIND],
])

/**
 * Cuts a table's bytes at the ends of rows, as far as quotes at the borders of cells tell them. A wrong guess costs time, not
 * rows: the reader of each piece says how it really ended.
 */
export class RowCutter implements Cutter {
  readonly #kinds = new Uint8Array(256).fill(OTHER!)
  readonly done = false
  where = 1
  #state = START!
  #line = 1

  constructor({ delimiter }: CsvDialect) {
    this.#kinds[32] = this.#kinds[13] = BLANK!
    this.#kinds[34] = QUOTE!
    this.#kinds[10] = LINE!
    this.#kinds[delimiter.charCodeAt(0)] = DELIMITER!
  }

  cut(bytes: Buffer, seen: number): number {
    const kinds = this.#kinds
    let state = this.#state
    let line = this.#line
    let end = 0
    let where = this.where
    for (let index = seen; index < bytes.length; index++) {
      const kind = kinds[bytes[index]!]!
      if (kind === LINE) {
        line++
        if (state !== QUOTED) {
          end = index + 1
          where = line
        }
      }
      state = next[state * 5 + kind]!
    }
    this.#state = state
    this.#line = line
    this.where = where
    return end === 0 && bytes.length >= LONGEST ? this.#anywhere(bytes) : end
  }

  #anywhere(bytes: Buffer): number {
    this.#state = START!
    this.where = this.#line
    return bytes.lastIndexOf(10) + 1
  }
}
