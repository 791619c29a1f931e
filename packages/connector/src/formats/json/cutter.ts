import type { Cutter } from '../../parallel/cut.ts'

/** Cuts the bytes of a list, from behind its opening bracket on, between two of its elements. Brackets and quotes alone decide. */
export class ElementCutter implements Cutter {
  where = 1
  done = false
  #depth = 0
  /** In a string; behind a backslash in it; in a bare value at the top. */
  #quoted = false
  #escaped = false
  #bare = false
  /** Elements that have begun. */
  #count = 0

  cut(bytes: Buffer, seen: number): number {
    let end = 0
    for (let index = seen; index < bytes.length; index++) {
      const byte = bytes[index]!
      if (this.#quoted) {
        if (this.#escaped) this.#escaped = false
        else if (byte === BACKSLASH) this.#escaped = true
        else if (byte === QUOTE) this.#quoted = false
        continue
      }
      if (this.#depth === 0) {
        if (byte === CLOSE_LIST) {
          this.done = true
          return index
        }
        const blank = byte <= 32 || byte === COMMA
        if (!blank && !this.#bare) this.#count++
        this.#bare = !blank && byte !== OPEN_LIST && byte !== OPEN_OBJECT
      }
      if (byte === QUOTE) this.#quoted = true
      else if (byte === OPEN_LIST || byte === OPEN_OBJECT) this.#depth++
      else if ((byte === CLOSE_LIST || byte === CLOSE_OBJECT) && this.#depth > 0 && --this.#depth === 0) {
        end = index + 1
        this.where = this.#count + 1
      }
    }
    return end
  }
}

const [QUOTE, BACKSLASH, COMMA] = [34, 92, 44]
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125]

/** Cuts at line ends; lines with nothing in them have no number. */
export class LineCutter implements Cutter {
  readonly done = false
  where = 1
  #count = 0
  #blank = true

  cut(bytes: Buffer, seen: number): number {
    let end = 0
    for (let index = seen; index < bytes.length; index++) {
      if (bytes[index]! > 32) {
        this.#blank = false
        // Only the end of the line matters now.
        const next = bytes.indexOf(LINE, index)
        if (next < 0) break
        index = next
      } else if (bytes[index] !== LINE) continue
      if (!this.#blank) this.#count++
      this.#blank = true
      end = index + 1
      this.where = this.#count + 1
    }
    return end
  }
}

const LINE = 10
