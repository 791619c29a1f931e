import { isObject, listOf, numberOf, objectOf, textOf } from '../fields.ts'
import type { Answer, Catalog, Part, Seen, Session, Target } from '../types.ts'

/** Gancio, a shared agenda: `/api/events`. */
export const gancio: Catalog = { name: 'gancio', detect: detectGancio }

function detectGancio({ url, answer }: Seen): Target | undefined {
  if (!answer) return undefined
  const isFront =
    /\bgancio\b/i.test(answer.text.slice(0, 50_000)) &&
    /^\s*<(?:!doctype|html)/i.test(answer.text) &&
    url.pathname === '/'
  if (!isFront && !isList(answer)) return undefined
  return { name: 'events', read: (session) => readGancio(isFront ? new URL('/api/events', answer.url) : url, session) }
}

function isList({ json }: Answer): boolean {
  const first = objectOf(listOf(json)[0])
  return typeof first.start_datetime === 'number' && 'title' in first && ('place' in first || 'slug' in first)
}

/** What is to come; the list comes whole. */
async function* readGancio(address: URL, session: Session): AsyncGenerator<Part> {
  const { json, url } = await session.get(address)
  yield { records: listOf(json).map((event) => eventOf(event, url)), known }
}

const known: NonNullable<Part['known']> = {
  entity: 'event',
  mapping: [
    { to: 'identifier', from: 'id' },
    { to: 'name', from: 'title' },
    { to: 'description', from: 'description' },
    { to: 'startDate', from: 'start_datetime' },
    { to: 'endDate', from: 'end_datetime' },
    { to: 'location', from: 'place.name' },
    { to: 'streetAddress', from: 'place.address' },
    { to: 'latitude', from: 'place.latitude' },
    { to: 'longitude', from: 'place.longitude' },
    { to: 'url', from: 'url' },
    { to: 'image', from: 'media' },
    { to: 'keywords', from: 'tags' },
  ],
}

/** Moments are seconds since 1970, pictures file names. */
function eventOf(event: unknown, base: URL): unknown {
  if (!isObject(event)) return event
  const picture = textOf(objectOf(listOf(event.media)[0]).url)
  const slug = textOf(event.slug) ?? textOf(event.id)
  return {
    ...event,
    id: textOf(event.id),
    start_datetime: instant(event.start_datetime),
    end_datetime: instant(event.end_datetime),
    url: slug ? new URL(`/event/${slug}`, base).href : undefined,
    media: picture ? new URL(`/media/${picture}`, base).href : undefined,
    tags: Array.isArray(event.tags) && event.tags.length > 0 ? event.tags : undefined,
  }
}

function instant(seconds: unknown): string | undefined {
  const value = numberOf(seconds)
  const date = new Date((value ?? Number.NaN) * 1000)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
