import { createHash } from 'node:crypto'
import type { Files } from '@wiker/platform/files/files.ts'
import { type FileKind, recognise } from '@wiker/platform/pictures/recognise.ts'
import type { DoorKind } from '@wiker/town/doors/types.ts'

/** Bytes of one file. */
export const largestFile = 20 * 1024 * 1024

const pictureKinds: FileKind[] = ['jpeg', 'png', 'webp', 'gif', 'avif', 'heic', 'svg']

/** By which door a file comes in: by its bytes first, then by its name. */
export function doorOf(bytes: Uint8Array, name: string): DoorKind {
  const kind = recognise(bytes)
  if (pictureKinds.includes(kind) && !(kind === 'svg' && /\.(?:xml|html?)$/i.test(name))) return 'picture'
  if (kind === 'pdf') return 'document'
  if (/\.eml$/i.test(name) || isMail(bytes)) return 'mail'
  if (/\.(?:txt|md|text)$/i.test(name)) return 'text'
  return 'sheet'
}

/** Header lines first, with those that every mail has (RFC 5322). */
function isMail(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 8192))
    .toString('latin1')
    .split(/\r?\n\r?\n/, 1)[0]!
  return /^[\w-]+:/.test(head) && ['from', 'date', 'subject'].every((one) => new RegExp(`^${one}:`, 'im').test(head))
}

/** Keeps the bytes under their own digest: the same file sent twice is one. */
export async function keepBytes(
  files: Files,
  bytes: Uint8Array,
  contentType = 'application/octet-stream',
): Promise<string> {
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 40)
  const name = `doors/${digest.slice(0, 2)}/${digest}`
  await files.put(name, bytes, contentType)
  return name
}
