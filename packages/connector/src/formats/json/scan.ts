/**
 * Cuts JSON text that arrives in pieces into its values, without building the whole: the elements of the list at a
 * path, or, for a sequence (NDJSON, RFC 7464, concatenated), the values at the top.
 */
export class JsonScanner {
  readonly #source: AsyncIterator<string>
  #buffer = ''
  #at = 0
  #done = false

  constructor(source: AsyncIterable<string>) {
    this.#source = source[Symbol.asyncIterator]()
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
        const line = this.#buffer.slice(this.#at, end).replace(edges, '')
        this.#at = end + 1
        if (line !== '') yield line
      }
    } while (await this.#fill())
    const rest = this.#buffer.slice(this.#at).replace(edges, '')
    if (rest !== '') yield rest
  }

  /** Texts of the elements of the list that `path` leads to; `*` goes through every value of an object. */
  async *elements(path: readonly string[]): AsyncGenerator<string> {
    await this.#skip(space)
    const [key, ...rest] = path
    const opening = this.#buffer[this.#at]
    if (key === undefined) {
      if (opening !== '[') return
      this.#at++
      for (;;) {
        await this.#skip(space)
        const char = this.#buffer[this.#at]
        if (char === undefined) return
        if (char === ']') {
          this.#at++
          return
        }
        yield await this.#take()
      }
    }
    if (opening !== '{') return
    this.#at++
    for (;;) {
      await this.#skip(space)
      const char = this.#buffer[this.#at]
      if (char === undefined || char === '}') return
      const name = unquoted(await this.#take())
      await this.#skip(colon)
      if (name === key) {
        yield* this.elements(rest)
        return
      }
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
    this.#buffer = this.#buffer.slice(this.#at) + next.value
    this.#at = 0
    return true
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
const edges = /^[\s\p{Cc}\ufeff]+|\s+$/gu
const colon = new Set([32, 9, 10, 13, 58])

function unquoted(text: string): string {
  try {
    return JSON.parse(text) as string
  } catch {
    return text.replace(/^["']|["']$/g, '')
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
