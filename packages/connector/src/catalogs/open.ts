import { withoutCredentials } from '../fetch/credentials.ts'
import { type Fetched, fetchSource, settingsOf } from '../fetch/fetch.ts'
import { problemOf, Unreadable } from '../problem.ts'
import type { Download, Problem } from '../types.ts'
import { byAddress, byAnswer, byProbe, type Found } from './identify.ts'
import { catalogs } from './registry.ts'
import { answerOf, openSession, type SessionOptions, withQuery } from './session.ts'
import { Spool } from './spool.ts'
import type { Part, ReadingState, Session } from './types.ts'
import { isWebPage, noPageInstead } from './web-page.ts'

/** Text enough to know a protocol by; the next link of a page may stand at its end. */
const LOOK = 8 * 1024 * 1024

/**
 * The bytes of a source, whatever is spoken there: a protocol that is found out is read to its end, page by page, and
 * comes out as files; anything else is the file it is. Never throws.
 */
export async function fetchAny(address: string, options: SessionOptions): Promise<Fetched> {
  return discreet(await fetchSpoken(address, options), options.query ?? {})
}

async function fetchSpoken(address: string, options: SessionOptions): Promise<Fetched> {
  const spoken = /^https?:/i.test(address) || schemes.has(/^([a-z]+):\/\//i.exec(address)?.[1]?.toLowerCase() ?? '')
  if (!spoken || !URL.canParse(address)) return withArchive(await fetchSource(address, conditional(options)), options)
  const url = new URL(address)
  try {
    const since = options.changesOnly ? options.state?.read : undefined
    const session = openSession(url, { ...options, ...(since ? { since } : {}) })
    const named = byAddress(url)
    if (named) {
      const read = await readAll(named, url, session, options)
      // An address may only look like a protocol's.
      if (!mayBeOther(read, named, url, options)) return read
    }
    return await fetchAndLook(url, session, options)
  } catch (error) {
    return { status: 'failed', problem: problemOf(error, 'unreachable') }
  }
}

/** The address as the caller knows it: a key that was added to it is nobody else's business. */
function discreet(fetched: Fetched, query: Record<string, string>): Fetched {
  const bare = (text: string): string => {
    if (!URL.canParse(text)) return text
    const url = new URL(text)
    const keys = Object.entries(query).filter(([name, value]) => url.searchParams.get(name) === value)
    for (const [name] of keys) url.searchParams.delete(name)
    return keys.length > 0 ? url.href : text
  }
  if (fetched.status === 'fetched')
    return { ...fetched, download: { ...fetched.download, url: bare(fetched.download.url) } }
  const values = fetched.status === 'failed' ? fetched.problem.values : undefined
  if (fetched.status !== 'failed' || typeof values?.url !== 'string') return fetched
  return { ...fetched, problem: { ...fetched.problem, values: { ...values, url: bare(values.url) } } }
}

const schemes = new Set(catalogs.flatMap((catalog) => catalog.schemes ?? []))
/** What does not answer like its protocol may be something else, unless it spoke it the last time. */
function mayBeOther(read: Fetched, { catalog }: Found, url: URL, { state }: SessionOptions): boolean {
  const known = !/^https?:$/.test(url.protocol) || state?.protocol === catalog.name
  return read.status === 'failed' && passes.has(read.problem.key) && !known
}

const passes = new Set(['not-found', 'bad-status', 'not-this-protocol'])

async function fetchAndLook(
  url: URL,
  session: ReturnType<typeof openSession>,
  options: SessionOptions,
): Promise<Fetched> {
  const fetched = await fetchSource(withQuery(url, options.query).href, conditional(options))
  if (fetched.status === 'failed') return (await askedOtherwise(url, fetched.problem, session, options)) ?? fetched
  if (fetched.status === 'unchanged') return fetched
  const { download } = fetched
  const keep = (page = false) => withArchive(withState(download, page, options), options)
  if (!(await mayTalk(download))) return keep()
  const answer = await answerOf(download, LOOK)
  const page = isWebPage(answer.text)
  const found = byAnswer(url, answer) ?? (await byProbe(answer, session)) ?? byAnswer(url, answer, true)
  const { state } = options
  // Where a protocol or data answered the last time, a page that leads to neither is a server out of order.
  const instead = page && (state?.protocol !== undefined || state?.page === false)
  const refused = async (): Promise<Fetched> => {
    await download.dispose()
    return { status: 'failed', problem: { key: 'page-instead', values: { host: url.hostname } } }
  }
  if (instead && found?.catalog.name !== state?.protocol) return refused()
  if (!found) return keep(page)
  session.prime({ ...answer, url })
  const read = await readAll(found, url, session, options)
  if (instead && read.status === 'failed') return refused()
  if (mayBeOther(read, found, url, options)) return keep(page)
  await download.dispose()
  return read
}

/** A folder may refuse a plain question and answer another. */
async function askedOtherwise(
  url: URL,
  { values }: Problem,
  session: Session,
  options: SessionOptions,
): Promise<Fetched | undefined> {
  if (!url.pathname.endsWith('/') || !(values?.status === 403 || values?.status === 405)) return undefined
  for (const catalog of catalogs) {
    const answer =
      catalog.question && (await session.tryGet(url, { ...catalog.question, retries: 0 }).catch(() => undefined))
    const target = answer && catalog.detect({ url, answer })
    if (target) return readAll({ catalog, target }, url, session, options)
  }
  return undefined
}

/** A file may be a whole catalogue (the dump of one): it is then read as what it is. */
async function withArchive(fetched: Fetched, options: SessionOptions): Promise<Fetched> {
  if (fetched.status !== 'fetched') return fetched
  const { download } = fetched
  for (const catalog of catalogs) {
    const target = await catalog.archive?.(download)
    if (!target) continue
    const home = new URL(/^https?:/i.test(download.url) ? download.url : 'file:///')
    const since = options.changesOnly ? options.state?.read : undefined
    const session = openSession(home, { ...options, ...(since ? { since } : {}) })
    const read = await readAll({ catalog, target }, home, session, options)
    await download.dispose()
    if (read.status !== 'fetched') return read
    const { sha256, etag, lastModified, retrieved } = download
    const state = { ...read.download.state, ...download.state, protocol: catalog.name }
    return {
      status: 'fetched',
      download: {
        ...read.download,
        url: target.shown ?? download.url,
        ...(target.shown ? { shown: target.shown } : {}),
        sha256,
        retrieved,
        state,
        ...(etag ? { etag } : {}),
        ...(lastModified ? { lastModified } : {}),
      },
    }
  }
  return fetched
}

function conditional(options: SessionOptions) {
  const etag = options.etag ?? options.state?.etag
  const lastModified = options.lastModified ?? options.state?.lastModified
  return { ...options, ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) }
}

