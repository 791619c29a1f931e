import type { Detection, Layer, Member, RawRecord } from '../../types.ts'
import { newLayer } from '../geometry/layer.ts'
import { Flattener } from '../json/flatten.ts'
import { streamedItems } from '../json/source.ts'
import { xmlEvents } from '../markup/elements.ts'
import { textOfMember } from '../markup/reading.ts'
import { Tally } from '../table/tally.ts'
import { fromJson, fromXml, type OsmElement } from './element.ts'
import { geometryOf, lineOfWay } from './geometry.ts'
import { Positions } from './positions.ts'

/** Says nothing of what a thing is. */
const aside = /^(?:created_by|source|source:.*|odbl|type)$/

/** Every element that says what it is (has tags) is a record, its tags the columns; the others only give their positions. */
export async function openOsm(member: Member, detection: Detection): Promise<Layer[]> {
  const layer = newLayer(member, detection.format)
  layer.encoding = detection.encoding ?? 'utf-8'
  layer.crs = 'EPSG:4326'
  layer.columns = ['@id']
  layer.facts = { licence: 'ODbL-1.0' }
  layer.records = () => read(member, layer, detection.format === 'overpass')
  return [layer]
}

async function* read(member: Member, layer: Layer, isJson: boolean): AsyncGenerator<RawRecord> {
  const tally = new Tally(layer)
  tally.reset()
  const elements = () => (isJson ? jsonElements(member, tally) : xmlElements(member, tally))
  // Ways may stand before their nodes, and relations before both.
  const nodes = new Positions()
  const wanted = new Set<string>()
  for await (const element of elements()) {
    if (element.type === 'node' && element.position) nodes.add(element.id, element.position)
    if (element.type === 'relation') for (const one of element.members) if (one.type === 'way') wanted.add(one.ref)
  }
  const position = (id: string) => nodes.get(id)
  const ways = new Map<string, [number, number][]>()
  if (wanted.size > 0)
    for await (const element of elements())
      if (element.type === 'way' && wanted.has(element.id)) ways.set(element.id, lineOfWay(element, position))
  tally.reset()
  const flattener = new Flattener(layer.columns, tally)
  let where = 0
  for await (const element of elements()) {
    if (element.deleted || !Object.keys(element.tags).some((key) => !aside.test(key))) continue
    where++
    const { type, ...tags } = element.tags
    const values = {
      '@id': `${element.type}/${element.id}`,
      ...(element.timestamp ? { '@timestamp': element.timestamp } : {}),
      ...tags,
      ...(type ? { '@relation': type } : {}),
    }
    const record = flattener.record(values, where)
    const geometry = geometryOf(element, { position, way: (id) => ways.get(id) })
    if (geometry) record.geometry = geometry
    else tally.warn('no-geometry', `${element.type}/${element.id}`)
    yield record
  }
  tally.settle()
}

async function* xmlElements(member: Member, tally: Tally): AsyncGenerator<OsmElement> {
  const interests = {
    whole: (name: string) => name === 'node' || name === 'way' || name === 'relation',
    forgive: (reason: string) => tally.warn('broken-markup', undefined, reason.slice(0, 120)),
    cutOff: () => tally.warn('cut-off'),
  }
  for await (const event of xmlEvents(textOfMember(member, tally)(), interests)) {
    if (!('element' in event)) continue
    const gone = event.parents.some(({ name }) => name === 'delete')
    yield gone ? { ...fromXml(event.element), deleted: true } : fromXml(event.element)
  }
}

async function* jsonElements(member: Member, tally: Tally): AsyncGenerator<OsmElement> {
  const list = { kind: 'list' as const, path: ['elements'], inner: [] }
  for await (const item of streamedItems(member, list, tally)) {
    const element = 'broken' in item ? undefined : fromJson(item.value)
    if (element) yield element
  }
}
