import { createHash } from 'node:crypto'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** Bytes of a file that people may drop; what is larger comes from an address. */
export const largestFile = 50 * 1024 * 1024

/** Keeps a dropped file under the digest of its bytes and its own name, and gives its path. The same file twice is one. */
export async function keepFile(folder: string, file: File): Promise<string> {
  return keepBytes(folder, file.name, Buffer.from(await file.arrayBuffer()))
}

/** The same of a file that nobody dropped. */
export async function keepBytes(folder: string, name: string, bytes: Buffer): Promise<string> {
  const own = join(folder, createHash('sha256').update(bytes).digest('hex').slice(0, 24))
  await mkdir(own, { recursive: true })
  const path = join(own, safeName(name))
  await writeFile(path, bytes)
  return path
}

/** What a form says of a kept file: `<digest>/<name>`, never a way out of the folder. */
export function keptFile(path: string): string {
  return path.split(/[/\\]/).slice(-2).join('/')
}

/** The path of a kept file; undefined when there is none of that name. */
export async function findFile(folder: string, kept: string): Promise<string | undefined> {
  const [digest = '', name = '', ...more] = kept.split('/')
  if (!/^[0-9a-f]{24}$/.test(digest) || name !== safeName(name) || more.length > 0) return undefined
  const path = join(folder, digest, name)
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() ? path : undefined
}

/** A name that every system takes for a file’s. */
export function safeName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/'))
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._ -]+/gu, '_')
  const cut = plain.replace(/^[. ]+/, '').slice(-120)
  return cut === '' ? 'fichier' : cut
}
