import { looksMojibake, repairMojibake } from '../../detect/mojibake.ts'
import { Unreadable } from '../../problem.ts'
import type { Detection, Layer, Member, RawRecord } from '../../types.ts'
import { FileWindow } from '../binary/file-window.ts'
import { declareCrs } from '../geometry/declared-crs.ts'
import { newLayer } from '../geometry/layer.ts'
import { Tally } from '../table/tally.ts'
import { geometryOf } from './geometry.ts'
import { propertiesOf } from './properties.ts'
import { COLUMN, type Column, CRS, columnTypes, FEATURE, geometryTypes, HEADER } from './schema.ts'
import { FlatTable } from './table.ts'

const LARGEST_HEADER = 64 << 20
const LARGEST_FEATURE = 512 << 20

interface Head {
  columns: Column[]
  type: string
  /** Of the first feature: behind the header and the index. */
  start: number
  count: number
}

/** The features in the order they lie; the spatial index before them is skipped. */
export async function openFlatgeobuf(member: Member, _detection: Detection): Promise<Layer[]> {
  const window = await FileWindow.open(member)
  try {
    const layer = newLayer(member, 'flatgeobuf')
    layer.encoding = 'utf-8'
    const head = await headOf(window, layer)
    layer.columns = head.columns.map(({ name }) => name)
    const kept = structuredClone(layer.warnings)
    layer.records = () => read(member, layer, head, kept)
    return [layer]
  } finally {
    await window.close()
  }
}

async function headOf(window: FileWindow, layer: Layer): Promise<Head> {
  const prefix = await window.read(0, 12)
  const size = prefix.length === 12 ? prefix.readUInt32LE(8) : 0
  if (size < 8 || size > LARGEST_HEADER || 12 + size > window.bytes)
    throw new Unreadable('broken', { reason: 'header' })
  try {
    const header = FlatTable.root(Buffer.from(await window.read(12, size)))
    const count = header.uint64(HEADER.count)
    const nodeSize = header.uint16(HEADER.nodeSize, 16)
    const start = 12 + size + (nodeSize > 1 && count > 0 ? indexSize(count, nodeSize) : 0)
    const title = header.text(HEADER.title) ?? header.text(HEADER.name)
    if (title) layer.facts = { title }
    declareCrs(layer, systemOf(header.table(HEADER.crs)))
    const type = geometryTypes[header.uint8(HEADER.geometryType)] ?? 'Unknown'
    return { columns: columnsOf(header, HEADER.columns), type, start, count }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new Unreadable('broken', { reason: 'header' })
  }
}

function columnsOf(table: FlatTable, field: number): Column[] {
  return table.tables(field).map((column, index) => ({
    name: column.text(COLUMN.name) ?? `column ${index + 1}`,
    type: columnTypes[column.uint8(COLUMN.type)] ?? 'String',
  }))
}

function systemOf(crs: FlatTable | undefined): string | undefined {
  if (!crs) return undefined
  const code = crs.int32(CRS.code) || crs.text(CRS.codeText)
  const organization = crs.text(CRS.organization) ?? 'EPSG'
  return code && /^epsg$/i.test(organization) ? `EPSG:${code}` : (crs.text(CRS.wkt) ?? undefined)
}

/** A packed tree: as many leaves as features, then a node for every `nodeSize` of the level below; 40 bytes each. */
function indexSize(count: number, nodeSize: number): number {
  let level = count
  let nodes = count
  do {
    level = Math.ceil(level / nodeSize)
    nodes += level
  } while (level > 1)
  return nodes * 40
}

async function* read(member: Member, layer: Layer, head: Head, kept: Layer['warnings']): AsyncGenerator<RawRecord> {
  const tally = new Tally(layer)
  tally.reset()
  for (const { kind, message } of kept) tally.warn(kind, undefined, message)
  const window = await FileWindow.open(member)
  let at = head.start
  let where = 0
  try {
    while (at + 4 <= window.bytes) {
      const size = (await window.read(at, 4)).readUInt32LE(0)
      if (size > LARGEST_FEATURE || at + 4 + size > window.bytes) {
        tally.warn('cut-off', `feature ${where + 1}`)
        break
      }
      yield featureOf(Buffer.from(await window.read(at + 4, size)), ++where, head, tally)
      at += 4 + size
    }
    if (head.count > where) tally.warn('cut-off', `feature ${where + 1}`)
    tally.settle()
  } finally {
    await window.close()
  }
}

function featureOf(bytes: Buffer, where: number, head: Head, tally: Tally): RawRecord {
  const record: RawRecord = { values: [], where }
  try {
    const feature = FlatTable.root(bytes)
    const properties = feature.bytes(FEATURE.properties)
    const own = columnsOf(feature, FEATURE.columns)
    const columns = own.length > 0 ? own : head.columns
    if (properties)
      for (const [index, value] of propertiesOf(properties, columns)) {
        const column = own.length > 0 ? head.columns.findIndex(({ name }) => name === own[index]!.name) : index
        if (column >= 0) record.values[column] = mended(value, where, tally)
      }
    const shape = feature.table(FEATURE.geometry)
    const geometry = shape && geometryOf(shape, head.type)
    if (geometry) record.geometry = geometry
    else tally.warn('no-geometry', `feature ${where}`)
    return record
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { values: [], where, broken: { key: 'not-a-feature' } }
  }
}

function mended(value: unknown, where: number, tally: Tally): unknown {
  if (value === '') return undefined
  const after = typeof value === 'string' && looksMojibake(value) ? repairMojibake(value) : undefined
  if (after === undefined) return value
  tally.repair('mojibake', 1, {
    before: String(value).slice(0, 80),
    after: after.slice(0, 80),
    where: `feature ${where}`,
  })
  return after
}