/** JSON, XML, Turtle and web pages may be the door to more. */
async function mayTalk(download: Download): Promise<boolean> {
  if (download.bytes === 0) return false
  const { text } = await answerOf(download, 512)
  return /^\ufeff?\s*(?:[[{<]|@prefix\b|@base\b|prefix\b)/i.test(text)
}

function withState(download: Download, page: boolean, options: SessionOptions): Fetched {
  const { etag, lastModified } = download
  const read = settingsOf(options).now().toISOString()
  return {
    status: 'fetched',
    download: {
      ...download,
      state: { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}), page, read },
    },
  }
}

async function readAll(found: Found, url: URL, session: Session, options: SessionOptions): Promise<Fetched> {
  const { now, temporary, timeout } = settingsOf(options)
  const started = now()
  const end = performance.now() + timeout
  const spool = await Spool.open(temporary, options.limits)
  const state: ReadingState = { protocol: found.catalog.name, read: started.toISOString() }
  let changesOnly = false
  try {
    let broken: Problem | undefined
    try {
      for await (const part of found.target.read(session)) {
        if (part.version !== undefined) {
          // Of several layers one may be as it was; what came of the others before it is news all the same.
          if (part.version === session.state.version && spool.bytes === 0) return await unchanged(spool)
          state.version = part.version
        }
        if (part.changesOnly) changesOnly = true
        Object.assign(state, part.state)
        if (!(await keepPart(part, found, spool))) break
        if (performance.now() > end) throw new Unreadable('too-slow', { host: url.hostname })
      }
    } catch (error) {
      if (spool.bytes === 0 && problemOf(error).key === 'unchanged') return await unchanged(spool)
      // A list that breaks off is kept as far as it came, unless nothing came.
      if (spool.bytes === 0) throw error
      broken = problemOf(error)
    }
    await spool.close()
    const names = Object.keys(spool.hints)
    if (broken && names.length > 0) spool.hint(names.at(-1)!, { incomplete: broken })
    const complete = Object.values(spool.hints).every(({ incomplete }) => !incomplete)
    const download: Download = {
      url: found.target.shown ?? withoutCredentials(url).href,
      ...(found.target.shown ? { shown: found.target.shown } : {}),
      name: found.target.name,
      file: spool.folder,
      bytes: spool.bytes,
      sha256: spool.sha256,
      retrieved: started.toISOString(),
      hints: spool.hints,
      protocol: found.catalog.name,
      // A reading that broke off has to be made again from where the one before it began.
      state: complete ? state : session.state,
      ...(changesOnly ? { changesOnly } : {}),
      dispose: () => spool.dispose(),
    }
    return { status: 'fetched', download }
  } catch (error) {
    await spool.dispose()
    return { status: 'failed', problem: problemOf(error, 'unreachable') }
  }
}

async function unchanged(spool: Spool): Promise<Fetched> {
  await spool.dispose()
  return { status: 'unchanged' }
}

/** False when the reading is to end. */
async function keepPart(part: Part, { target }: Found, spool: Spool): Promise<boolean> {
  const name = part.member ?? target.name
  let more = true
  let path: string | undefined
  if (typeof part.document === 'object') await noPageInstead(name, part.document)
  if (part.document !== undefined) path = await spool.document(name, part.document, part)
  if (part.records) more = await spool.page(name, part.records, 'ndjson', part.total)
  if (part.features) more = await spool.page(name, part.features, 'geojson', part.total)
  path ??= spool.pathOf(name) ?? (part.incomplete ? spool.lastPath() : undefined)
  if (path) spool.hint(path, part)
  return more
}
