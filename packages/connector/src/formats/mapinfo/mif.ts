import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { encodingOf } from '../../detect/encoding.ts'
import { Unreadable } from '../../problem.ts'
import type { Layer, Member, RawRecord } from '../../types.ts'
import { newLayer } from '../geometry/layer.ts'
import { Tally } from '../table/tally.ts'
import { charsetOf } from './charset.ts'
import { declareCoordSys } from './declare.ts'
import { Lines } from './lines.ts'
import { columnsOf, type MifColumn, midRows } from './mid.ts'
import { isObjectStart, MifShapes } from './mif-shapes.ts'

interface Header {
  columns: MifColumn[]
  delimiter: string
  encoding: string
  system?: string
  /** Factors and offsets of the positions. */
  transform: number[]
}

/** The shapes of the `.mif`, the rows of the `.mid` beside it, one for one. */
export async function openMif(member: Member): Promise<Layer[]> {
  const header = await headerOf(member)
  const layer = newLayer(member, 'mif')
  layer.columns = header.columns.map(({ name }) => name)
  layer.encoding = header.encoding
  layer.delimiter = header.delimiter
  declareCoordSys(layer, header.system)
  if (!member.parts?.has('mid') && header.columns.length > 0) layer.warnings.push({ kind: 'no-attributes', count: 1 })
  const kept = structuredClone(layer.warnings)
  layer.records = () => read(member, layer, header, kept)
  return [layer]
}

async function headerOf(member: Member): Promise<Header> {
  const head = Buffer.from(await member.head(64 * 1024))
  const plain = head.toString('latin1')
  const end = /^\s*data\s*$/im.exec(plain)
  if (!end) throw new Unreadable('broken', { reason: 'Data' })
  const encoding = await encodingOfParts(member, charsetOf(plain.slice(0, end.index)))
  const text = iconv.decode(head.subarray(0, end.index), encoding)
  const transform = /^\s*transform\s+(.*)$/im.exec(text)?.[1]?.split(',').map(Number) ?? []
  const system = /^\s*coordsys\s+(.*)$/im.exec(text)?.[1]?.trim()
  return {
    columns: columnsOf(text),
    delimiter: /^\s*delimiter\s+"(.)"/im.exec(text)?.[1] ?? '\t',
    encoding,
    transform: [1, 1, 0, 0].map((missing, index) => {
      const value = transform[index]
      return value !== undefined && Number.isFinite(value) && (index > 1 || value !== 0) ? value : missing
    }),
    ...(system ? { system } : {}),
  }
}

/** UTF-8 proves itself; else what the file says, else what its letters look like. */
async function encodingOfParts(member: Member, said: string | undefined): Promise<string> {
  const table = member.parts?.get('mid') ?? member
  const sample = Buffer.from(await table.head(256 * 1024))
  const whole = sample.subarray(0, sample.lastIndexOf(10) + 1 || sample.length)
  if (isUtf8(whole) && whole.some((byte) => byte > 127)) return 'utf-8'
  const seen = (await encodingOf(table)).name
  return said && said !== 'utf-8' ? said : seen === 'iso-8859-1' ? 'windows-1252' : seen
}

async function* read(member: Member, layer: Layer, header: Header, kept: Layer['warnings']): AsyncGenerator<RawRecord> {
  const tally = new Tally(layer)
  tally.reset()
  for (const { kind, message } of kept) tally.warn(kind, undefined, message)
  const table = member.parts?.get('mid')
  const rows = table ? midRows(table, header)[Symbol.asyncIterator]() : undefined
  let where = 0
  for await (const geometry of shapesOf(member, header)) {
    where++
    const row = rows && (await rows.next())
    const record: RawRecord = { values: row && !row.done ? row.value : [], where }
    if (rows && row?.done) tally.warn('cut-off', `feature ${where}`)
    if (geometry) record.geometry = geometry
    else tally.warn(geometry === null ? 'no-geometry' : 'bad-geometry', `feature ${where}`)
    yield record
  }
  for (let row = await rows?.next(); row && !row.done; row = await rows?.next()) {
    tally.warn('no-geometry', `feature ${++where}`)
    yield { values: row.value, where }
  }
  tally.settle()
}

async function* shapesOf(member: Member, header: Header): AsyncGenerator<RawRecord['geometry'] | null> {
  const lines = new Lines(member, header.encoding)
  try {
    for (let line = await lines.next(); line !== undefined; line = await lines.next())
      if (/^\s*data\s*$/i.test(line)) break
    const shapes = new MifShapes(lines, header.transform)
    for (let line = await lines.next(); line !== undefined; line = await lines.next())
      if (isObjectStart(line)) yield await shapes.read(line)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    yield undefined
  } finally {
    await lines.close()
  }
}
