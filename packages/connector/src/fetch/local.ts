import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { Unreadable } from '../problem.ts'
import { piecesOf } from '../unpack/pieces.ts'
import type { Fetched, FetchSettings } from './fetch.ts'

/** A file is read where it lies. A folder is a source with several members; its sha256 covers names and contents. */
export async function fetchLocal(path: string, settings: FetchSettings): Promise<Fetched> {
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new Unreadable(error.code === 'EACCES' ? 'file-forbidden' : 'file-missing', { path })
  })
  const hash = createHash('sha256')
  const files = info.isDirectory() ? await filesOf(path, settings.limits.maxMembers) : [path]
  let bytes = 0
  for (const file of files) {
    if (info.isDirectory()) hash.update(`${file.slice(path.length)}\0`)
    bytes += await hashFile(file, hash)
    if (bytes > settings.limits.maxTotalBytes)
      throw new Unreadable('too-large', { limit: settings.limits.maxTotalBytes })
  }
  return {
    status: 'fetched',
    download: {
      url: path,
      name: basename(resolve(path)),
      file: path,
      bytes,
      sha256: hash.digest('hex'),
      retrieved: settings.now().toISOString(),
      lastModified: info.mtime.toUTCString(),
      dispose: async () => {},
    },
  }
}

/** Files of a folder in a stable order; hidden ones are left out, links are not followed. */
export async function filesOf(folder: string, most: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name === '__MACOSX') continue
    if (entry.isDirectory()) found.push(...(await filesOf(join(folder, entry.name), most)))
    else if (entry.isFile()) found.push(join(folder, entry.name))
    if (found.length > most) throw new Unreadable('too-many-members', { limit: most })
  }
  return found
}

async function hashFile(file: string, hash: ReturnType<typeof createHash>): Promise<number> {
  let bytes = 0
  try {
    for await (const chunk of piecesOf(file)) {
      hash.update(chunk)
      bytes += chunk.length
    }
  } catch {
    throw new Unreadable('file-forbidden', { path: file })
  }
  return bytes
}
