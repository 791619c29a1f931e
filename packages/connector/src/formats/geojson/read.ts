import type { Split } from '../../parallel/types.ts'
import type { Detection, Layer, Member, Problem, RawRecord } from '../../types.ts'
import { Flattener, isGeometry } from '../json/flatten.ts'
import { isObject, type Plan } from '../json/locate.ts'
import { splitLines, splitList } from '../json/pieces.ts'
import { preview } from '../json/preview.ts'
import { type Item, parseDocument, streamedItems, WHOLE } from '../json/source.ts'
import { Tally } from '../table/tally.ts'
import { crsName } from './crs.ts'

const list = (path: string[]): Plan => ({ kind: 'list', path, inner: [] })

/** Features as records: their properties flattened like JSON, their geometry in the layer's CRS. */
export async function openGeojson(member: Member, detection: Detection): Promise<Layer[]> {
  const start = (await preview(member))?.value
  const {
    sequence,
    lines,
    list: bare,
  } = (detection.dialect ?? {}) as { sequence?: boolean; lines?: boolean; list?: boolean }
  const collection = isObject(start) && start.type === 'FeatureCollection' && !sequence
  const layer: Layer = {
    path: member.path,
    format: 'geojson',
    encoding: detection.encoding ?? 'utf-8',
    columns: [],
    repairs: [],
    warnings: [],
    records: () => read(layer, (tally) => itemsOf(member, { sequence, lines, bare, collection }, tally)),
  }
  if (isObject(start)) {
    const crs = crsName(start.crs ?? (await crsAtTheEnd(member, start)))
    if (crs) layer.crs = crs
    if (typeof start.name === 'string') layer.facts = { title: start.name }
  }
  const split = await splitOf(member, { sequence, lines, bare, collection }, layer)
  if (split) layer.split = split
  return [layer]
}

/** Some writers put `crs` after a long list of features. */
async function crsAtTheEnd(member: Member, start: Record<string, unknown>): Promise<unknown> {
  if (start.type !== 'FeatureCollection' || member.bytes > WHOLE) return undefined
  const root = await parseDocument(member, new Tally({ repairs: [], warnings: [] }))
  return isObject(root) ? root.crs : undefined
}

/** What is streamed can be cut; a smaller document is built as a whole. */
async function splitOf(member: Member, shape: Shape, layer: Layer): Promise<Split | undefined> {
  if (shape.sequence) return shape.lines ? splitLines(member, true, layer) : undefined
  if (member.bytes <= WHOLE) return undefined
  if (shape.bare) return splitList(member, [], true, layer)
  return shape.collection ? splitList(member, ['features'], true, layer) : undefined
}

interface Shape {
  sequence?: boolean | undefined
  lines?: boolean | undefined
  bare?: boolean | undefined
  collection: boolean
}

async function* itemsOf(member: Member, shape: Shape, tally: Tally): AsyncGenerator<Item> {
  if (shape.sequence) {
    for await (const item of streamedItems(member, undefined, tally, shape.lines))
      yield* 'broken' in item ? [item] : unfold(item.value)
  } else if (shape.bare) yield* streamedItems(member, list([]), tally)
  else if (shape.collection && member.bytes > WHOLE) yield* streamedItems(member, list(['features']), tally)
  else yield* unfold(await parseDocument(member, tally))
}

export function* unfold(value: unknown): Generator<Item> {
  if (isObject(value) && value.type === 'FeatureCollection') {
    if (Array.isArray(value.features)) for (const feature of value.features) yield { value: feature }
  } else if (isObject(value) && value.type === 'GeometryCollection' && Array.isArray(value.geometries)) {
    for (const geometry of value.geometries) yield { value: geometry }
  } else yield { value }
}

async function* read(layer: Layer, items: (tally: Tally) => AsyncIterable<Item>): AsyncGenerator<RawRecord> {
  const tally = new Tally(layer)
  tally.reset()
  const derived = new Set(layer.derived)
  layer.derived = derived
  const flattener = new Flattener(layer.columns, tally, derived)
  let where = 0
  for await (const item of items(tally)) {
    where++
    yield 'broken' in item
      ? { values: [], where, broken: item.broken }
      : featureRecord(item.value, where, flattener, tally)
  }
  tally.settle()
}

export function featureRecord(feature: unknown, where: number, flattener: Flattener, tally: Tally): RawRecord {
  const broken = (key: string): RawRecord => ({ values: [], where, broken: { key } satisfies Problem })
  if (!isObject(feature)) return broken('not-a-feature')
  if (isGeometry(feature)) return { ...flattener.record({}, where), geometry: feature }
  if (feature.type !== 'Feature') return broken('not-a-feature')
  const properties = isObject(feature.properties) ? feature.properties : {}
  const id = feature.id !== undefined && !('id' in properties) ? { id: feature.id } : {}
  const record = flattener.record({ ...id, ...properties }, where)
  if (isGeometry(feature.geometry)) record.geometry = feature.geometry
  else if (feature.geometry === null || feature.geometry === undefined) tally.warn('no-geometry', `feature ${where}`)
  else tally.warn('bad-geometry', `feature ${where}`)
  return record
}
