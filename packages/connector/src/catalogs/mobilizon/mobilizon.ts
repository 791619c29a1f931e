import { Unreadable } from '../../problem.ts'
import { at, isObject, listOf, numberOf, objectOf, textOf } from '../fields.ts'
import { byOffset } from '../paging.ts'
import type { Catalog, Part, Seen, Session, Target } from '../types.ts'

/** Mobilizon: a group's feed, or all public events of an instance by GraphQL. */
export const mobilizon: Catalog = { name: 'mobilizon', detect: detectMobilizon }

function detectMobilizon({ url, answer }: Seen): Target | undefined {
  if (!answer || !/^\s*<(?:!doctype|html)/i.test(answer.text) || !/\bmobilizon\b/i.test(answer.text.slice(0, 50_000)))
    return undefined
  const [, group] = /^\/(@[\w.@-]+)(?:\/events)?\/?$/.exec(url.pathname) ?? []
  if (group)
    return { name: group, read: (session) => readGroup(new URL(`/${group}/feed/ics`, answer.url), group, session) }
  return url.pathname === '/' || url.pathname === '/search'
    ? { name: 'events', read: (session) => readInstance(new URL('/api', answer.url), session) }
    : undefined
}

async function* readGroup(feed: URL, group: string, session: Session): AsyncGenerator<Part> {
  yield { member: `${group}.ics`, document: await session.download(feed) }
}

const SIZE = 50
const question = `query Events($page: Int, $limit: Int) {
  events(page: $page, limit: $limit) {
    total
    elements {
      uuid title description url beginsOn endsOn status category updatedAt
      picture { url }
      physicalAddress { description street locality postalCode region country geom }
      attributedTo { name preferredUsername }
      tags { title }
      options { isOnline }
    }
  }
}`

async function* readInstance(api: URL, session: Session): AsyncGenerator<Part> {
  const pages = byOffset(session, {
    size: SIZE,
    address: () => api,
    ask: (offset) => ({
      headers: { accept: 'application/json' },
      body: {
        type: 'application/json',
        text: JSON.stringify({ query: question, variables: { page: Math.floor(offset / SIZE) + 1, limit: SIZE } }),
      },
    }),
    pick: ({ json }) => {
      const events = at(json, 'data', 'events')
      if (!isObject(events))
        throw new Unreadable('service-refuses', {
          reason: textOf(at(listOf(at(json, 'errors'))[0], 'message'))?.slice(0, 200) ?? 'GraphQL',
        })
      return { list: listOf(events.elements), total: numberOf(events.total) }
    },
  })
  for await (const { list, total } of pages)
    yield { records: list.map(eventOf), known, ...(total === undefined ? {} : { total }) }
}

const known: NonNullable<Part['known']> = {
  entity: 'event',
  mapping: [
    { to: 'identifier', from: 'uuid' },
    { to: 'name', from: 'title' },
    { to: 'description', from: 'description' },
    { to: 'startDate', from: 'beginsOn' },
    { to: 'endDate', from: 'endsOn' },
    { to: 'eventStatus', from: 'status' },
    { to: 'location', from: 'physicalAddress.description' },
    { to: 'streetAddress', from: 'physicalAddress.street' },
    { to: 'postalCode', from: 'physicalAddress.postalCode' },
    { to: 'addressLocality', from: 'physicalAddress.locality' },
    { to: 'latitude', from: 'latitude' },
    { to: 'longitude', from: 'longitude' },
    { to: 'organizer', from: 'attributedTo.name' },
    { to: 'url', from: 'url' },
    { to: 'image', from: 'picture.url' },
    { to: 'category', from: 'category' },
    { to: 'keywords', from: 'tags' },
    { to: 'dateModified', from: 'updatedAt' },
  ],
}

/** `geom` is `longitude;latitude`; categories are shouted. */
function eventOf(event: unknown): unknown {
  const one = objectOf(event)
  const [longitude, latitude] = (textOf(at(one, 'physicalAddress', 'geom')) ?? '').split(';').map(Number)
  const tags = listOf(one.tags).flatMap((tag) => textOf(objectOf(tag).title) ?? [])
  return {
    ...one,
    category: textOf(one.category)?.toLowerCase().replaceAll('_', ' '),
    status: textOf(one.status)?.toLowerCase(),
    tags: tags.length > 0 ? tags : undefined,
    ...(Number.isFinite(longitude) && Number.isFinite(latitude) ? { longitude, latitude } : {}),
  }
}
