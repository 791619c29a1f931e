import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { Unreadable } from '../problem.ts'
import { assertPublicHost, ForbiddenAddress, guardedLookup } from './address.ts'
import type { Fetched, FetchSettings } from './fetch.ts'

const MAX_REDIRECTS = 5

/** RFC 9110: conditional request, at most five redirects, each of them judged again; the body goes straight to disk. */
export async function fetchHttp(address: string, settings: FetchSettings): Promise<Fetched> {
  const deadline = AbortSignal.timeout(settings.timeout)
  let url = parseUrl(address)
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const response = await get(url, settings, deadline)
    const status = response.statusCode ?? 0
    if (status >= 300 && status < 400 && status !== 304 && response.headers.location) {
      response.destroy()
      url = parseUrl(response.headers.location, url)
      continue
    }
    if (status === 304) {
      response.destroy()
      return { status: 'unchanged' }
    }
    if (status < 200 || status >= 300) {
      response.destroy()
      throw new Unreadable(refusalKey(status), { status, url: url.href })
    }
    return save(response, url, settings, deadline)
  }
  throw new Unreadable('too-many-redirects', { limit: MAX_REDIRECTS })
}

function refusalKey(status: number): string {
  if (status === 404 || status === 410) return 'not-found'
  if (status === 401 || status === 403) return 'not-allowed'
  if (status === 429) return 'too-many-requests'
  return status >= 500 ? 'server-error' : 'bad-status'
}

function parseUrl(address: string, base?: URL): URL {
  const url = URL.canParse(address, base) ? new URL(address, base) : undefined
  if (!url) throw new Unreadable('bad-address', { url: address })
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new Unreadable('unknown-protocol', { protocol: url.protocol.replace(':', '') })
  }
  return url
}

function get(url: URL, settings: FetchSettings, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(networkProblem(error, url))
    try {
      assertPublicHost(url.hostname, settings.allowHosts)
    } catch (error) {
      return fail(error)
    }
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest
    const request = send(url, {
      signal,
      lookup: guardedLookup(settings.allowHosts),
      timeout: settings.limits.stallTimeout,
      headers: {
        'user-agent': settings.userAgent,
        accept: '*/*',
        'accept-encoding': 'gzip, br',
        ...(settings.etag ? { 'if-none-match': settings.etag } : {}),
        ...(settings.lastModified ? { 'if-modified-since': settings.lastModified } : {}),
      },
    })
    request.on('timeout', () =>
      request.destroy(new Unreadable('stalled', { seconds: settings.limits.stallTimeout / 1000 })),
    )
    request.on('error', fail)
    request.on('response', resolve)
    request.end()
  })
}

async function save(
  response: IncomingMessage,
  url: URL,
  settings: FetchSettings,
  signal: AbortSignal,
): Promise<Fetched> {
  const announced = Number(response.headers['content-length'] ?? 0)
  const { maxBytes, stallTimeout } = settings.limits
  if (announced > maxBytes) {
    response.destroy()
    throw new Unreadable('too-large', { limit: maxBytes })
  }
  const folder = await mkdtemp(join(settings.temporary, 'wiker-'))
  const dispose = () => rm(folder, { recursive: true, force: true })
  const hash = createHash('sha256')
  let bytes = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > maxBytes) return done(new Unreadable('too-large', { limit: maxBytes }))
      hash.update(chunk)
      done(null, chunk)
    },
  })
  response.setTimeout(stallTimeout, () => response.destroy(new Unreadable('stalled', { seconds: stallTimeout / 1000 })))
  const file = join(folder, 'body')
  try {
    await pipeline([response, ...decoders(response.headers['content-encoding']), meter, createWriteStream(file)], {
      signal,
    })
  } catch (error) {
    await dispose()
    throw networkProblem(error, url)
  }
  const { etag, 'last-modified': lastModified, 'content-type': contentType } = response.headers
  const retrieved = settings.now().toISOString()
  const name = nameOf(response, url)
  const sha256 = hash.digest('hex')
  return {
    status: 'fetched',
    download: { url: url.href, name, file, bytes, sha256, retrieved, contentType, etag, lastModified, dispose },
  }
}

function decoders(encoding = '') {
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
      throw new Unreadable('unknown-encoding', { encoding: part })
    })
}

/** RFC 6266 when the server names the file, else the last segment of the address. */
function nameOf(response: IncomingMessage, url: URL): string {
  const disposition = response.headers['content-disposition'] ?? ''
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

function networkProblem(error: unknown, url: URL): unknown {
  if (error instanceof Unreadable) return error
  const host = url.hostname
  if (error instanceof ForbiddenAddress) return new Unreadable('private-address', { host })
  const { code = '', name = '', message = '' } = error as NodeJS.ErrnoException
  if (name === 'TimeoutError' || name === 'AbortError') return new Unreadable('too-slow', { host })
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return new Unreadable('unknown-host', { host })
  if (code === 'ECONNREFUSED') return new Unreadable('connection-refused', { host })
  if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE') return new Unreadable('cut-off', { host })
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code)) return new Unreadable('bad-certificate', { host, code })
  if (code === 'ENOSPC') return new Unreadable('disk-full')
  return new Unreadable('unreachable', { reason: message || code || name })
}
