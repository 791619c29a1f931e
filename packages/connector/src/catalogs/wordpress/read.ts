import { Unreadable } from '../../problem.ts'
import { addressWith, at, listOf, numberOf, objectOf, textOf } from '../fields.ts'
import { byLink } from '../paging.ts'
import type { Answer, Part, Session } from '../types.ts'
import { eventKnown, eventOf } from './event.ts'
import { postKnown, postOf } from './post.ts'

/** A town hall's whole site: its news, and its agenda when it has The Events Calendar. */
export async function* readSite(api: URL, session: Session): AsyncGenerator<Part> {
  const { json } = await session.get(api)
  const names = listOf(at(json, 'namespaces'))
  if (!names.includes('wp/v2')) throw new Unreadable('not-this-protocol')
  const facts = { title: textOf(at(json, 'name')) }
  if (names.includes('tribe/events/v1'))
    for await (const part of readEvents(within(api, 'tribe/events/v1/events'), session))
      yield { ...part, member: 'events', facts }
  for await (const part of readPosts(within(api, 'wp/v2/posts'), 'posts', session))
    yield { ...part, member: 'posts', facts }
}

/** Sites without clean addresses have the path in `rest_route`. */
function within(api: URL, path: string): URL {
  const route = api.searchParams.get('rest_route')
  if (route !== null) return addressWith(api, { rest_route: `${route.replace(/\/$/, '')}/${path}` })
  return new URL(path, api.href.endsWith('/') ? api : `${api.href}/`)
}

const SIZE = 100
const SMALL = 20
const MOST_PAGES = 1000

/** Posts, newest first; `X-WP-TotalPages` says how many pages, and the page after the last is refused. */
export async function* readPosts(address: URL, kind: string, session: Session): AsyncGenerator<Part> {
  const start = addressWith(address, {
    page: undefined,
    _embed: 'wp:featuredmedia,wp:term',
    ...(session.since ? { modified_after: session.since } : {}),
  })
  let size = SIZE
  for (let page = 1; page <= MOST_PAGES; page++) {
    let answer: Answer
    try {
      answer = await session.get(addressWith(start, { per_page: size, page }))
    } catch (error) {
      const key = error instanceof Unreadable ? error.problem.key : ''
      if (page > 1 && key === 'bad-status') return
      if (page > 1 || size === SMALL || !['server-error', 'bad-status', 'too-slow'].includes(key)) throw error
      // Small hosts have no memory for a hundred.
      size = SMALL
      page--
      continue
    }
    if (!Array.isArray(answer.json)) throw new Unreadable('not-this-protocol')
    const total = Number(answer.headers['x-wp-total'])
    yield {
      records: answer.json.map(postOf),
      ...(kind === 'posts' || kind === 'pages' ? { known: postKnown } : {}),
      ...(Number.isInteger(total) ? { total } : {}),
      ...(session.since ? { changesOnly: true } : {}),
    }
    const pages = Number(answer.headers['x-wp-totalpages'])
    if (answer.json.length === 0 || (Number.isInteger(pages) ? page >= pages : answer.json.length < size)) return
  }
}

/** The Events Calendar: what is on from today, page after page. */
export async function* readEvents(address: URL, session: Session): AsyncGenerator<Part> {
  const start = addressWith(address, {
    per_page: 50,
    page: undefined,
    start_date: address.searchParams.get('start_date') ?? session.today,
  })
  for await (const { json } of byLink(session, start, (answer) => textOf(at(answer.json, 'next_rest_url')))) {
    const { events, total } = objectOf(json)
    if (!Array.isArray(events)) throw new Unreadable('not-this-protocol')
    yield { records: events.map(eventOf), known: eventKnown, total: numberOf(total) }
  }
}
