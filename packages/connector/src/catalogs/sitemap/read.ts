import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { parseRobots, type Robots } from '../../fetch/robots.ts'
import { problemOf, Unreadable } from '../../problem.ts'
import type { Problem } from '../../types.ts'
import { objectOf, textOf } from '../fields.ts'
import { thingsOf } from '../things.ts'
import type { Part, Session } from '../types.ts'
import { childOf, descendants, parseTree, type XmlNode, xmlText } from '../xml.ts'

interface Page {
  url: URL
  modified?: string
}

/** A site's pages are read one by one: a town's whole site, not the web. */
const MOST_PAGES = 1500
const MOST_MAPS = 50
const MOST_BYTES = 64 * 1024 * 1024

/** Pages that say what they are (JSON-LD, microdata, RDFa), each kind of thing a member; robots.txt is obeyed. */
export async function* readSitemap(address: URL, session: Session): AsyncGenerator<Part> {
  const robots = await robotsOf(address, session)
  const found = await pagesOf(address, session)
  const allowed = found.filter(({ url }) => url.host === address.host && robots.allows(url.pathname + url.search))
  const fresh = session.since ? allowed.filter(({ modified }) => !modified || modified >= session.since!) : allowed
  const pages = fresh.sort(soonest).slice(0, MOST_PAGES)
  if (found.length > 0 && allowed.length === 0) throw new Unreadable('robots-forbid', { host: address.host })
  let failed = 0
  let missing: Problem | undefined
  for (const page of pages) {
    if (robots.pause) await session.pause(robots.pause)
    try {
      yield* readPage(page, session, session.since !== undefined)
      failed = 0
    } catch (error) {
      // One page that has gone is nothing; a site that has gone is.
      const problem = problemOf(error)
      if (problem.key === 'not-found') continue
      missing = problem
      if (problem.key !== 'not-allowed' && ++failed > 5) throw error
    }
  }
  if (missing) yield { incomplete: missing }
  if (fresh.length > pages.length) yield { incomplete: { key: 'too-many-pages', values: { limit: MOST_PAGES } } }
}

async function* readPage({ url }: Page, session: Session, changesOnly: boolean): AsyncGenerator<Part> {
  const download = await session.download(url)
  try {
    for await (const { records, known, ...part } of thingsOf(download, session)) {
      if (!known) continue
      const own = known.mapping.find(({ to }) => to === 'url')?.from
      const column = own ?? 'url'
      const mapping = own ? known.mapping : [...known.mapping, { to: 'url', from: column }]
      const whole = records.map((one) => ({ ...objectOf(one), [column]: textOf(objectOf(one)[column]) ?? url.href }))
      yield { ...part, records: whole, known: { ...known, mapping }, ...(changesOnly ? { changesOnly } : {}) }
    }
  } finally {
    await download.dispose()
  }
}

async function robotsOf(address: URL, session: Session): Promise<Robots> {
  const answer = await session.tryGet(new URL('/robots.txt', address))
  return parseRobots(answer?.text ?? '')
}

/** The pages of a map, or of the maps that an index names. */
async function pagesOf(address: URL, session: Session): Promise<Page[]> {
  const pages: Page[] = []
  const maps = [address]
  for (let index = 0; index < maps.length && index < MOST_MAPS; index++) {
    const tree = await mapAt(maps[index]!, session)
    for (const entry of tree ? descendants(tree, 'sitemap') : []) {
      const one = entryOf(entry, address)
      if (one && one.url.host === address.host && !maps.some(({ href }) => href === one.url.href)) maps.push(one.url)
    }
    for (const entry of tree ? descendants(tree, 'url') : []) {
      const one = entryOf(entry, address)
      if (one) pages.push(one)
      if (pages.length > 50_000) return pages
    }
  }
  return pages
}

async function mapAt(url: URL, session: Session): Promise<XmlNode | undefined> {
  if (!url.pathname.endsWith('.gz')) return parseTree((await session.get(url)).text)
  const download = await session.download(url)
  try {
    const bytes = await readFile(download.file)
    return parseTree((bytes[0] === 0x1f ? gunzipSync(bytes, { maxOutputLength: MOST_BYTES }) : bytes).toString('utf8'))
  } finally {
    await download.dispose()
  }
}

function entryOf(entry: XmlNode, base: URL): Page | undefined {
  const address = xmlText(childOf(entry, 'loc')).trim()
  const modified = xmlText(childOf(entry, 'lastmod')).trim()
  if (!URL.canParse(address, base)) return undefined
  return { url: new URL(address, base), ...(modified ? { modified } : {}) }
}

/** What is announced first, then what changed last. */
function soonest(a: Page, b: Page): number {
  const events = Number(isEvent(b)) - Number(isEvent(a))
  return events !== 0 ? events : (b.modified ?? '') < (a.modified ?? '') ? -1 : 1
}

const isEvent = ({ url }: Page): boolean =>
  /agenda|event|evenement|%c3%a9v%c3%a9nement|manifestation|evento|eveniment|evenemang/i.test(url.pathname)
