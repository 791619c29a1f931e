import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Counter } from '@wiker/town/audience/count.ts'
import { countReading } from '../audience/reading.ts'
import { chooseEncoding } from '../cache/encoding.ts'
import { type Entry, entryOf, isUnchanged, type Ready } from '../cache/entry.ts'
import type { Made, PageCache } from '../cache/pages.ts'
import { addressOn, type OwnSites } from '../townhall/own-sites.ts'
import type { Assets } from './assets.ts'
import type { Log, Marks, Site } from './deps.ts'
import { canonicalAddress } from './query.ts'
import { fileHeaders, securityHeaders } from './security.ts'

export interface ListenerOptions {
  app: Site
  cache: PageCache
  assets: Assets
  log: Log
  /** Zone of the network's own pages. */
  timezone: string
  /** Counts the pages that people read. */
  counter?: Counter | undefined
  ownSites?: OwnSites | undefined
}

/**
 * Answers a request before any framework sees it when its bytes are ready: files of the site, and pages kept in memory. What is not
 * an anonymous GET goes to the application.
 */
export function createListener(options: ListenerOptions): RequestListener {
  const { app, cache, assets, log, counter, ownSites } = options
  const personal = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const files = new Map<string, Entry>()

  const fileOf = (path: string): Entry | undefined => {
    const known = files.get(path)
    if (known) return known
    const asset = assets.get(path)
    if (!asset) return undefined
    const forLong = asset.immutable
      ? 'public, max-age=31536000, immutable'
      : asset.fresh
        ? 'no-cache'
        : 'public, max-age=86400'
    const headers: [string, string][] = [
      ['content-type', asset.contentType],
      ['cache-control', forLong],
      ...(asset.immutable ? fileHeaders : securityHeaders),
    ]
    const entry = entryOf({ status: 200, headers, body: asset.body, thorough: true })
    files.set(path, entry)
    return entry
  }

  const render = (address: string, host: string) => () => renderPage(app, address, host, options.timezone)

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    address: string,
    host: string,
  ): Promise<void> {
    // On a town's own domain links and canonical addresses are that domain's: its pages are kept apart.
    const key = host === network ? address : `//${host}${address}`
    const found = cache.find(key)
    if (found?.aging)
      cache
        .make(key, render(address, host))
        .catch((error) => log.error({ err: error, address }, 'A page could not be renewed'))
    const entry = found?.entry ?? (await cache.make(key, render(address, host)))
    // A cookie is for one: whoever else asked meanwhile gets an answer, and a cookie, of their own.
    if (personalAnswers.has(entry)) {
      await personal(request, response)
      return
    }
    if (counter && entry.status === 200 && entry.page && request.method === 'GET')
      countReading(counter, request.headers, address)
    const encoding = chooseEncoding(request.headers['accept-encoding'])
    write(request, response, entry, entry.ready[encoding] ?? (await cache.ready(address, entry, encoding)))
  }

  return (request, response) => {
    const own = ownSites?.of(request.headers.host)
    if (own) request.url = addressOn(own, request.url ?? '/')
    const host = own?.host ?? network
    const url = request.url ?? '/'
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    // Every form's size is told before it is read: what is too large is refused unread (RFC 9110 §15.5.12).
    if (request.headers['transfer-encoding'] !== undefined) {
      response.writeHead(411, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end('411\n')
      return
    }
    const file = isRead ? fileOf(url) : undefined
    if (file) {
      const encoding = chooseEncoding(request.headers['accept-encoding'])
      cache.ready(url, file, encoding).then((ready) => write(request, response, file, ready), fail)
      return
    }
    // Photographs are kept by those who look at them; they would take the place of pages here.
    const kept = isRead && isAnonymous(request) && !url.startsWith('/photos/') && !personalPaths.test(url)
    const address = kept ? canonicalAddress(url) : undefined
    if (address === undefined) void personal(request, response)
    else answer(request, response, address, host).catch(fail)

    function fail(error: unknown) {
      log.error({ err: error, url }, 'An answer could not be given')
      if (response.headersSent) response.destroy()
      else response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end('500\n')
    }
  }
}

/** Who is signed in, or asks with a key, gets pages of their own. */
function isAnonymous(request: IncomingMessage): boolean {
  if (request.headers.authorization !== undefined) return false
  const cookie = request.headers.cookie
  return cookie === undefined || !/(?:^|;\s*)(?:__Host-|__Secure-)?wiker/.test(cookie)
}

/** Answers that give a cookie. */
const personalAnswers = new WeakSet<Entry>()

/** Made for who asks, from the first time on, and counted by where they come from: a sign-in begun elsewhere, what fields ask while one types. */
const personalPaths = /^(\/[a-z]{2})?\/(?:connexion\/mairie|proposer\/(?:dates|lieux|pareils))/

/** Every host that is no town's own: what its pages say does not depend on it. */
const network = 'site.invalid'

/** The application's answer to an anonymous reader, as bytes. The address, and whose domain it is, alone are given: no header can change what is kept for all. */
async function renderPage(app: Site, address: string, host: string, timezone: string): Promise<Made> {
  const marks: Marks = {}
  const response = await app.fetch(new Request(`http://${host}${address}`), { marks })
  const entry = entryOf({
    status: response.status,
    headers: response.headers,
    body: Buffer.from(await response.arrayBuffer()),
  })
  if (response.headers.has('set-cookie')) personalAnswers.add(entry)
  const isPrivate =
    /no-store|private/.test(response.headers.get('cache-control') ?? '') || response.headers.has('set-cookie')
  return {
    entry,
    town: marks.town?.code,
    ...(marks.also && { also: marks.also }),
    timezone: marks.town?.timezone ?? timezone,
    ...(marks.until !== undefined && { until: marks.until }),
    keep: response.status === 200 && !isPrivate,
  }
}

function write(request: IncomingMessage, response: ServerResponse, entry: Entry, ready: Ready): void {
  if (isUnchanged(request.headers['if-none-match'], entry)) {
    response.writeHead(304, withoutBody(ready.headers)).end()
    return
  }
  response.writeHead(entry.status, ready.headers)
  response.end(request.method === 'HEAD' ? undefined : ready.body)
}

/** RFC 9110 §15.4.5: what says something of the content that is not sent is left out. */
function withoutBody(headers: string[]): string[] {
  const kept: string[] = []
  for (let index = 0; index < headers.length; index += 2) {
    if (!/^content-(length|type|encoding)$/i.test(headers[index]!)) kept.push(headers[index]!, headers[index + 1]!)
  }
  return kept
}
