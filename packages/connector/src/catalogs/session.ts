import { Buffer } from 'node:buffer'
import { decodeAll } from '../detect/decode.ts'
import { credentialsIn } from '../fetch/credentials.ts'
import { type Fetched, type FetchOptions, fetchSource, settingsOf } from '../fetch/fetch.ts'
import { sleep } from '../fetch/retry.ts'
import { countryCustoms } from '../places/country-customs.ts'
import { Unreadable } from '../problem.ts'
import type { Download, Limits } from '../types.ts'
import { fileMember } from '../unpack/member.ts'
import type { Answer, Ask, ReadingState, Session } from './types.ts'

/** A page is built in memory; a source whose pages are larger can do with smaller ones. */
const PAGE = 64 * 1024 * 1024

export interface Access {
  /** Added to every address of the source's own host: an API key. */
  query?: Record<string, string>
}

export interface SessionOptions extends FetchOptions, Access {
  limits: Limits
  today: string
  state?: ReadingState
  changesOnly?: boolean
  since?: string
  country?: string
  timezone?: string
}

/** Answers that are there already (the first page, seen while finding the protocol) are given once without asking. */
export function openSession(home: URL, options: SessionOptions): Session & { prime(answer: Answer): void } {
  const primed = new Map<string, Answer>()
  const { etag: _etag, lastModified: _date, query, credentials, ...plain } = options
  const own = { ...credentialsIn(home), ...credentials }
  const fetchIt = async (url: URL, ask: Ask, limits: Limits): Promise<Download> => {
    const atHome = url.host === home.host
    const address = atHome ? withQuery(url, query) : url
    const headers = { ...(atHome ? plain.headers : {}), ...ask.headers }
    const fetched = await fetchSource(address.href, {
      ...plain,
      ...ask,
      headers,
      limits,
      ...(atHome ? { credentials: own } : {}),
    })
    return downloaded(fetched)
  }
  const get = async (to: string | URL, ask: Ask = {}): Promise<Answer> => {
    const url = new URL(to, home)
    const ready = ask.body ? undefined : primed.get(url.href)
    if (ready) {
      primed.delete(url.href)
      return ready
    }
    const limits = { ...options.limits, maxBytes: Math.min(PAGE, options.limits.maxBytes) }
    const download = await fetchIt(url, ask, limits)
    try {
      return await answerOf(download)
    } finally {
      await download.dispose()
    }
  }
  return {
    get,
    tryGet: async (url, ask) => {
      try {
        return await get(url, ask)
      } catch (error) {
        const key = error instanceof Unreadable ? error.problem.key : ''
        if (['not-found', 'not-allowed', 'bad-status', 'server-error', 'too-many-redirects'].includes(key))
          return undefined
        throw error
      }
    },
    download: (url, ask = {}) => fetchIt(new URL(url, home), ask, options.limits),
    pause: options.wait ?? sleep,
    settings: settingsOf({ ...plain, ...(credentials ? { credentials } : {}) }),
    state: options.state ?? {},
    ...(options.since ? { since: options.since } : {}),
    today: options.today,
    languages: languagesOf(options.country),
    timezone: options.timezone ?? countryCustoms[options.country ?? 'FR']?.timezone ?? 'Europe/Paris',
    limits: options.limits,
    prime: (answer) => primed.set(answer.url.href, answer),
  }
}

const spoken: Record<string, string> = { FR: 'fr', ES: 'es', RO: 'ro', SE: 'sv', DE: 'de', IT: 'it', GB: 'en' }
const languagesOf = (country = 'FR'): string[] => [...new Set([spoken[country] ?? 'en', 'fr', 'en'])]

export function withQuery(url: URL, query: Record<string, string> = {}): URL {
  const full = new URL(url)
  for (const [name, value] of Object.entries(query)) full.searchParams.set(name, value)
  return full
}

function downloaded(fetched: Fetched): Download {
  if (fetched.status === 'fetched') return fetched.download
  if (fetched.status === 'failed') throw new Unreadable(fetched.problem.key, fetched.problem.values)
  throw new Unreadable('unchanged')
}

/** The text in its own encoding, whatever the server says of its type; JSON is told by itself. */
export async function answerOf(download: Download, most = PAGE): Promise<Answer> {
  const whole = download.bytes <= most
  const member = fileMember(download.name, download.file, download.bytes, download.contentType)
  const text = whole ? await decodeAll(member) : Buffer.from(await member.head(most)).toString('utf8')
  return {
    url: new URL(download.url),
    contentType: download.contentType ?? '',
    headers: Object.fromEntries(
      Object.entries(download.headers ?? {}).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
    ),
    text,
    whole,
    json: whole ? parsed(text) : undefined,
  }
}

function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
