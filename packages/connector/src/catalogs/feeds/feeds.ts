import { problemOf } from '../../problem.ts'
import type { Catalog, Part, Seen, Session, Target } from '../types.ts'

/** A site's front page that names its feeds and calendars (`rel="alternate"`): those, and what the page says itself. */
export const feeds: Catalog = { name: 'feeds', detect: detectFeeds, last: true }

interface Feed {
  url: URL
  title?: string
  ending: string
}

const kinds: Record<string, string> = {
  'text/calendar': 'ics',
  'application/rss+xml': 'rss',
  'application/atom+xml': 'atom',
  'application/feed+json': 'json',
}
const MOST_FEEDS = 6

function detectFeeds({ url, answer }: Seen): Target | undefined {
  if (!answer || !/^\s*<(?:!doctype html|html|!--)/i.test(answer.text)) return undefined
  const all = feedsOf(answer.text, answer.url)
  const isFront = url.search === '' && /^\/(?:[a-z]{2}\/?|index\.\w+|accueil\/?)?$/i.test(url.pathname)
  // Any page names the feed of its whole site; only a calendar belongs to the page itself.
  const own = isFront ? all : all.filter(({ ending }) => ending === 'ics')
  if (own.length === 0) return undefined
  const says = isFront && /application\/ld\+json|itemtype=|typeof=|h-event/i.test(answer.text)
  return { name: url.hostname, read: (session) => readFeeds(own, says ? url : undefined, session) }
}

async function* readFeeds(list: Feed[], page: URL | undefined, session: Session): AsyncGenerator<Part> {
  let refused: unknown
  let read = 0
  for (const { url, title, ending } of list.slice(0, MOST_FEEDS)) {
    try {
      yield { member: `${title ?? 'feed'}.${ending}`, document: await session.download(url) }
      read++
    } catch (error) {
      // A link that nobody tends is no reason to lose the others; a server in trouble is.
      if (!/^(not-found|not-allowed|bad-status)$/.test(problemOf(error).key)) throw error
      refused = error
    }
  }
  // What is there but closed to us today may be open tomorrow: nothing of it has been withdrawn.
  const closed = refused !== undefined && problemOf(refused).key !== 'not-found'
  if (page) yield { member: 'page.html', document: (await session.get(page)).text }
  else if (read === 0) throw refused
  if (closed) yield { incomplete: problemOf(refused) }
}

function feedsOf(html: string, base: URL): Feed[] {
  const found = new Map<string, Feed>()
  for (const [tag] of html.matchAll(/<link\b[^<>]{1,2000}>/gi)) {
    const attribute = (name: string) =>
      new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i')
        .exec(tag)
        ?.slice(1)
        .find((text) => text !== undefined)
    const ending = kinds[attribute('type')?.toLowerCase().replace(/;.*$/, '') ?? '']
    const href = attribute('href')
      ?.replaceAll('&amp;', '&')
      .replace(/^webcal:/i, 'https:')
    if (!ending || !href || !/\balternate\b/i.test(attribute('rel') ?? '') || !URL.canParse(href, base)) continue
    const url = new URL(href, base)
    // What visitors wrote under the news is not the town's.
    if (/\/comments\/feed|comment/i.test(url.pathname) || !/^https?:$/.test(url.protocol)) continue
    const title = attribute('title')?.trim()
    if (!found.has(url.href)) found.set(url.href, { url, ending, ...(title ? { title } : {}) })
  }
  // Atom and RSS of the same name are the same news twice.
  const titles = new Set<string>()
  return [...found.values()].filter(({ title, ending }) => {
    const news = ending === 'ics' ? `ics ${title}` : (title ?? '').replace(/\b(rss|atom)\b[\s\d.]*/gi, '').trim()
    if (titles.has(news)) return ending === 'ics'
    titles.add(news)
    return true
  })
}
