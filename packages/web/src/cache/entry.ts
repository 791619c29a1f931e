import { createHash } from 'node:crypto'
import { type Encoding, encode, worthEncoding } from './encoding.ts'

/** An answer ready to be written: bytes in the encodings asked for so far, with their headers. */
export interface Entry {
  status: number
  body: Buffer
  /** Without quotes: of the content, whatever the encoding. */
  hash: string
  /** Bytes held in memory, all encodings together. */
  size: number
  ready: Partial<Record<Encoding, Ready>>
  headers: [string, string][]
  encodable: boolean
  thorough: boolean
  /** A page for people, not a file. */
  page: boolean
}

export interface Ready {
  body: Buffer
  etag: string
  /** As `writeHead` takes them: name, value, name, value. */
  headers: string[]
}

/** Keeping an entry costs more than its bytes: its headers and its place in the maps. */
const overhead = 1500

export function entryOf(given: {
  status: number
  headers: Iterable<[string, string]>
  body: Buffer
  thorough?: boolean
}): Entry {
  const headers = [...given.headers].filter(([name]) => !ownHeaders.has(name.toLowerCase()))
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  return {
    status: given.status,
    body: given.body,
    hash: createHash('sha256').update(given.body).digest('base64url').slice(0, 22),
    size: given.body.length + overhead,
    ready: {},
    headers,
    encodable: worthEncoding(contentType, given.body.length),
    thorough: given.thorough ?? false,
    page: contentType.startsWith('text/html'),
  }
}

/** Written by `readyIn` for each encoding. */
const ownHeaders = new Set(['content-length', 'content-encoding', 'etag', 'vary', 'transfer-encoding', 'connection'])

/** The bytes of an entry in an encoding, made at the first request. `grown` hears by how many bytes the entry grew. */
export async function readyIn(entry: Entry, wanted: Encoding, grown?: (bytes: number) => void): Promise<Ready> {
  const encoding = entry.encodable ? wanted : 'identity'
  const known = entry.ready[encoding]
  if (known) return known
  const body = await encode(entry.body, encoding, entry.thorough)
  const there = entry.ready[encoding]
  if (there) return there
  const ready = { body, etag: etagOf(entry.hash, encoding), headers: [] as string[] }
  ready.headers = headersOf(entry, encoding, ready)
  entry.ready[encoding] = ready
  if (encoding !== 'identity') {
    entry.size += body.length
    grown?.(body.length)
  }
  return ready
}

/** Different bytes have different strong validators (RFC 9110 §8.8.3.3). */
function etagOf(hash: string, encoding: Encoding): string {
  return encoding === 'identity' ? `"${hash}"` : `"${hash}-${encoding}"`
}

function headersOf(entry: Entry, encoding: Encoding, ready: { body: Buffer; etag: string }): string[] {
  const headers = entry.headers.flat()
  if (encoding !== 'identity') headers.push('content-encoding', encoding)
  if (entry.encodable) headers.push('vary', 'Accept-Encoding')
  headers.push('content-length', String(ready.body.length))
  if (entry.status === 200) headers.push('etag', ready.etag)
  return headers
}

/** `If-None-Match` (RFC 9110 §13.1.2): compared weakly, and whatever the encoding, for the content is the same. */
export function isUnchanged(ifNoneMatch: string | undefined, entry: Entry): boolean {
  if (!ifNoneMatch || entry.status !== 200) return false
  if (ifNoneMatch.trim() === '*') return true
  return ifNoneMatch.split(',').some((tag) => {
    const bare = tag.trim().replace(/^W\//, '').replace(/^"|"$/g, '')
    return bare === entry.hash || bare === `${entry.hash}-gzip` || bare === `${entry.hash}-br`
  })
}
