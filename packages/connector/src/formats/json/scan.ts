import { Unreadable } from '../../problem.ts'

/** Characters of one value: a record is never that long, and its text alone takes as many bytes. */
const LONGEST = 192 * 1024 * 1024

/**
 * Cuts JSON text that arrives in pieces into its values, without building the whole: the elements of the list at a
 * path, or, for a sequence (NDJSON, RFC 7464, concatenated), the values at the top.
 */
export class JsonScanner {
  readonly #source: AsyncIterator<string>
  #buffer = ''
  #at = 0
  #done = false
  /** What was let go of before the buffer; followed only for who asks where it stands. */
  readonly #passed = { bytes: 0, characters: 0 }
  readonly #counts: boolean
  readonly #longest: number

  constructor(source: AsyncIterable<string>, counts = false, longest = LONGEST) {
    this.#source = source[Symbol.asyncIterator]()
    this.#counts = counts
    this.#longest = longest
  }

  /** Texts of the values one after the other at the top. */
  async *values(): AsyncGenerator<string> {
    for (;;) {
      await this.#skip(sequenceSpace)
      if (this.#at >= this.#buffer.length) return
      yield await this.#take()
    }
  }

  /** Texts of the lines that are not blank. */
  async *lines(): AsyncGenerator<string> {
    do {
      for (let end = this.#buffer.indexOf('\n', this.#at); end >= 0; end = this.#buffer.indexOf('\n', this.#at)) {
        const line = trimmedLine(this.#buffer.slice(this.#at, end))
        this.#at = end + 1
        if (line !== '') yield line
      }
    } while (await this.#fill())
    const rest = trimmedLine(this.#buffer.slice(this.#at))
    if (rest !== '') yield rest
  }

  /** Texts of the elements of the list that `path` leads to. */
  async *elements(path: readonly string[]): AsyncGenerator<string> {
    if (!(await this.enter(path))) return
    for (;;) {
      await this.#skip(space)
      const char = this.#buffer[this.#at]
      if (char === undefined || char === ']') return
      yield await this.#take()
    }
  }

  /** Goes behind the opening bracket of the list that `path` leads to; false when there is none. */
  async enter(path: readonly string[]): Promise<boolean> {
    for (const key of path) if (!(await this.#opens('{')) || !(await this.#reaches(key))) return false
    return this.#opens('[')
  }

  /** Bytes (as UTF-8) and characters before the place `enter` has led to. */
  get passed(): { bytes: number; characters: number } {
    const { bytes, characters } = this.#passed
    return { bytes: bytes + Buffer.byteLength(this.#buffer.slice(0, this.#at)), characters: characters + this.#at }
  }

  async #opens(bracket: '{' | '['): Promise<boolean> {
    await this.#skip(space)
    if (this.#buffer[this.#at] !== bracket) return false
    this.#at++
    return true
  }

  /** Goes to the value of a key of the object it stands in. */
  async #reaches(key: string): Promise<boolean> {
    for (;;) {
      await this.#skip(space)
      const char = this.#buffer[this.#at]
      if (char === undefined || char === '}') return false
      const name = unquoted(await this.#take())
      await this.#skip(colon)
      if (name === key) return true
      await this.#take()
    }
  }

  async close(): Promise<void> {
    await this.#source.return?.()
  }

  async #fill(): Promise<boolean> {
    if (this.#done) return false
    const next = await this.#source.next()
    if (next.done) {
      this.#done = true
      return false
    }
    if (this.#counts) this.#count()
    this.#buffer = this.#buffer.slice(this.#at) + next.value
    this.#at = 0
    return true
  }

  #count(): void {
    this.#passed.bytes += Buffer.byteLength(this.#buffer.slice(0, this.#at))
    this.#passed.characters += this.#at
  }

  async #skip(set: ReadonlySet<number>): Promise<void> {
    for (;;) {
      while (this.#at < this.#buffer.length && set.has(this.#buffer.charCodeAt(this.#at))) this.#at++
      if (this.#at < this.#buffer.length || !(await this.#fill())) return
    }
  }

  /** The text of the next value; all that is left when it never ends. */
  async #take(): Promise<string> {
    let wanted = 0
    for (;;) {
      const end = this.#buffer.length - this.#at >= wanted ? valueEnd(this.#buffer, this.#at, this.#done) : -1
      if (end >= 0) {
        const text = this.#buffer.slice(this.#at, end)
        this.#at = end
        return text
      }
      if (this.#buffer.length - this.#at > this.#longest)
        throw new Unreadable('record-too-large', { megabytes: Math.ceil(this.#longest / 1024 / 1024) })
      // A large value is not scanned again for every piece: only once twice as much has come.
      if (this.#buffer.length - this.#at >= wanted) wanted = (this.#buffer.length - this.#at) * 2
      if (!(await this.#fill())) {
        wanted = 0
        if (valueEnd(this.#buffer, this.#at, true) >= 0) continue
        const text = this.#buffer.slice(this.#at)
        this.#at = this.#buffer.length
        return text
      }
    }
  }
}

const space = new Set([32, 9, 10, 13, 44])
const sequenceSpace = new Set([32, 9, 10, 13, 44, 0x1e, 0xfeff])

/** A line without blanks, marks and control characters at its ends. */
export function trimmedLine(line: string): string {
  const first = line.charCodeAt(0)
  const last = line.charCodeAt(line.length - 1)
  return first > 32 && first < 127 && last > 32 && last < 127 ? line : line.replace(edges, '')
}
const edges = /^[\s\p{Cc}\ufeff]+|\s+$/gu
const colon = new Set([32, 9, 10, 13, 58])

function unquoted(text: string): string {
  try {
    return JSON.parse(text) as string
  } catch {
    return text.replace(/^["']|["']$/g, '')
  }
}

/** Elements of a list in a text that begins between two of them. */
export function elementsIn(text: string, final: boolean): { elements: string[]; rest: string; ended: boolean } {
  const elements: string[] = []
  for (let at = 0; ; ) {
    while (at < text.length && space.has(text.charCodeAt(at))) at++
    if (at >= text.length) return { elements, rest: '', ended: false }
    if (text[at] === ']') return { elements, rest: '', ended: true }
    const end = valueEnd(text, at, final)
    if (end < 0 && !final) return { elements, rest: text.slice(at), ended: false }
    elements.push(text.slice(at, end < 0 ? text.length : end))
    at = end < 0 ? text.length : end
  }
}

const structural = /["{}[\]]/g
const scalarEnd = /[\s,\]}\p{Cc}]/gu

/** Position after the value that starts at `start`; -1 when it is not whole yet. */
export function valueEnd(text: string, start: number, final: boolean): number {
  const opening = text[start]
  if (opening === '"') return stringEnd(text, start)
  if (opening !== '{' && opening !== '[') {
    scalarEnd.lastIndex = start + 1
    const found = scalarEnd.exec(text)
    return found ? found.index : final ? text.length : -1
  }
  let depth = 0
  structural.lastIndex = start
  for (let found = structural.exec(text); found; found = structural.exec(text)) {
    const char = found[0]
    if (char === '"') {
      const end = stringEnd(text, found.index)
      if (end < 0) return -1
      structural.lastIndex = end
    } else if (char === '{' || char === '[') depth++
    else if (--depth === 0) return found.index + 1
  }
  return -1
}

function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0
    while (text.charCodeAt(end - 1 - backslashes) === 92) backslashes++
    if (backslashes % 2 === 0) return end + 1
  }
  return -1
}
