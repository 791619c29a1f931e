import { Unreadable } from '../../problem.ts'
import { addressWith, at, isObject, listOf, numberOf, objectOf, textOf } from '../fields.ts'
import { inLanguage, otherLanguages } from '../languages.ts'
import { byLink } from '../paging.ts'
import type { Answer, Catalog, Part, Seen, Session, Target } from '../types.ts'

/** Linked Events (Helsinki and others): events with their places and keywords in one answer. */
export const linkedEvents: Catalog = { name: 'linked-events', detect: detectLinkedEvents }

function detectLinkedEvents({ url, answer }: Seen): Target | undefined {
  if (!answer || !isList(answer)) return undefined
  return { name: 'events', read: (session) => readEvents(url, session) }
}

function isList({ json }: Answer): boolean {
  const first = objectOf(listOf(at(json, 'data'))[0])
  return isObject(at(json, 'meta')) && 'start_time' in first && 'event_status' in first && isObject(first.location)
}

async function* readEvents(url: URL, session: Session): AsyncGenerator<Part> {
  const start = addressWith(url, {
    include: 'location,keywords',
    page_size: 100,
    page: undefined,
    ...(session.since ? { last_modified_since: session.since } : {}),
  })
  for await (const { json } of byLink(session, start, (answer) => textOf(at(answer.json, 'meta', 'next')))) {
    const events = at(json, 'data')
    if (!Array.isArray(events)) throw new Unreadable('not-this-protocol')
    yield {
      records: events.map((event) => eventOf(event, session.languages)),
      known,
      ...(session.since ? { changesOnly: true } : { total: numberOf(at(json, 'meta', 'count')) }),
    }
  }
}

const known: NonNullable<Part['known']> = {
  entity: 'event',
  mapping: [
    { to: 'identifier', from: 'id' },
    { to: 'name', from: 'name' },
    { to: 'description', from: 'description' },
    { to: 'startDate', from: 'start_time' },
    { to: 'endDate', from: 'end_time' },
    { to: 'eventStatus', from: 'event_status' },
    { to: 'location', from: 'location.name' },
    { to: 'streetAddress', from: 'location.street_address' },
    { to: 'postalCode', from: 'location.postal_code' },
    { to: 'addressLocality', from: 'location.address_locality' },
    { to: 'latitude', from: 'latitude' },
    { to: 'longitude', from: 'longitude' },
    { to: 'organizer', from: 'provider' },
    { to: 'price', from: 'offers' },
    { to: 'url', from: 'info_url' },
    { to: 'image', from: 'images' },
    { to: 'keywords', from: 'keywords' },
    { to: 'dateModified', from: 'last_modified_time' },
  ],
}

const languageFields = ['name', 'description', 'short_description', 'provider', 'info_url']

function eventOf(event: unknown, languages: readonly string[]): unknown {
  const one = objectOf(event)
  const texts = Object.fromEntries(languageFields.map((name) => [name, inLanguage(one[name], languages)]))
  const others = languageFields.map((name) => otherLanguages(name, one[name], texts[name]))
  const place = objectOf(one.location)
  const [longitude, latitude] = listOf(at(place, 'position', 'coordinates'))
  const offer = objectOf(listOf(one.offers)[0])
  const words = listOf(one.keywords).flatMap((word) => inLanguage(objectOf(word).name, languages) ?? [])
  return {
    ...one,
    ...Object.assign({}, ...others),
    ...texts,
    description: texts.description ?? texts.short_description,
    location: {
      name: inLanguage(place.name, languages),
      street_address: inLanguage(place.street_address, languages),
      postal_code: textOf(place.postal_code),
      address_locality: inLanguage(place.address_locality, languages),
      id: textOf(place.id),
    },
    longitude,
    latitude,
    offers: offer.is_free === true ? 'free' : inLanguage(offer.price, languages),
    keywords: words.length > 0 ? words : undefined,
    images: textOf(objectOf(listOf(one.images)[0]).url),
    event_status: textOf(one.event_status)?.replace(/^Event/, ''),
  }
}
