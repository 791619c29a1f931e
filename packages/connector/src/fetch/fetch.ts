import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defaultLimits } from '../limits.ts'
import { problemOf } from '../problem.ts'
import type { Download, Limits, Problem } from '../types.ts'
import { fetchHttp } from './http.ts'
import { fetchLocal } from './local.ts'

export interface FetchOptions {
  limits?: Limits
  /** Hosts that may be private (`127.0.0.1` in tests, a town hall's own server). */
  allowHosts?: readonly string[]
  userAgent?: string
  /** What the last download said of itself: the server may then answer that nothing changed. */
  etag?: string
  lastModified?: string
  /** Milliseconds for one whole download. */
  timeout?: number
  /** Folder of temporary files. */
  temporary?: string
  now?: () => Date
}

export type Fetched =
  | { status: 'fetched'; download: Download }
  | { status: 'unchanged' }
  | { status: 'failed'; problem: Problem }

export const botUserAgent = 'WikerBot/0.1 (open data harvester of the Wiker town sites)'

/** The bytes of a source, wherever they are: `https:`, `http:`, `file:` or a path (a folder too). Never throws. */
export async function fetchSource(address: string, options: FetchOptions = {}): Promise<Fetched> {
  const settings: FetchSettings = {
    limits: defaultLimits,
    allowHosts: [],
    userAgent: botUserAgent,
    timeout: 30 * 60_000,
    temporary: tmpdir(),
    now: () => new Date(),
    ...options,
  }
  try {
    // Calendar programs write their subscriptions so; it is https all the same.
    const web = address.replace(/^webcals?:/i, 'https:')
    if (/^https?:/i.test(web)) return await fetchHttp(web, settings)
    if (/^file:/i.test(address)) return await fetchLocal(fileURLToPath(address), settings)
    if (/^[a-z][a-z0-9+.-]+:\/\//i.test(address)) {
      return { status: 'failed', problem: { key: 'unknown-protocol', values: { protocol: address.split(':')[0]! } } }
    }
    return await fetchLocal(address, settings)
  } catch (error) {
    return { status: 'failed', problem: problemOf(error, 'unreachable') }
  }
}

export type FetchSettings = Required<Omit<FetchOptions, 'etag' | 'lastModified'>> &
  Pick<FetchOptions, 'etag' | 'lastModified'>
