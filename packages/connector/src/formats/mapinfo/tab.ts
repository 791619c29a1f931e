import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { encodingOfBytes } from '../../detect/encoding.ts'
import { Unreadable } from '../../problem.ts'
import type { Layer, Member, RawRecord } from '../../types.ts'
import { FileWindow } from '../binary/file-window.ts'
import { newLayer } from '../geometry/layer.ts'
import { Tally } from '../table/tally.ts'
import { charsetOf } from './charset.ts'
import { declareCoordSys } from './declare.ts'
import { MapFile } from './map-file.ts'
import { fieldsOf, type TabField, tabCell } from './tab-fields.ts'

interface Table {
  fields: TabField[]
  start: number
  width: number
  rows: number
  encoding: string
}

/** A native MapInfo table: words in `.dat`, shapes in `.map`, which shape belongs to which row in `.id`. */
export async function openTab(member: Member): Promise<Layer[]> {
  const text = Buffer.from(await member.head(64 * 1024)).toString('latin1')
  const type = /^\s*type\s+(\w+)/im.exec(text)?.[1]?.toUpperCase() ?? 'NATIVE'
  const data = member.parts?.get('dat') ?? (type === 'DBF' ? member.parts?.get('dbf') : undefined)
  if (!data || (type !== 'NATIVE' && type !== 'DBF')) throw new Unreadable('part-missing', { part: '.dat' })
  const layer = newLayer(member, 'mapinfo-tab')
  const table = await tableOf(data, fieldsOf(text), charsetOf(text))
  const named = fieldsOf(iconv.decode(Buffer.from(text, 'latin1'), table.encoding))
  layer.columns = named.map(({ name }) => name)
  layer.encoding = table.encoding
  const shapes = await MapFile.open(member)
  if (shapes) {
    declareCoordSys(layer, shapes.coordSys)
    await shapes.close()
  }
  const kept = structuredClone(layer.warnings)
  layer.records = () => read(member, data, layer, table, kept)
  return [layer]
}

async function tableOf(data: Member, fields: TabField[], said: string | undefined): Promise<Table> {
  const window = await FileWindow.open(data)
  try {
    const header = Buffer.from(await window.read(0, 32))
    if (header.length < 32) throw new Unreadable('broken', { reason: '.dat' })
    const start = header.readUInt16LE(8)
    const width = header.readUInt16LE(10)
    const present = width > 0 ? Math.floor((data.bytes - start) / width) : 0
    // The file's own descriptors know how long each cell is.
    const own = await descriptors(window, start)
    let offset = 1
    const placed = fields.map((field, index) => {
      const length = own[index] ?? field.length
      const at = offset
      offset += length
      return { ...field, length, offset: at }
    })
    if (offset > width + 1) throw new Unreadable('broken', { reason: '.dat' })
    const rows = Math.max(0, Math.min(header.readUInt32LE(4), present))
    const texts: Buffer[] = []
    for (let index = 0; index < Math.min(rows, 400); index++) {
      const row = await window.read(start + index * width, width)
      for (const field of placed)
        if (field.type === 'char')
          texts.push(Buffer.from(row.subarray(field.offset, field.offset + field.length)), Buffer.from('\n'))
    }
    const sample = Buffer.concat(texts.map((one) => one.subarray(0, textEnd(one))))
    const hasAccents = sample.some((byte) => byte > 127)
    const seen = encodingOfBytes(sample)
    const proven = hasAccents && isUtf8(sample) ? 'utf-8' : undefined
    const guessed = seen === 'iso-8859-1' || (seen === 'utf-8' && !hasAccents) ? 'windows-1252' : seen
    return { fields: placed, start, width, rows, encoding: proven ?? (said !== 'utf-8' ? said : undefined) ?? guessed }
  } finally {
    await window.close()
  }
}

const textEnd = (bytes: Buffer) => {
  const end = bytes.indexOf(0)
  return end < 0 ? bytes.length : end
}

async function descriptors(window: FileWindow, start: number): Promise<number[]> {
  const bytes = Buffer.from(await window.read(32, Math.max(0, start - 32)))
  const lengths: number[] = []
  for (let at = 0; at + 32 <= bytes.length && bytes[at] !== 0x0d; at += 32) lengths.push(bytes[at + 16]!)
  return lengths
}

async function* read(
  member: Member,
  data: Member,
  layer: Layer,
  table: Table,
  kept: Layer['warnings'],
): AsyncGenerator<RawRecord> {
  const tally = new Tally(layer)
  tally.reset()
  for (const { kind, message } of kept) tally.warn(kind, undefined, message)
  const window = await FileWindow.open(data)
  const shapes = await MapFile.open(member)
  try {
    for (let index = 0; index < table.rows; index++) {
      const row = Buffer.from(await window.read(table.start + index * table.width, table.width))
      if (row.length < table.width) {
        tally.warn('cut-off', `row ${index + 1}`)
        break
      }
      if (row[0] === 0x2a) continue
      const values = table.fields.map((field) =>
        tabCell(row.subarray(field.offset, field.offset + field.length), field, table.encoding),
      )
      const record: RawRecord = { values, where: index + 1 }
      const geometry = shapes ? await shapes.shape(index) : null
      if (geometry) record.geometry = geometry
      else if (shapes) tally.warn(geometry === null ? 'no-geometry' : 'bad-geometry', `row ${index + 1}`)
      yield record
    }
    tally.settle()
  } finally {
    await window.close()
    await shapes?.close()
  }
}
