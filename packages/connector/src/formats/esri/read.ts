import type { Detection, Layer, Member, RawRecord } from '../../types.ts'
import { declareCrs } from '../geometry/declared-crs.ts'
import { newLayer } from '../geometry/layer.ts'
import { Flattener } from '../json/flatten.ts'
import { isObject } from '../json/locate.ts'
import { preview } from '../json/preview.ts'
import { documentItems, parseDocument, streamedItems, WHOLE } from '../json/source.ts'
import { Tally } from '../table/tally.ts'
import { geometryOf } from './geometry.ts'

interface Field {
  name: string
  type: string
  /** Words behind the codes of a coded domain. */
  words?: Map<unknown, string>
}

/** Features with their attributes; dates, stored as milliseconds, become instants, codes the words they stand for. */
export async function openEsri(member: Member, detection: Detection): Promise<Layer[]> {
  const layer = newLayer(member, 'esrijson')
  layer.encoding = detection.encoding ?? 'utf-8'
  const whole = member.bytes <= WHOLE
  const root = whole ? await parseDocument(member, new Tally(layer)) : (await preview(member, 2 * 1024 * 1024))?.value
  const start = isObject(root) ? root : {}
  declareCrs(layer, systemOf(start))
  if (start.exceededTransferLimit === true) layer.warnings.push({ kind: 'more-to-read', count: 1 })
  const fields = fieldsOf(start.fields)
  layer.columns = [...fields.keys()].filter((name) => !fields.get(name)!.type.endsWith('Geometry'))
  const kept = structuredClone({ repairs: layer.repairs, warnings: layer.warnings })
  const plan = { kind: 'list' as const, path: ['features'], inner: [] }
  layer.records = async function* () {
    const tally = new Tally(layer)
    tally.reset()
    for (const { kind, count } of kept.repairs) tally.repair(kind, count)
    for (const { kind, message, count } of kept.warnings) tally.warn(kind, undefined, message, count)
    const flattener = new Flattener(layer.columns, tally)
    let where = 0
    for await (const item of whole ? documentItems(root, plan) : streamedItems(member, plan, tally)) {
      where++
      yield 'broken' in item ? { values: [], where, broken: item.broken } : recordOf(item.value, where)
    }
    tally.settle()

    function recordOf(feature: unknown, at: number): RawRecord {
      if (!isObject(feature)) return { values: [], where: at, broken: { key: 'not-a-feature' } }
      const record = flattener.record(cleaned(feature.attributes, fields), at)
      const geometry = geometryOf(feature.geometry)
      if (geometry) record.geometry = geometry
      else if (start.geometryType) tally.warn(geometry === null ? 'no-geometry' : 'bad-geometry', `feature ${at}`)
      return record
    }
  }
  return [layer]
}

/** The newer number first: 102100 is what 3857 was called before. */
function systemOf(start: Record<string, unknown>): string | undefined {
  const features = Array.isArray(start.features) ? start.features : []
  const geometry = features.find((one) => isObject(one) && isObject(one.geometry))?.geometry
  const said = start.spatialReference ?? (isObject(geometry) ? geometry.spatialReference : undefined)
  if (!isObject(said)) return undefined
  const code = said.latestWkid ?? said.wkid
  if (typeof code === 'number') return `EPSG:${code}`
  return typeof said.wkt === 'string' ? said.wkt : undefined
}

function fieldsOf(list: unknown): Map<string, Field> {
  const fields = Array.isArray(list) ? list.filter(isObject) : []
  return new Map(
    fields.map(({ name, type, domain }) => {
      const field: Field = { name: String(name), type: String(type) }
      if (isObject(domain) && Array.isArray(domain.codedValues))
        field.words = new Map(domain.codedValues.filter(isObject).map((one) => [one.code, String(one.name)]))
      return [field.name, field]
    }),
  )
}

function cleaned(attributes: unknown, fields: Map<string, Field>): Record<string, unknown> {
  if (!isObject(attributes)) return {}
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => {
      const field = fields.get(name)
      if (field?.words?.has(value)) return [name, field.words.get(value)]
      const isDate = field?.type === 'esriFieldTypeDate' && typeof value === 'number' && Math.abs(value) < 8.64e15
      return [name, isDate ? instant(value) : value]
    }),
  )
}

/** A day is stored as its midnight in UTC. */
const instant = (milliseconds: number) =>
  new Date(milliseconds)
    .toISOString()
    .replace(/T00:00:00\.000Z$/, '')
    .replace('.000Z', 'Z')
