import { at } from '../fields.ts'
import type { Answer, Seen, Target } from '../types.ts'
import { readEvents, readPosts, readSite } from './read.ts'

/** By the addresses of the API; by a site's front page, which names its API; by a page of its calendar. */
export function detectWordpress({ url, answer }: Seen): Target | undefined {
  const events = /^(.*\/wp-json)\/tribe\/events\/v1\/events\/?$/.exec(url.pathname)
  if (events) return { name: 'events', read: (session) => readEvents(url, session) }
  const posts = /^(.*\/wp-json)\/wp\/v2\/(\w[\w-]*)\/?$/.exec(url.pathname)
  if (posts && !answer) return { name: posts[2]!, read: (session) => readPosts(url, posts[2]!, session) }
  if (!answer) return undefined
  if (Array.isArray(at(answer.json, 'namespaces')) && /wp\/v2/.test(answer.text))
    return { name: 'site', read: (session) => readSite(new URL(url), session) }
  const api = apiOf(answer)
  if (!api) return undefined
  if (isFront(url, answer)) return { name: 'site', read: (session) => readSite(api, session) }
  // A page of the calendar shows one month of it; the API has it all.
  if (
    /tribe-events|tribe_events/.test(answer.text) &&
    /event|agenda|evenement|calend/i.test(url.pathname) &&
    !/\/(event|evenement)\/[^/]+/i.test(url.pathname)
  )
    return { name: 'events', read: (session) => readEvents(new URL('tribe/events/v1/events', api), session) }
  return undefined
}

/** `Link: <…/wp-json/>; rel="https://api.w.org/"`, in the header or in the page. */
function apiOf({ headers, text, url }: Answer): URL | undefined {
  const header = /<([^>]+)>;\s*rel="https:\/\/api\.w\.org\/"/.exec(headers.link ?? '')?.[1]
  const tag = /<link\b[^<>]{0,1000}rel=["']https:\/\/api\.w\.org\/["'][^<>]{0,1000}>/i.exec(text)?.[0]
  const address = header ?? (tag && /href=["']([^"']+)["']/i.exec(tag)?.[1])
  if (!address || !URL.canParse(address, url)) return undefined
  const api = new URL(address, url)
  // The API of another host is not the site's own.
  return api.host === url.host ? api : undefined
}

const isFront = (url: URL, answer: Answer): boolean =>
  url.search === '' && (url.pathname === '/' || /<body[^<>]{0,500}class=["'][^"'<>]{0,2000}\bhome\b/i.test(answer.text))
