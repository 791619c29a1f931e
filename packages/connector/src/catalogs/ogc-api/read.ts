import { Unreadable } from '../../problem.ts'
import { type DatasetLine, datasetPart } from '../dataset.ts'
import { addressWith, at, type Json, listOf, numberOf, objectOf, textOf } from '../fields.ts'
import { byLink } from '../paging.ts'
import type { Answer, Ask, Part, Session } from '../types.ts'

const ask: Ask = { headers: { accept: 'application/geo+json, application/json;q=0.9' } }
const PAGE = 1000
const FEW = 12

/** All collections of a small service, each a member; those of a large one are a catalogue. */
export async function* readCollections(address: URL, session: Session): AsyncGenerator<Part> {
  const collections: Json[] = []
  let base = address
  for await (const answer of byLink(session, addressWith(address, { f: 'json' }), nextOf, ask)) {
    base = answer.url
    collections.push(...listOf(at(answer.json, 'collections')).map(objectOf))
  }
  const urlOf = (collection: Json) =>
    new URL(`${base.pathname.replace(/\/$/, '')}/${encodeURIComponent(String(collection.id))}`, base)
  if (collections.length > FEW) {
    const lines = collections.map(
      (one): DatasetLine => ({
        identifier: textOf(one.id),
        title: textOf(one.title) ?? textOf(one.id),
        description: textOf(one.description),
        keywords: listOf(one.keywords).filter((word) => typeof word === 'string'),
        licence: licenceOf(one),
        distributions: [{ url: `${urlOf(one).href}/items?f=json`, format: 'geojson' }],
      }),
    )
    yield datasetPart(lines, { total: lines.length })
    return
  }
  for (const one of collections) yield* readItems(urlOf(one), one, new URLSearchParams(), session)
}

export async function* readCollection(address: URL, query: URLSearchParams, session: Session): AsyncGenerator<Part> {
  const described = await session.tryGet(addressWith(address, { f: 'json' }), ask)
  yield* readItems(address, objectOf(described?.json), query, session)
}

/** Items from page to page by the `next` link; a service that wants smaller pages says so with a 400. */
async function* readItems(
  address: URL,
  collection: Json,
  query: URLSearchParams,
  session: Session,
): AsyncGenerator<Part> {
  const items = new URL(`${address.href.replace(/[?#].*$/, '').replace(/\/$/, '')}/items`)
  for (const [name, value] of query)
    if (!/^(limit|offset|startindex|f)$/i.test(name)) items.searchParams.append(name, value)
  if (session.since && objectOf(at(collection, 'extent')).temporal && collection.itemType === 'record')
    items.searchParams.set('updated', `${session.since}/..`)
  const first = await session.tryGet(addressWith(items, { f: 'json', limit: PAGE }), ask)
  const start = first ? addressWith(items, { f: 'json', limit: PAGE }) : items
  const facts = { title: textOf(collection.title), licence: licenceOf(collection) }
  const member = decodeURIComponent(address.pathname.split('/').at(-1) ?? 'items')
  const again: Session = first
    ? { ...session, get: (url, how) => (String(url) === start.href ? Promise.resolve(first) : session.get(url, how)) }
    : session
  for await (const { json } of byLink(again, start, nextOf, ask)) {
    const features = at(json, 'features')
    if (!Array.isArray(features)) throw new Unreadable('not-this-protocol')
    const total = numberOf(at(json, 'numberMatched'))
    if (collection.itemType === 'record') yield datasetPart(features.map(recordLine), { total, member })
    else yield { member, features, facts, ...(total === undefined ? {} : { total }) }
    if (features.length === 0) return
  }
}

function nextOf({ json }: Answer): string | undefined {
  const links = listOf(at(json, 'links'))
    .map(objectOf)
    .filter(({ rel }) => rel === 'next')
  const best = links.find(({ type }) => /json/.test(String(type))) ?? links[0]
  return textOf(best?.href)
}

function licenceOf(collection: Json): string | undefined {
  const link = listOf(collection.links)
    .map(objectOf)
    .find(({ rel }) => rel === 'license')
  return textOf(link?.href) ?? textOf(collection.license)
}

/** OGC API Records: a feature that describes data. */
function recordLine(feature: unknown): DatasetLine {
  const { id, properties, links, ...more } = objectOf(feature)
  const { title, description, keywords, license, updated, contacts, formats: _formats, ...rest } = objectOf(properties)
  const files = listOf(links ?? rest.associations)
    .map(objectOf)
    .filter(({ rel }) => !/^(self|alternate|collection|root|parent|license|next|prev)$/.test(String(rel)))
  return {
    ...rest,
    ...(more.time ? { time: more.time } : {}),
    identifier: textOf(id),
    title: textOf(title),
    description: textOf(description),
    licence: textOf(license),
    modified: textOf(updated),
    publisher: textOf(objectOf(listOf(contacts)[0]).organization) ?? textOf(objectOf(listOf(contacts)[0]).name),
    keywords: listOf(keywords).filter((word) => typeof word === 'string'),
    distributions: files.flatMap(({ href, title: name, type }) =>
      textOf(href) ? [{ url: String(href), name: textOf(name), mediaType: textOf(type) }] : [],
    ),
  }
}
