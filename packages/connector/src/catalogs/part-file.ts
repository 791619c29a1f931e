import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Unreadable } from '../problem.ts'
import type { Download } from '../types.ts'
import type { Session } from './types.ts'

/** A file on its way to disk: what came before a break stays, the rest follows it. */
export class PartFile {
  readonly #folder: string
  readonly #limit: number
  readonly #file: string

  constructor(folder: string, limit: number) {
    this.#folder = folder
    this.#limit = limit
    this.#file = join(folder, 'body')
  }

  static async open({ settings, limits }: Session): Promise<PartFile> {
    return new PartFile(await mkdtemp(join(settings.temporary, 'wiker-')), limits.maxBytes)
  }

  /** Bytes on disk. */
  async size(): Promise<number> {
    return (await stat(this.#file).catch(() => ({ size: 0 }))).size
  }

  /** Gives a stream for what follows the bytes on disk, and waits until all that was written is there. */
  async append(write: (out: Writable, from: number) => Promise<unknown>): Promise<void> {
    const from = await this.size()
    let bytes = from
    const limit = this.#limit
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length
        if (bytes > limit) done(new Unreadable('too-large', { limit }))
        else done(null, chunk)
      },
    })
    const saved = pipeline(meter, createWriteStream(this.#file, { flags: 'a' }))
    // Its failure is told by the one that is waited for first.
    saved.catch(() => {})
    try {
      await write(meter, from)
    } catch (error) {
      if (!meter.writableEnded) meter.end()
      const full = await saved.then(
        () => undefined,
        (one: unknown) => one,
      )
      throw full instanceof Unreadable ? full : error
    }
    if (!meter.writableEnded) meter.end()
    await saved
  }

  /** Begins again: the file has changed meanwhile. */
  async clear(): Promise<void> {
    await rm(this.#file, { force: true })
  }

  async done(url: string, name: string, now: Date): Promise<Download> {
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(this.#file)) hash.update(chunk as Buffer)
    return {
      url,
      name,
      file: this.#file,
      bytes: await this.size(),
      sha256: hash.digest('hex'),
      retrieved: now.toISOString(),
      dispose: () => this.dispose(),
    }
  }

  dispose(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true })
  }
}
