import { Unreadable } from '../../problem.ts'
import { addressWith, at, isObject, listOf, numberOf, objectOf } from '../fields.ts'
import { byOffset } from '../paging.ts'
import type { Catalog, Part, Seen, Session, Target } from '../types.ts'
import { eventKnown, placeKnown, thingOf } from './thing.ts'

/** APIDAE's search (v002): the question is a piece of JSON in the address, with the project and its key. */
export const apidae: Catalog = { name: 'apidae', detect: detectApidae }

function detectApidae({ url, answer }: Seen): Target | undefined {
  const named =
    /\/api\/v\d+\/recherche\/list-objets-touristiques\/?$/.test(url.pathname) && url.searchParams.has('query')
  if (!named && !Array.isArray(at(answer?.json, 'objetsTouristiques'))) return undefined
  return { name: 'apidae', read: (session) => readObjects(url, session) }
}

const PAGE = 100

async function* readObjects(url: URL, session: Session): AsyncGenerator<Part> {
  const question = questionOf(url)
  const pages = byOffset(session, {
    size: PAGE,
    address: (offset) =>
      question ? addressWith(url, { query: JSON.stringify({ ...question, first: offset, count: PAGE }) }) : url,
    pick: ({ json }) => {
      if (!isObject(json) || json.errorType)
        throw new Unreadable('service-refuses', { reason: String(objectOf(json).message ?? 'APIDAE').slice(0, 200) })
      return { list: listOf(json.objetsTouristiques), total: question ? numberOf(json.numFound) : undefined }
    },
  })
  let had = 0
  for await (const { list } of pages) {
    had += list.length
    const things = list.map((one) => thingOf(one, session.languages, session.today))
    const events = things.filter(({ type }) => type === 'FETE_ET_MANIFESTATION')
    const places = things.filter(({ type }) => type !== 'FETE_ET_MANIFESTATION')
    if (events.length > 0) yield { member: 'events', records: events, known: eventKnown }
    if (places.length > 0) yield { member: 'places', records: places, known: placeKnown }
  }
  if (had === 0) yield { member: 'events', records: [] }
}

function questionOf(url: URL): Record<string, unknown> | undefined {
  try {
    const question: unknown = JSON.parse(url.searchParams.get('query') ?? '')
    return isObject(question) ? question : undefined
  } catch {
    return undefined
  }
}
