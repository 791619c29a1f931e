import { readFile } from 'node:fs/promises'
import type { Table } from '@uwdata/flechette'
import { Unreadable } from '../../problem.ts'
import type { Detection, Layer, Member, RawRecord } from '../../types.ts'
import { declareCrs } from '../geometry/declared-crs.ts'
import { newLayer } from '../geometry/layer.ts'
import { Flattener } from '../json/flatten.ts'
import { geometryOf } from '../parquet/geometry.ts'
import { Tally } from '../table/tally.ts'
import { unpackLz4Frame } from './lz4-frame.ts'
import type { ArrowColumn } from './values.ts'

/** Arrow is read where it lies in memory, unpacked or not. */
const LARGEST = 512 * 1024 * 1024

/** One layer; groups of columns become dotted columns, lists stay lists, the first geometry is the record's own. */
export async function openArrow(member: Member, _detection: Detection): Promise<Layer[]> {
  if (member.bytes > LARGEST) throw new Unreadable('too-large', { limit: LARGEST })
  const { columnsOf, plainValue } = await import('./values.ts')
  const table = await tableOf(member)
  const columns = damaged(() => columnsOf(table))
  const geo = columns.find(({ geometry }) => geometry)
  const layer = newLayer(member, 'arrow')
  layer.columns = columns.filter((one) => one.simple && one !== geo).map(({ name }) => name)
  declareCrs(layer, geo?.geometry?.crs)
  const kept = structuredClone(layer.warnings)
  layer.records = async function* () {
    const tally = new Tally(layer)
    tally.reset()
    for (const { kind, message } of kept) tally.warn(kind, undefined, message)
    const flattener = new Flattener(layer.columns, tally)
    for (let row = 0; row < table.numRows; row++)
      yield damaged(() => recordOf(columns, row, { flattener, tally, plainValue }))
    tally.settle()
  }
  return [layer]
}

async function tableOf(member: Member): Promise<Table> {
  const [library, zlib] = await Promise.all([import('@uwdata/flechette'), import('node:zlib')])
  const encode = () => {
    throw new Error('nothing is packed here')
  }
  library.setCompressionCodec(library.CompressionType.LZ4_FRAME, {
    encode,
    decode: (bytes) => unpackLz4Frame(bytes, LARGEST),
  })
  library.setCompressionCodec(library.CompressionType.ZSTD, {
    encode,
    decode: (bytes) => zlib.zstdDecompressSync(bytes, { maxOutputLength: LARGEST }),
  })
  const bytes = await readFile(member.file)
  // A copy of its own: numbers lie at addresses of eight in it.
  return damaged(() => library.tableFromIPC(new Uint8Array(bytes), { useBigInt: true }))
}

/** What the library throws at a damaged file is the file's fault. */
function damaged<T>(act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw new Unreadable('broken', { reason: (error as Error).message.slice(0, 200) })
  }
}

interface Reading {
  flattener: Flattener
  tally: Tally
  plainValue(value: unknown, type: ArrowColumn['type']): unknown
}

function recordOf(columns: ArrowColumn[], row: number, { flattener, tally, plainValue }: Reading): RawRecord {
  const values: Record<string, unknown> = {}
  let own: RawRecord['geometry']
  let first = true
  for (const column of columns) {
    const value: unknown = column.at(row)
    if (!column.geometry) {
      const plain = plainValue(value, column.type)
      if (plain !== undefined || column.simple) values[column.name] = plain
      continue
    }
    const shape =
      value === null || value === undefined ? undefined : geometryOf(value, { name: column.name, ...column.geometry })
    if (!shape && value !== null && value !== undefined) tally.warn('bad-geometry', `row ${row + 1}`)
    if (first) own = shape
    else values[column.name] = shape
    first = false
  }
  const record = flattener.record(values, row + 1)
  if (own) record.geometry = own
  return record
}
