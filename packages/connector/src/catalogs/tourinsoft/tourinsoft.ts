import { Unreadable } from '../../problem.ts'
import { addressWith, at, isObject, listOf, numberOf, objectOf, textOf } from '../fields.ts'
import { byLink } from '../paging.ts'
import type { Answer, Catalog, Part, Seen, Session, Target } from '../types.ts'
import { eventKnown, isEvent, placeKnown, thingOf } from './thing.ts'

/**
 * Tourinsoft's syndications: OData 2 (`d.results`) and 3 (`value`) at `wcf.tourinsoft.com`, and its later API
 * (`api-v3.tourinsoft.com`). Each tourist office names its fields as it likes; the usual names are understood.
 */
export const tourinsoft: Catalog = { name: 'tourinsoft', detect: detectTourinsoft }

function detectTourinsoft({ url, answer }: Seen): Target | undefined {
  const old = /\/Syndication\/(?:[\d.]+\/)?([^/]+)\/[0-9a-f-]{36}(?:\/Objects(?:\([^)]*\))?)?\/?$/i.exec(url.pathname)
  const later = /\/api\/syndications\/([^/]+)\/[0-9a-f-]{36}\/?$/i.exec(url.pathname)
  const first = objectOf(listOf(objectsIn(answer?.json))[0])
  if (!old && !later && first.SyndicObjectID === undefined) return undefined
  const name = (old ?? later)?.[1]?.replace(/\.tourinsoft\.\w+$/, '') ?? 'tourinsoft'
  return { name, read: (session) => readSyndication(addressOf(url, old !== null), session) }
}

/** The whole list, as JSON. What else a person asked for is kept. */
function addressOf(url: URL, old: boolean): URL {
  if (!old) return addressWith(url, { format: 'json' })
  const whole = new URL(url)
  if (!/\/Objects/i.test(whole.pathname)) whole.pathname = `${whole.pathname.replace(/\/$/, '')}/Objects`
  return addressWith(whole, {
    $format: 'json',
    ...(whole.searchParams.has('$top') ? {} : { $inlinecount: 'allpages' }),
  })
}

async function* readSyndication(start: URL, session: Session): AsyncGenerator<Part> {
  let had = 0
  let announced = 0
  for await (const answer of byLink(session, start, nextOf)) {
    const list = objectsIn(answer.json)
    if (!list) throw new Unreadable('not-this-protocol')
    had += list.length
    announced = totalOf(answer.json) ?? announced
    const things = list.filter(isObject).map((one) => thingOf(one, session.languages))
    for (const [member, known, some] of [
      ['events', eventKnown, things.filter(isEvent)],
      ['places', placeKnown, things.filter((thing) => !isEvent(thing))],
    ] as const)
      if (some.length > 0) yield { member, records: some, known }
    if (list.length === 0) break
  }
  if (had === 0) yield { member: 'events', records: [] }
  if (had < announced && !start.searchParams.has('$top'))
    yield { incomplete: { key: 'list-ends-early', values: { had, announced } } }
}

/** `{"d":{"results":[]}}`, `{"d":[]}`, `{"value":[]}`, or the list itself. */
function objectsIn(json: unknown): unknown[] | undefined {
  const list = [at(json, 'd', 'results'), at(json, 'd'), at(json, 'value'), json].find(Array.isArray)
  return list as unknown[] | undefined
}

function nextOf({ json }: Answer): string | undefined {
  return [at(json, 'd', '__next'), objectOf(json)['odata.nextLink'], objectOf(json)['@odata.nextLink']]
    .map(textOf)
    .find(Boolean)
}

function totalOf(json: unknown): number | undefined {
  const said = at(json, 'd', '__count') ?? objectOf(json)['odata.count'] ?? objectOf(json).__count
  const total = numberOf(said) ?? Number(textOf(said) ?? Number.NaN)
  return Number.isNaN(total) ? undefined : total
}
