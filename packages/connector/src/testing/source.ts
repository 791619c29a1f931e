import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { detect } from '../detect/detect.ts'
import { defaultLimits } from '../limits.ts'
import type { Layer, RawRecord, ReadContext } from '../types.ts'
import { fileMember } from '../unpack/member.ts'

export const context: ReadContext = { limits: defaultLimits, today: '2026-11-23', timezone: 'Europe/Paris' }

export async function temporaryFile(name: string, content: string | Uint8Array): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'wiker-test-')), name.replaceAll('/', '_'))
  await writeFile(file, content)
  return file
}

export async function memberOf(name: string, content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return fileMember(name, await temporaryFile(name, bytes), bytes.length)
}

/** The layers of a made-up file, as the pipeline would open it. */
export async function open(name: string, content: string | Uint8Array, read: ReadContext = context): Promise<Layer[]> {
  const member = await memberOf(name, content)
  const detected = await detect(member)
  if ('unreadable' in detected) throw new Error(`unreadable: ${detected.unreadable}`)
  return detected.format.open(member, detected.detection, read)
}

export interface Table {
  layer: Layer
  records: RawRecord[]
  /** Each record by column name, what is empty left out. */
  rows: Record<string, unknown>[]
}

export async function tableOf(layer: Layer): Promise<Table> {
  const records: RawRecord[] = []
  for await (const record of layer.records()) records.push(record)
  const rows = records.map(({ values }) =>
    Object.fromEntries(
      layer.columns.flatMap((name, index) => (values[index] === undefined ? [] : [[name, values[index]]])),
    ),
  )
  return { layer, records, rows }
}

/** The only layer of a file. */
export async function read(name: string, content: string | Uint8Array, context?: ReadContext): Promise<Table> {
  const layers = await open(name, content, context)
  if (layers.length !== 1) throw new Error(`${layers.length} layers`)
  return tableOf(layers[0]!)
}

export const kinds = (list: { kind: string }[]): string[] => list.map(({ kind }) => kind)

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}
