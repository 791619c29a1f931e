import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Unreadable } from '../problem.ts'
import type { Detection, Download, Limits, Warning } from '../types.ts'
import { ownKey } from './own-key.ts'
import type { Hints, Part } from './types.ts'

const MOST_KEYS = 2_000_000

interface Spooled {
  name: string
  out: WriteStream
  format: 'ndjson' | 'geojson'
  count: number
  /** Keys and pages seen before, as 48 bits of their hash. */
  pages: Set<number>
  records: Set<number>
  total?: number
  again: number
}

/**
 * Pages on disk, one record a line, so that a list of millions takes no memory and is read like a file. A record that
 * comes again because the list moved under the paging is left out; a page that comes again ends the reading.
 */
export class Spool {
  readonly folder: string
  readonly hints: Hints = {}
  bytes = 0
  readonly #limits: Limits
  readonly #hash: Hash = createHash('sha256')
  readonly #members = new Map<string, Spooled>()
  readonly #names = new Set<string>()

  constructor(folder: string, limits: Limits) {
    this.folder = folder
    this.#limits = limits
  }

  static async open(temporary: string, limits: Limits): Promise<Spool> {
    return new Spool(await mkdtemp(join(temporary, 'wiker-')), limits)
  }

  get sha256(): string {
    return this.#hash.copy().digest('hex')
  }

  /** False when this very page came before: there is nothing more to be had. */
  async page(name: string, list: unknown[], format: 'ndjson' | 'geojson', total?: number): Promise<boolean> {
    const member = this.#members.get(name) ?? this.#create(name, format)
    if (total !== undefined) member.total = total
    if (list.length === 0) return true
    const lines = list.map((one) => JSON.stringify(one))
    const whole = short(lines.join('\n'))
    if (member.pages.has(whole)) {
      this.warn(member.name, { kind: 'page-again', count: 1, where: `record ${member.count + 1}` })
      return false
    }
    member.pages.add(whole)
    const fresh = new Set<number>()
    for (const [index, line] of lines.entries()) {
      const key = ownKey(list[index])
      const known = key === undefined ? undefined : short(`${key}\n${line}`)
      if (known !== undefined && member.records.has(known)) {
        member.again++
        continue
      }
      if (known !== undefined) fresh.add(known)
      member.count++
      await this.#write(member, `${line}\n`)
    }
    if (member.records.size < MOST_KEYS) for (const known of fresh) member.records.add(known)
    return true
  }

  /** A document as it came. */
  async document(name: string, content: string | Download, { lines, total }: Part = {}): Promise<string> {
    const free = this.#freeName(name)
    const file = join(this.folder, free)
    this.hint(free, {})
    if (typeof content === 'string') {
      await writeFile(file, content)
      this.#count(Buffer.byteLength(content))
      this.#hash.update(content)
    } else {
      await rename(content.file, file)
      await content.dispose()
      this.#count(content.bytes)
      this.#hash.update(content.sha256)
    }
    if (lines) {
      this.#hint(free).detection = detectionOf('ndjson')
      const missing = (total ?? 0) - (await countLines(file))
      if (missing > 0) this.warn(free, { kind: 'fewer-than-announced', count: missing })
    }
    return free
  }

  /** The path of a list's member; undefined when nothing came under this name. */
  pathOf(name: string): string | undefined {
    return this.#members.get(name)?.name
  }

  lastPath(): string | undefined {
    return [...this.#members.values()].at(-1)?.name ?? Object.keys(this.hints).at(-1)
  }

  warn(path: string, warning: Warning): void {
    const hints = this.#hint(path)
    hints.warnings = [...(hints.warnings ?? []), warning]
  }

  hint(path: string, part: Part): void {
    const hints = this.#hint(path)
    if (part.crs) hints.crs = part.crs
    if (part.known) hints.known = joined(hints.known, part.known)
    if (part.incomplete) hints.incomplete = part.incomplete
    for (const [name, value] of Object.entries(part.facts ?? {}))
      if (value) hints.facts = { ...hints.facts, [name]: value }
  }

  /** Counts that the server announced and did not keep are told; the files are whole afterwards. */
  async close(): Promise<void> {
    for (const member of this.#members.values()) {
      await new Promise<void>((resolve) => member.out.end(resolve))
      if (member.count === 0) await writeFile(join(this.folder, member.name), '[]')
      if (member.count > 0) this.#hint(member.name).detection = detectionOf(member.format)
      if (member.again > 0) this.warn(member.name, { kind: 'record-again', count: member.again })
      const missing = (member.total ?? 0) - member.count - member.again
      if (missing > 0) this.warn(member.name, { kind: 'fewer-than-announced', count: missing })
    }
  }

  dispose(): Promise<void> {
    for (const { out } of this.#members.values()) out.destroy()
    return rm(this.folder, { recursive: true, force: true })
  }

  #create(name: string, format: 'ndjson' | 'geojson'): Spooled {
    const free = this.#freeName(`${name}.${format === 'geojson' ? 'geojson' : 'json'}`)
    const out = createWriteStream(join(this.folder, free))
    const member = { name: free, out, format, count: 0, pages: new Set<number>(), records: new Set<number>(), again: 0 }
    this.#members.set(name, member)
    if (this.#names.size > this.#limits.maxMembers)
      throw new Unreadable('too-many-members', { limit: this.#limits.maxMembers })
    return member
  }

  async #write({ out }: Spooled, line: string): Promise<void> {
    this.#count(Buffer.byteLength(line))
    this.#hash.update(line)
    if (!out.write(line)) await new Promise<void>((resolve) => out.once('drain', resolve))
  }

  #count(bytes: number): void {
    this.bytes += bytes
    if (this.bytes > this.#limits.maxTotalBytes)
      throw new Unreadable('too-large', { limit: this.#limits.maxTotalBytes })
  }

  #hint(path: string) {
    this.hints[path] ??= {}
    return this.hints[path]
  }

  /** A name that a server gave never climbs out of the folder and never hides. */
  #freeName(name: string): string {
    const plain =
      name
        .normalize('NFC')
        .replace(/[^\p{L}\p{N}._-]+/gu, '-')
        .replace(/^[.-]+/, '')
        .slice(-120) || 'records'
    let free = plain
    for (let number = 2; this.#names.has(free.toLowerCase()); number++)
      free = plain.replace(/(\.[^.]*)?$/, (end) => `-${number}${end}`)
    this.#names.add(free.toLowerCase())
    return free
  }
}

/** Pages of one kind may each know some of its columns. */
function joined(before: Part['known'], now: NonNullable<Part['known']>): NonNullable<Part['known']> {
  if (!before || before === now || before.entity !== now.entity) return now
  const fresh = now.mapping.filter(({ to, from }) => !before.mapping.some((one) => one.to === to && one.from === from))
  return fresh.length > 0 ? { ...before, mapping: [...before.mapping, ...fresh] } : before
}

const detectionOf = (format: string): Detection => ({
  format,
  confidence: 1,
  encoding: 'utf-8',
  dialect: { lines: true, sequence: true },
})

async function countLines(file: string): Promise<number> {
  let lines = 0
  let last = 10
  for await (const chunk of createReadStream(file)) {
    const bytes = chunk as Buffer
    for (let index = bytes.indexOf(10); index >= 0; index = bytes.indexOf(10, index + 1)) lines++
    last = bytes.at(-1) ?? last
  }
  return last === 10 ? lines : lines + 1
}

const short = (text: string): number => createHash('sha1').update(text).digest().readUIntBE(0, 6)
