import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { TLSSocket } from 'node:tls'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { meter as watcher } from '../meter.ts'
import { Unreadable } from '../problem.ts'
import type { Fetched, FetchSettings } from './fetch.ts'
import { networkProblem } from './network-problem.ts'

/** What is on disk of a download that broke off. */
export interface Part {
  folder?: string
  bytes: number
  /** A strong ETag or the date: proof that the rest belongs to the same file (RFC 9110 §13.1.5). */
  validator?: string
}

/** Asks for the rest, unless the file is another one by now. A compressed answer can't be continued. */
export function rangeHeaders({ bytes, validator }: Part): Record<string, string> {
  return bytes > 0 && validator
    ? { range: `bytes=${bytes}-`, 'if-range': validator, 'accept-encoding': 'identity' }
    : {}
}

export async function save(
  response: IncomingMessage,
  url: URL,
  part: Part,
  settings: FetchSettings,
  signal: AbortSignal,
): Promise<Fetched> {
  const { headers } = response
  const certificateUntil = certificateEnd(response)
  const { maxBytes, stallTimeout } = settings.limits
  const goesOn = response.statusCode === 206 && continues(headers, part)
  if (response.statusCode === 206 && !goesOn) {
    response.destroy()
    part.bytes = 0
    throw new Unreadable('cut-off', { host: url.hostname })
  }
  const before = goesOn ? part.bytes : 0
  if (before + Number(headers['content-length'] ?? 0) > maxBytes) {
    response.destroy()
    throw new Unreadable('too-large', { limit: maxBytes })
  }
  const chain = decoders(headers['content-encoding'], response)
  part.folder ??= await mkdtemp(join(settings.temporary, 'wiker-'))
  const folder = part.folder
  const file = join(folder, 'body')
  const hash = createHash('sha256')
  let bytes = before
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > maxBytes) return done(new Unreadable('too-large', { limit: maxBytes }))
      hash.update(chunk)
      done(null, chunk)
    },
  })
  const announced = chain.length === 0 ? Number(headers['content-length']) : Number.NaN
  watcher()?.began({ position: () => bytes, ...(announced > 0 ? { total: before + announced } : {}) })
  // A short answer may be here whole, its connection given back, before the file is made: nothing is left to wait for.
  const { socket } = response as { socket: Socket | null }
  if (socket)
    response.setTimeout(stallTimeout, () =>
      response.destroy(new Unreadable('stalled', { seconds: stallTimeout / 1000 })),
    )
  const out = createWriteStream(file, { flags: goesOn ? 'a' : 'w' })
  try {
    await pipeline([response, ...chain, meter, out], { signal })
  } catch (error) {
    if (!out.closed) await once(out, 'close')
    part.bytes = chain.length === 0 ? (await stat(file).catch(() => ({ size: 0 }))).size : 0
    part.validator = validatorOf(headers)
    throw networkProblem(error, url)
  }
  return {
    status: 'fetched',
    download: {
      url: url.href,
      name: nameOf(headers, url),
      file,
      bytes,
      sha256: goesOn ? await hashOf(file) : hash.digest('hex'),
      retrieved: settings.now().toISOString(),
      contentType: headers['content-type'],
      etag: headers.etag,
      lastModified: headers['last-modified'],
      headers,
      ...(certificateUntil ? { certificateUntil } : {}),
      dispose: () => rm(folder, { recursive: true, force: true }),
    },
  }
}

/** ISO instant at which the server's certificate ends; read while the connection is open. */
function certificateEnd({ socket }: IncomingMessage): string | undefined {
  const until = socket instanceof TLSSocket ? Date.parse(socket.getPeerCertificate().valid_to) : Number.NaN
  return Number.isNaN(until) ? undefined : new Date(until).toISOString()
}

function continues(headers: IncomingHttpHeaders, part: Part): boolean {
  return part.bytes > 0 && new RegExp(`^bytes ${part.bytes}-`).test(headers['content-range'] ?? '')
}

function validatorOf(headers: IncomingHttpHeaders): string | undefined {
  if (headers['accept-ranges'] === 'none') return undefined
  const { etag } = headers
  return etag && !etag.startsWith('W/') ? etag : headers['last-modified']
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

function decoders(encoding = '', response: IncomingMessage) {
  return encoding
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'identity')
    .reverse()
    .map((part) => {
      if (part === 'gzip' || part === 'x-gzip') return createGunzip()
      if (part === 'br') return createBrotliDecompress()
      if (part === 'deflate') return createInflate()
      response.destroy()
      throw new Unreadable('unknown-encoding', { encoding: part })
    })
}

/** RFC 6266 when the server names the file, else the last segment of the address. */
function nameOf(headers: IncomingHttpHeaders, url: URL): string {
  const disposition = headers['content-disposition'] ?? ''
  const extended = /filename\*\s*=\s*(?:utf-8|iso-8859-1)''([^;]+)/i.exec(disposition)?.[1]
  const plain = /filename\s*=\s*(?:"([^"]+)"|([^;\s]+))/i.exec(disposition)
  const last = url.pathname.split('/').filter(Boolean).at(-1) ?? url.hostname
  return decode(extended ?? plain?.[1] ?? plain?.[2] ?? last).replace(/^.*[/\\]/, '')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
