import { Unreadable } from '../../problem.ts'
import type { Detection, Layer, Member, RawRecord } from '../../types.ts'
import { newLayer } from '../geometry/layer.ts'
import {
  allText,
  attributeOf,
  childOf,
  type OpenElement,
  textOf,
  type XmlElement,
  xmlEvents,
} from '../markup/elements.ts'
import { passes, type Reading, textOfMember } from '../markup/reading.ts'
import { parseXml } from '../xml/sax.ts'
import { Journey } from './journey.ts'

const kinds = { wpt: 'waypoints', trk: 'tracks', rte: 'routes' } as const
type Kind = keyof typeof kinds

/** Waypoints, tracks and routes are layers of their own; what a file has none of is left out. */
export async function openGpx(member: Member, detection: Detection): Promise<Layer[]> {
  const { counts, title } = await survey(member)
  const present = (Object.keys(kinds) as Kind[]).filter((kind) => counts[kind] > 0)
  if (present.length === 0) throw new Unreadable('no-records')
  return present.map((kind) => {
    const layer = newLayer(member, 'gpx', present.length > 1 ? kinds[kind] : undefined)
    layer.encoding = detection.encoding ?? 'utf-8'
    layer.crs = 'EPSG:4326'
    if (title) layer.facts = { title }
    const text = (tally: Reading['tally']) => textOfMember(member, tally)()
    layer.records = passes(layer, text, (reading) => (kind === 'wpt' ? waypoints(reading) : journeys(reading, kind)))
    return layer
  })
}

async function survey(member: Member): Promise<{ counts: Record<Kind, number>; title?: string }> {
  const counts: Record<Kind, number> = { wpt: 0, trk: 0, rte: 0 }
  const path: string[] = []
  let title = ''
  const handlers = {
    open: (name: string) => {
      path.push(name)
      if (path.length === 2 && name in counts) counts[name as Kind]++
    },
    text: (text: string) => {
      const at = path.join('/')
      if (at === 'gpx/metadata/name' || at === 'gpx/name') title += text
    },
    close: () => path.pop(),
  }
  for await (const _ of parseXml(textOfMember(member)(), handlers, { forgive: () => {} }));
  return { counts, ...(title.trim() ? { title: title.trim() } : {}) }
}

async function* waypoints(reading: Reading): AsyncGenerator<RawRecord> {
  const interests = {
    ...reading,
    whole: (name: string, parents: readonly OpenElement[]) => name === 'wpt' && parents.length === 1,
  }
  let where = 0
  for await (const event of xmlEvents(reading.pieces, interests)) {
    if (!('element' in event)) continue
    const { element } = event
    const record = reading.flattener.record(factsOf(element.children), ++where)
    const position = positionOf(element)
    if (position) record.geometry = { type: 'Point', coordinates: position }
    else reading.tally.warn('bad-geometry', `waypoint ${where}`)
    yield record
  }
}

/** Points are taken one by one: a long track costs no more than its coordinates. */
async function* journeys(reading: Reading, kind: 'trk' | 'rte'): AsyncGenerator<RawRecord> {
  const interests = {
    ...reading,
    whole: (name: string, parents: readonly OpenElement[]) =>
      parents.some((parent) => parent.name === kind) && name !== 'trkseg',
    ends: (name: string) => name === kind || name === 'trkseg',
  }
  let journey = new Journey()
  let facts: XmlElement[] = []
  let where = 0
  for await (const event of xmlEvents(reading.pieces, interests)) {
    if ('element' in event) {
      const { element } = event
      if (element.name === 'trkpt' || element.name === 'rtept') {
        journey.add(positionOf(element), textOf(childOf(element, 'time')))
      } else facts.push(element)
    } else if (event.closed.name === 'trkseg') journey.pause()
    else if (event.parents.length === 1) {
      const record = reading.flattener.record({ ...journey.measures(), ...factsOf(facts) }, ++where)
      const geometry = journey.geometry()
      if (geometry) record.geometry = geometry
      else reading.tally.warn('no-geometry', `${kinds[kind]} ${where}`)
      yield record
      journey = new Journey()
      facts = []
    }
  }
}

function positionOf(element: XmlElement): number[] | undefined {
  const position = [Number(element.attributes.lon || Number.NaN), Number(element.attributes.lat || Number.NaN)]
  if (!position.every(Number.isFinite)) return undefined
  const height = Number(textOf(childOf(element, 'ele')) ?? Number.NaN)
  return Number.isFinite(height) ? [...position, height] : position
}

/** What stands beside the positions; extensions keep their own names, a link its address and its words. */
function factsOf(elements: readonly XmlElement[]): Record<string, unknown> {
  const facts: Record<string, unknown> = {}
  const put = (name: string, value: string | undefined) => {
    if (value === undefined || value === '') return
    const known = facts[name]
    facts[name] = known === undefined ? value : [...(Array.isArray(known) ? known : [known]), value]
  }
  for (const element of elements) {
    if (element.name === 'link') {
      put('link', attributeOf(element, 'href'))
      put('link.text', textOf(childOf(element, 'text')))
    } else if (element.name === 'extensions') for (const child of element.children) extension(child, child.name, put)
    else put(element.name, allText(element))
  }
  return facts
}

function extension(element: XmlElement, name: string, put: (name: string, value: string | undefined) => void): void {
  if (element.children.length === 0) put(element.attributes.name ?? name, textOf(element))
  else for (const child of element.children) extension(child, `${name}.${child.name}`, put)
}
