import { Unreadable } from '../../problem.ts'
import type { Detection, Layer, Member, RawRecord } from '../../types.ts'
import { crsName } from '../geojson/crs.ts'
import { newLayer } from '../geometry/layer.ts'
import { Flattener } from '../json/flatten.ts'
import { isObject } from '../json/locate.ts'
import { parseDocument, tooLargeForWhole } from '../json/source.ts'
import { Tally } from '../table/tally.ts'
import { Topology } from './topology.ts'

/** Shapes share arcs that stand anywhere in the file: the whole of it is in memory. */
const LARGEST = 256 << 20

/** Each object of the topology is a layer; the shapes of a collection are its records. */
export async function openTopojson(member: Member, detection: Detection): Promise<Layer[]> {
  if (member.bytes > LARGEST) throw tooLargeForWhole(member)
  const found = { repairs: [], warnings: [] }
  const root = await parseDocument(member, new Tally(found))
  if (!isObject(root) || !isObject(root.objects)) throw new Unreadable('no-records')
  const topology = new Topology(root)
  const objects = Object.entries(root.objects).filter((entry): entry is [string, Record<string, unknown>] =>
    isObject(entry[1]),
  )
  if (objects.length === 0) throw new Unreadable('no-records')
  return objects.map(([name, object]) => {
    const layer = newLayer(member, 'topojson', objects.length > 1 ? name : undefined)
    layer.encoding = detection.encoding ?? 'utf-8'
    layer.facts = { title: name }
    const crs = crsName(root.crs)
    if (crs) layer.crs = crs
    layer.records = () => read(layer, topology, object, found)
    return layer
  })
}

async function* read(
  layer: Layer,
  topology: Topology,
  object: Record<string, unknown>,
  found: Pick<Layer, 'repairs' | 'warnings'>,
): AsyncGenerator<RawRecord> {
  const tally = new Tally(layer)
  tally.reset()
  topology.start()
  for (const { kind, count } of found.repairs) tally.repair(kind, count)
  for (const { kind, count } of found.warnings) tally.warn(kind, undefined, undefined, count)
  const flattener = new Flattener(layer.columns, tally)
  const isList = object.type === 'GeometryCollection' && Array.isArray(object.geometries)
  const shapes = isList ? (object.geometries as unknown[]) : [object]
  let where = 0
  for (const shape of shapes) {
    where++
    if (!isObject(shape)) {
      yield { values: [], where, broken: { key: 'not-a-feature' } }
      continue
    }
    const properties = isObject(shape.properties) ? shape.properties : {}
    const id = shape.id !== undefined && !('id' in properties) ? { id: shape.id } : {}
    const record = flattener.record({ ...id, ...properties }, where)
    const geometry = shapeOf(topology, shape)
    if (geometry) record.geometry = geometry
    else tally.warn(geometry === null ? 'no-geometry' : 'bad-geometry', `shape ${where}`)
    yield record
  }
  tally.settle()
}

function shapeOf(topology: Topology, shape: Record<string, unknown>): RawRecord['geometry'] | null {
  try {
    return topology.geometry(shape)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
