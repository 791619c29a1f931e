import type { CanonicalRecord } from '@wiker/model'
import { convertLayer } from '../check/convert-layer.ts'
import type { Layer, RawRecord, Refusal, Understanding } from '../types.ts'
import type { MapContext } from './context.ts'
import { understand } from './understand.ts'

/** A layer written by hand: a header line and rows, cells between bars. */
export function table(text: string, more: Partial<Layer> = {}): Layer {
  const [header = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
  return layerOf(header, rows, more)
}

export function layerOf(columns: string[], rows: unknown[][], more: Partial<Layer> = {}): Layer {
  return {
    path: 'table.csv',
    format: 'csv',
    headerRow: 1,
    columns,
    repairs: [],
    warnings: [],
    records: async function* () {
      for (const [index, values] of rows.entries()) yield { values, where: index + 2 } satisfies RawRecord
    },
    ...more,
  }
}

export function contextOf(more: Partial<MapContext> = {}): MapContext {
  return {
    today: '2026-11-23',
    timezone: 'Europe/Paris',
    country: 'FR',
    source: { url: 'https://example.org/data', retrieved: '2026-11-23T10:00:00Z' },
    member: 'data',
    ...more,
  }
}

export async function understood(layer: Layer, context = contextOf()): Promise<Understanding> {
  const sample: RawRecord[] = []
  for await (const record of layer.records()) sample.push(record)
  return understand(layer, sample, context)
}

/** `{ name: 'titre', startDate: 'date + heure' }` */
export async function mappingOf(layer: Layer, context = contextOf()): Promise<Record<string, string>> {
  const { mapping } = await understood(layer, context)
  return Object.fromEntries(mapping.map(({ to, from }) => [to, from]))
}

export async function converted(layer: Layer, context = contextOf()) {
  const understanding = await understood(layer, context)
  const records: CanonicalRecord[] = []
  const refusals: Refusal[] = []
  for await (const result of convertLayer(layer, understanding, context)) {
    if (result.ok) records.push(result.record)
    else refusals.push(result.refusal)
  }
  return { understanding, records, refusals }
}
