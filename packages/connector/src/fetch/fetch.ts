import { tmpdir } from 'node:os'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { defaultLimits } from '../limits.ts'
import { problemOf } from '../problem.ts'
import type { Download, Limits, Problem } from '../types.ts'
import { fetchHttp } from './http.ts'
import { fetchLocal } from './local.ts'
import { type RetrySettings, sleep } from './retry.ts'
import { fetchStream } from './stream.ts'

export interface FetchOptions extends Partial<RetrySettings> {
  limits?: Limits
  /** Hosts that may be private (`127.0.0.1` in tests, a town hall's own server). */
  allowHosts?: readonly string[]
  userAgent?: string
  /** What the last download said of itself: the server may then answer that nothing changed. */
  etag?: string
  lastModified?: string
  /** Sent to the source's own host only, never to one it redirects to: an API key. */
  headers?: Record<string, string>
  /** For FTP, SFTP, WebDAV and mailboxes; they stand in no address, message or record. */
  credentials?: Credentials
  /** A question too long for an address (SPARQL, GraphQL, CSW): sent by POST. */
  body?: { type: string; text: string }
  /** `GET`, or `POST` with a body, unless said (WebDAV's `PROPFIND`). */
  method?: string
  /** Milliseconds for one whole download. */
  timeout?: number
  /** Milliseconds between two requests to the same host. */
  pause?: number
  /** What the address `-` stands for: the standard input of a command. */
  input?: Readable
  /** Folder of temporary files. */
  temporary?: string
  now?: () => Date
}

export interface Credentials {
  user?: string
  password?: string
  /** SFTP: an OpenSSH or PEM key. */
  privateKey?: string
  /** Of the private key. */
  passphrase?: string
}

export type Fetched =
  | { status: 'fetched'; download: Download }
  | { status: 'unchanged' }
  | { status: 'failed'; problem: Problem }

export const botUserAgent = 'WikerBot/0.1 (open data harvester of the Wiker town sites)'

/** The bytes of a source, wherever they are: `https:`, `http:`, `file:` or a path (a folder too). Never throws. */
export async function fetchSource(address: string, options: FetchOptions = {}): Promise<Fetched> {
  const settings = settingsOf(options)
  try {
    // Calendar programs write their subscriptions so; it is https all the same.
    const web = address.replace(/^webcals?:/i, 'https:')
    if (/^https?:/i.test(web)) return await fetchHttp(web, settings)
    if (/^file:/i.test(address)) return await fetchLocal(fileURLToPath(address), settings)
    if (/^[a-z][a-z0-9+.-]+:\/\//i.test(address)) {
      return { status: 'failed', problem: { key: 'unknown-protocol', values: { protocol: address.split(':')[0]! } } }
    }
    if (address === '-' && options.input) return await fetchStream(options.input, settings)
    return await fetchLocal(address, settings)
  } catch (error) {
    return { status: 'failed', problem: problemOf(error, 'unreachable') }
  }
}

type Optional = 'etag' | 'lastModified' | 'body' | 'input' | 'method' | 'credentials'
export type FetchSettings = Required<Omit<FetchOptions, Optional>> & Pick<FetchOptions, Optional>

export function settingsOf(options: FetchOptions): FetchSettings {
  return {
    limits: options.limits ?? defaultLimits,
    allowHosts: options.allowHosts ?? [],
    userAgent: options.userAgent ?? botUserAgent,
    headers: options.headers ?? {},
    timeout: options.timeout ?? 30 * 60_000,
    pause: options.pause ?? 200,
    retries: options.retries ?? 3,
    wait: options.wait ?? sleep,
    temporary: options.temporary ?? tmpdir(),
    now: options.now ?? (() => new Date()),
    ...(options.etag ? { etag: options.etag } : {}),
    ...(options.lastModified ? { lastModified: options.lastModified } : {}),
    ...(options.body ? { body: options.body } : {}),
    ...(options.method ? { method: options.method } : {}),
    ...(options.credentials ? { credentials: options.credentials } : {}),
  }
}
