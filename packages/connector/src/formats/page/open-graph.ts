import type { Item } from '../rdf/tree.ts'
import { type Document, elementsOf } from './dom.ts'

/** What a page says of itself to those who share it (ogp.me), in the words of schema.org; undefined for a mere page of a site. */
export function openGraphOf(document: Document): Item | undefined {
  const said = new Map<string, string>()
  for (const { name, attribs } of elementsOf(document)) {
    const key = name === 'meta' ? (attribs.property ?? attribs.name) : undefined
    if (key && attribs.content && !said.has(key)) said.set(key.toLowerCase(), attribs.content.trim())
  }
  const type = said.get('og:type') ?? ''
  const start = said.get('event:start_time') ?? said.get('og:event:start_time') ?? said.get('event:start_date')
  const published = said.get('article:published_time') ?? said.get('og:article:published_time')
  const event = start !== undefined || /(^|[.:])event$/i.test(type)
  if (!said.has('og:title') || !(event || published || /article|place|business/i.test(type))) return undefined
  const item: Item = {
    '@type': [event ? 'Event' : /place|business/i.test(type) ? 'Place' : 'Article'],
    [event || /place|business/i.test(type) ? 'name' : 'headline']: said.get('og:title'),
    description: said.get('og:description'),
    url: said.get('og:url'),
    image: said.get('og:image') ?? said.get('og:image:url'),
    startDate: start,
    endDate: said.get('event:end_time') ?? said.get('event:end_date'),
    datePublished: published,
    dateModified: said.get('article:modified_time'),
    author: said.get('article:author'),
    latitude: said.get('place:location:latitude') ?? said.get('og:latitude'),
    longitude: said.get('place:location:longitude') ?? said.get('og:longitude'),
    inLanguage: said.get('og:locale')?.replace('_', '-'),
  }
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined))
}
