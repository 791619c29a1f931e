import { createHash, type Hash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { createGzip, type Gzip } from 'node:zlib'
import type { CanonicalRecord } from '@wiker/model'
import { type CachedDepartment, fileOf } from './cache.ts'

interface Part {
  gzip: Gzip
  file: string
  ended: Promise<void>
  waiting: string[]
  records: number
  hash: Hash
}

const linesAtOnce = 200

/** Writes records into one compressed file a département, all of them open at once: a source is read in a single pass. */
export class Splitter {
  private readonly parts = new Map<string, Part>()
  private readonly folder: string

  constructor(folder: string) {
    this.folder = folder
  }

  async add(department: string, record: CanonicalRecord): Promise<void> {
    const part = this.parts.get(department) ?? this.open(department)
    part.records++
    part.waiting.push(`${JSON.stringify(record)}\n`)
    if (part.waiting.length >= linesAtOnce) await flush(part)
  }

  async close(retrieved: string): Promise<Record<string, CachedDepartment>> {
    const written: Record<string, CachedDepartment> = {}
    for (const [department, part] of [...this.parts].sort(([a], [b]) => (a < b ? -1 : 1))) {
      await flush(part)
      part.gzip.end()
      await part.ended
      const { size } = await stat(part.file)
      written[department] = { records: part.records, bytes: size, sha256: part.hash.digest('hex'), retrieved }
    }
    return written
  }

  /** Gives up: the streams are closed, the files stay for whoever owns the folder to remove. */
  async abandon(): Promise<void> {
    for (const part of this.parts.values()) part.gzip.destroy()
    await Promise.allSettled([...this.parts.values()].map((part) => part.ended))
  }

  private open(department: string): Part {
    const file = fileOf(this.folder, department)
    const gzip = createGzip({ level: 6 })
    const out = createWriteStream(file)
    gzip.on('error', (error) => out.destroy(error))
    gzip.on('close', () => gzip.readableEnded || out.destroy())
    const ended = finished(gzip.pipe(out))
    ended.catch(() => undefined)
    const part = { gzip, file, ended, waiting: [], records: 0, hash: createHash('sha256') }
    this.parts.set(department, part)
    return part
  }
}

async function flush(part: Part): Promise<void> {
  if (part.waiting.length === 0) return
  const text = part.waiting.join('')
  part.waiting = []
  part.hash.update(text)
  if (!part.gzip.write(text)) await once(part.gzip, 'drain')
}
