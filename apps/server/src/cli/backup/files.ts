import { createHash } from 'node:crypto'
import { type FileHandle, glob, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { errorCode, Problem } from '@wiker/platform'

/** Bytes of a line of a file's content, before base64: whole groups of three. */
const piece = 48 * 1024

export interface FileCounts {
  files: number
  bytes: number
}

/**
 * What the house keeps as files (pictures, the originals of sources that people gave), for a backup: for each `{"file":"photos/ab/…"}`, its bytes as
 * lines of base64, and `{"digest":…}` of them. Nothing is held but a piece. A file that is taken away meanwhile is left out.
 */
export async function* fileLines(folder: string, counts: FileCounts): AsyncGenerator<string> {
  yield `${JSON.stringify({ files: folder })}\n`
  const names: string[] = []
  for await (const entry of glob('**/*', { cwd: folder, withFileTypes: true })) {
    if (entry.isFile() && !entry.name.startsWith('.')) names.push(join(entry.parentPath, entry.name))
  }
  for (const path of names.sort()) {
    const file = await open(path).catch(gone)
    if (!file) continue
    try {
      yield `${JSON.stringify({
        file: path
          .slice(folder.length + 1)
          .split(sep)
          .join('/'),
      })}\n`
      const digest = createHash('sha256')
      for await (const bytes of pieces(file)) {
        digest.update(bytes)
        counts.bytes += bytes.length
        yield `"${bytes.toString('base64')}"\n`
      }
      counts.files++
      yield `${JSON.stringify({ digest: digest.digest('hex') })}\n`
    } finally {
      await file.close()
    }
  }
}

async function* pieces(file: FileHandle): AsyncGenerator<Buffer> {
  const buffer = Buffer.alloc(piece)
  for (;;) {
    let filled = 0
    while (filled < piece) {
      const { bytesRead } = await file.read(buffer, filled, piece - filled, null)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    if (filled > 0) yield buffer.subarray(0, filled)
    if (filled < piece) return
  }
}

function gone(error: unknown): undefined {
  if (errorCode(error) !== 'ENOENT') throw error
}

/**
 * Takes the files of a backup line by line into a folder beside the one they belong in, and puts them there only when all were read and each has
 * its digest. What is in the folder under another name stays.
 */
export class FilesTaken {
  readonly counts: FileCounts = { files: 0, bytes: 0 }
  private readonly folder: string
  private readonly waiting: string
  private names: string[] = []
  private file: FileHandle | undefined
  private digest = createHash('sha256')

  constructor(folder: string) {
    this.folder = folder
    this.waiting = `${folder}.restoring`
  }

  async line(line: string): Promise<void> {
    const given: unknown = JSON.parse(line)
    if (typeof given === 'string') {
      const bytes = Buffer.from(given, 'base64')
      this.digest.update(bytes)
      this.counts.bytes += bytes.length
      await this.file?.write(bytes)
      return
    }
    const { file, digest } = given as { file?: string; digest?: string }
    if (file !== undefined) await this.begin(file)
    else if (digest !== undefined) await this.finish(digest)
  }

  private async begin(name: string): Promise<void> {
    if (!isSafe(name)) throw new Problem(`The backup has a file with an unsafe name (${name}). Nothing was changed.`)
    const path = join(this.waiting, name)
    await mkdir(dirname(path), { recursive: true })
    this.file = await open(path, 'w')
    this.digest = createHash('sha256')
    this.names.push(name)
  }

  private async finish(digest: string): Promise<void> {
    await this.file?.sync()
    await this.file?.close()
    this.file = undefined
    if (this.digest.digest('hex') !== digest)
      throw new Problem(`The backup is damaged: ${this.names.at(-1)} is not what was kept. Nothing was changed.`)
    this.counts.files++
  }

  /** All was read: each takes its place. */
  async settle(): Promise<void> {
    for (const name of this.names) {
      await mkdir(dirname(join(this.folder, name)), { recursive: true })
      await rename(join(this.waiting, name), join(this.folder, name))
    }
  }

  /** Nothing is left of what was not put in its place. */
  async clear(): Promise<void> {
    await this.file?.close()
    await rm(this.waiting, { recursive: true, force: true })
  }
}

const isSafe = (name: string): boolean =>
  /^[^/\\\0]+(\/[^/\\\0]+)*$/.test(name) && name.split('/').every((part) => part !== '.' && part !== '..')
