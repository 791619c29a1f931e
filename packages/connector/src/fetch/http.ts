import { rm } from 'node:fs/promises'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { Unreadable } from '../problem.ts'
import { assertPublicHost, guardedLookup } from './address.ts'
import { credentialsIn } from './credentials.ts'
import type { Fetched, FetchSettings } from './fetch.ts'
import { networkProblem } from './network-problem.ts'
import { takeTurn } from './pace.ts'
import { retryAfterOf, withRetries } from './retry.ts'
import { type Part, rangeHeaders, save } from './save.ts'
import { assertOpen } from './walled.ts'

const MAX_REDIRECTS = 5

/**
 * RFC 9110: conditional request, at most five redirects, each of them judged again; the body goes straight to disk.
 * What fails for a passing reason is asked again, and goes on where it broke off when the server can do that.
 */
export async function fetchHttp(address: string, given: FetchSettings): Promise<Fetched> {
  const { start, settings } = signedIn(parseUrl(address), given)
  const deadline = AbortSignal.timeout(settings.timeout)
  const part: Part = { bytes: 0 }
  try {
    return await withRetries(settings, () => attempt(start, part, settings, deadline))
  } catch (error) {
    if (part.folder) await rm(part.folder, { recursive: true, force: true })
    throw error
  }
}

/** Names and passwords go in a header, never in an address that is shown or kept (RFC 7617). */
function signedIn(address: URL, settings: FetchSettings): { start: URL; settings: FetchSettings } {
  const start = new URL(address)
  start.username = ''
  start.password = ''
  const given = { ...credentialsIn(address), ...settings.credentials }
  const has = Object.keys(settings.headers).some((name) => name.toLowerCase() === 'authorization')
  if (!given.user || has) return { start, settings }
  const authorization = `Basic ${Buffer.from(`${given.user}:${given.password ?? ''}`).toString('base64')}`
  return { start, settings: { ...settings, headers: { ...settings.headers, authorization } } }
}

async function attempt(start: URL, part: Part, settings: FetchSettings, deadline: AbortSignal): Promise<Fetched> {
  let url = start
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const response = await get(url, isHome(url, start), part, settings, deadline)
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
      // The part that is there is longer than what the server now has: start again.
      if (status === 416 && part.bytes > 0) {
        part.bytes = 0
        throw new Unreadable('cut-off', { host: url.hostname })
      }
      const retryAfter = retryAfterOf(response.headers['retry-after'], settings.now())
      throw new Unreadable(refusalKey(status), {
        status,
        url: url.href,
        ...(retryAfter === undefined ? {} : { retryAfter }),
      })
    }
    return save(response, url, part, settings, deadline)
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

async function get(
  url: URL,
  atHome: boolean,
  part: Part,
  settings: FetchSettings,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  assertOpen(url)
  try {
    assertPublicHost(url.hostname, settings.allowHosts)
  } catch (error) {
    throw networkProblem(error, url)
  }
  await takeTurn(url.host, settings.pause, settings.wait)
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest
    const { body } = settings
    const request = send(url, {
      signal,
      method: settings.method ?? (body ? 'POST' : 'GET'),
      lookup: guardedLookup(settings.allowHosts),
      timeout: settings.limits.stallTimeout,
      headers: {
        'user-agent': settings.userAgent,
        accept: '*/*',
        'accept-encoding': 'gzip, br',
        ...(body ? { 'content-type': body.type, 'content-length': Buffer.byteLength(body.text) } : {}),
        ...(settings.etag ? { 'if-none-match': settings.etag } : {}),
        ...(settings.lastModified ? { 'if-modified-since': settings.lastModified } : {}),
        ...rangeHeaders(part),
        ...(atHome ? settings.headers : withoutSecrets(settings.headers)),
      },
    })
    const stalled = () => request.destroy(new Unreadable('stalled', { seconds: settings.limits.stallTimeout / 1000 }))
    request.on('timeout', stalled)
    request.on('error', (error) => reject(networkProblem(error, url)))
    request.on('response', (response) => {
      // From here on whoever reads the answer watches it: a request that is given up throws away what has come of its answer, and says nothing.
      request.off('timeout', stalled)
      resolve(response)
    })
    request.end(body?.text)
  })
}

/** The same server, and no less secret on the way. */
function isHome(url: URL, start: URL): boolean {
  return url.host === start.host && !(start.protocol === 'https:' && url.protocol === 'http:')
}

/** What kind of answer is wanted may be told to anyone; all else is between the source and us. */
function withoutSecrets(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => /^accept(-language)?$/i.test(name)))
}
