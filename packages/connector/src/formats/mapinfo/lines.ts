import type { Readable } from 'node:stream'
import iconv from 'iconv-lite'
import type { Member } from '../../types.ts'

const LONGEST = 16 << 20

/** The lines of a text of known encoding, one when asked. */
export class Lines {
  readonly #stream: Readable
  readonly #chunks: AsyncIterator<Buffer>
  readonly #decoder: ReturnType<typeof iconv.getDecoder>
  #text = ''
  #at = 0
  #ended = false

  constructor(member: Member, encoding: string) {
    this.#stream = member.open()
    this.#chunks = this.#stream[Symbol.asyncIterator]()
    this.#decoder = iconv.getDecoder(encoding)
  }

  async next(): Promise<string | undefined> {
    for (;;) {
      const end = this.#text.indexOf('\n', this.#at)
      if (end >= 0) {
        const line = this.#text.slice(this.#at, end)
        this.#at = end + 1
        return line.endsWith('\r') ? line.slice(0, -1) : line
      }
      if (this.#ended || this.#text.length - this.#at > LONGEST) {
        const rest = this.#text.slice(this.#at)
        this.#text = ''
        this.#at = 0
        return rest === '' && this.#ended ? undefined : rest
      }
      await this.#more()
    }
  }

  async #more(): Promise<void> {
    const { value, done } = await this.#chunks.next()
    this.#text = this.#text.slice(this.#at) + (done ? (this.#decoder.end() ?? '') : this.#decoder.write(value))
    this.#at = 0
    if (done) this.#ended = true
  }

  async close(): Promise<void> {
    this.#stream.destroy()
  }
}
