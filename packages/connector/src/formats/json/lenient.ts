import { Unreadable } from '../../problem.ts'

/** What had to be forgiven, by kind: `comments`, `trailing-commas`, `single-quotes`, `bare-keys`, `not-a-number`, `wrapper`, `cut-off`. */
export type Forgiven = Map<string, number>

const DEPTH = 400

/**
 * JSON as people write it by hand: comments, trailing or missing commas, single quotes, bare keys, NaN, a JavaScript
 * assignment or callback around it. With `partial`, a text that stops early gives what was whole until there.
 */
export function parseLenient(text: string, forgiven: Forgiven, partial = false): unknown {
  return new Lenient(text, forgiven, partial).document()
}

class Lenient {
  readonly #text: string
  readonly #forgiven: Forgiven
  readonly #partial: boolean
  #at = 0

  constructor(text: string, forgiven: Forgiven, partial: boolean) {
    this.#text = text
    this.#forgiven = forgiven
    this.#partial = partial
  }

  document(): unknown {
    this.#space()
    const wrapper =
      /(?:(?:export\s+default|module\.exports\s*=|(?:var|let|const)\s+[\w$]+\s*=|[\w$.]+\s*=)|[\w$.]+\()\s*(?=[[{(])/y
    wrapper.lastIndex = this.#at
    const found = wrapper.exec(this.#text)
    if (found) {
      this.#forgive('wrapper')
      this.#at += found[0].length
    }
    const value = this.#value(0)
    this.#space()
    const rest = this.#text.slice(this.#at, this.#at + 50).replace(/^[)\];,\s]+/, '')
    if (rest !== '' && !this.#partial) this.#fail()
    return value
  }

  #forgive(kind: string): void {
    this.#forgiven.set(kind, (this.#forgiven.get(kind) ?? 0) + 1)
  }

  #fail(): never {
    const line = this.#text.slice(0, this.#at).split('\n').length
    throw new Unreadable('bad-json', { line, near: this.#text.slice(this.#at, this.#at + 30) })
  }

  #space(): void {
    const { length } = this.#text
    while (this.#at < length) {
      const code = this.#text.charCodeAt(this.#at)
      if (code === 32 || (code >= 9 && code <= 13) || code === 0xfeff || code === 0xa0 || code === 0x2028) this.#at++
      else if (code === 47 && this.#text[this.#at + 1] === '/') this.#skipTo('\n', 0)
      else if (code === 47 && this.#text[this.#at + 1] === '*') this.#skipTo('*/', 2)
      else return
    }
  }

  #skipTo(end: string, length: number): void {
    this.#forgive('comments')
    const found = this.#text.indexOf(end, this.#at + 2)
    this.#at = found < 0 ? this.#text.length : found + length
  }

  #value(depth: number): unknown {
    if (depth > DEPTH) throw new Unreadable('bad-json', { line: 0, near: '[[[[' })
    this.#space()
    const char = this.#text[this.#at]
    if (char === '{') return this.#object(depth)
    if (char === '[') return this.#array(depth)
    if (char === '"' || char === "'" || char === '`') return this.#string(char)
    return this.#word()
  }

  #object(depth: number): Record<string, unknown> {
    const object: Record<string, unknown> = {}
    this.#at++
    for (;;) {
      if (this.#closes('}')) return object
      const key = this.#key()
      this.#space()
      if (this.#text[this.#at] === ':') this.#at++
      else if (this.#ended()) return object
      else this.#fail()
      this.#space()
      if (this.#ended()) return object
      const value = this.#value(depth + 1)
      Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true })
    }
  }

  #array(depth: number): unknown[] {
    const array: unknown[] = []
    this.#at++
    while (!this.#closes(']')) array.push(this.#value(depth + 1))
    return array
  }

  /** Between two items: takes the comma, tells whether the list is over. */
  #closes(end: string): boolean {
    this.#space()
    let commas = 0
    while (this.#text[this.#at] === ',') {
      this.#at++
      commas++
      this.#space()
    }
    if (this.#text[this.#at] === end) {
      if (commas > 0) this.#forgive('trailing-commas')
      this.#at++
      return true
    }
    return this.#ended()
  }

  #ended(): boolean {
    if (this.#at < this.#text.length) return false
    this.#forgive('cut-off')
    return true
  }

  #key(): string {
    const char = this.#text[this.#at]
    if (char === '"' || char === "'") return this.#string(char)
    const bare = /[\p{L}\p{N}_$.-]+/uy
    bare.lastIndex = this.#at
    const found = bare.exec(this.#text)
    if (!found) this.#fail()
    this.#forgive('bare-keys')
    this.#at += found[0].length
    return found[0]
  }

  #string(quote: string): string {
    if (quote !== '"') this.#forgive('single-quotes')
    let value = ''
    let from = ++this.#at
    for (;;) {
      const char = this.#text[this.#at]
      if (char === undefined) {
        this.#forgive('cut-off')
        return value + this.#text.slice(from)
      }
      if (char === quote) {
        value += this.#text.slice(from, this.#at++)
        return value
      }
      if (char === '\\') {
        value += this.#text.slice(from, this.#at) + this.#escaped()
        from = this.#at
      } else this.#at++
    }
  }

  #escaped(): string {
    const char = this.#text[this.#at + 1] ?? ''
    const code =
      char === 'u'
        ? this.#text.slice(this.#at + 2, this.#at + 6)
        : char === 'x'
          ? this.#text.slice(this.#at + 2, this.#at + 4)
          : ''
    if (code && /^[\da-f]+$/i.test(code)) {
      this.#at += 2 + code.length
      return String.fromCharCode(Number.parseInt(code, 16))
    }
    this.#at += 2
    const known: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '\n': '' }
    return known[char] ?? char
  }

  #word(): unknown {
    const token = /[^\s,\]}:"'[{/;)]+/y
    token.lastIndex = this.#at
    const found = token.exec(this.#text)?.[0]
    if (!found) {
      if (this.#ended()) return undefined
      this.#fail()
    }
    this.#at += found.length
    const words: Record<string, unknown> = {
      true: true,
      false: false,
      null: null,
      True: true,
      False: false,
      None: null,
    }
    if (Object.hasOwn(words, found)) return words[found]
    if (/^[-+]?(NaN|Infinity|undefined|nan|N\/A)$/.test(found)) {
      this.#forgive('not-a-number')
      return null
    }
    const number = Number(found)
    if (!Number.isNaN(number)) return number
    // A date made in JavaScript, a bare word: kept as text. A word cut by the end of a sample is nothing.
    if (this.#at >= this.#text.length && this.#partial) return undefined
    if (/^[\p{L}_$][\p{L}\p{N}_$.-]*$/u.test(found)) {
      this.#forgive('single-quotes')
      return found
    }
    this.#at -= found.length
    return this.#fail()
  }
}
