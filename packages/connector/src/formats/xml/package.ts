import type { Entry, ZipFile } from 'yauzl'
import { Unreadable } from '../../problem.ts'
import type { Limits, Member } from '../../types.ts'
import { entriesOf, nameOf, openArchive, openEntry } from '../../unpack/zip.ts'
import { utf8Pieces } from './sax.ts'

/** The XML files inside a workbook (ECMA-376 part 2, OpenDocument packages), read piece by piece. */
export class XmlPackage {
  readonly #zip: ZipFile
  readonly #entries: Map<string, Entry>
  readonly #limits: Limits

  constructor(zip: ZipFile, entries: Map<string, Entry>, limits: Limits) {
    this.#zip = zip
    this.#entries = entries
    this.#limits = limits
  }

  static async open(member: Member, limits: Limits): Promise<XmlPackage> {
    const zip = await openArchive(member.file)
    const entries = new Map<string, Entry>()
    for await (const entry of entriesOf(zip)) {
      entries.set(nameOf(entry).replace(/^\//, '').toLowerCase(), entry)
      if (entries.size > limits.maxMembers * 5) throw new Unreadable('too-many-members', { limit: limits.maxMembers })
    }
    return new XmlPackage(zip, entries, limits)
  }

  /** Names of all parts, in lower case. */
  get paths(): string[] {
    return [...this.#entries.keys()]
  }

  has(path: string): boolean {
    return this.#entries.has(path.toLowerCase())
  }

  /** Text of a part; stops when it unpacks to more than the limits allow. */
  async *text(path: string): AsyncGenerator<string> {
    const entry = this.#entries.get(path.toLowerCase())
    if (!entry) return
    if (entry.isEncrypted()) throw new Unreadable('encrypted')
    yield* utf8Pieces(this.#metered(await openEntry(this.#zip, entry), entry))
  }

  async *#metered(stream: AsyncIterable<unknown>, entry: Entry): AsyncGenerator<Uint8Array> {
    let bytes = 0
    const { maxBytes, maxRatio } = this.#limits
    for await (const chunk of stream) {
      bytes += (chunk as Uint8Array).length
      if (bytes > maxBytes) throw new Unreadable('too-large', { limit: maxBytes })
      // Sheets of repeated cells shrink a lot: only what could never be one is refused.
      if (bytes > 64 << 20 && bytes > entry.compressedSize * maxRatio * 5)
        throw new Unreadable('too-compressed', { limit: maxRatio })
      yield chunk as Uint8Array
    }
  }

  close(): void {
    this.#zip.close()
  }
}
