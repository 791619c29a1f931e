import { convertBatches } from '../check/convert-layer.ts'
import type { MapContext } from '../map/context.ts'
import { meter } from '../meter.ts'
import type { Converted, Layer, RawRecord, Understanding } from '../types.ts'
import { convertInThreads } from './convert.ts'
import { type Form, partWriter } from './forms.ts'
import { splitRecords } from './records.ts'
import { type Threads, workersFor } from './threads.ts'
import type { Part } from './types.ts'

export interface Conversions {
  /** True when a conversion has been read to its end; before that they only grow. */
  counts: { records: number; refused: number }
  /** Canonical records and refusals, each call from the start. */
  convert(): AsyncGenerator<Converted>
  /** The same, many at a time: for large sources. */
  convertBatches(): AsyncGenerator<Converted[]>
  /** The same, written down. */
  convertTo(form: Form): AsyncGenerator<Part>
}

/** All ways to convert a layer: by several threads where it is large and can be cut, else by this one. What comes out is the same. */
export function conversionsOf(
  layer: Layer,
  understanding: Understanding,
  context: MapContext,
  threads: Threads | undefined,
): Conversions {
  const counts = { records: 0, refused: 0 }

  function begin(): void {
    Object.assign(counts, { records: 0, refused: 0 })
    meter()?.counting(counts)
  }

  async function* parts(form: Form): AsyncGenerator<Part> {
    begin()
    for await (const part of (await byThreads(form)) ?? written(byThisThread(layer), form)) {
      for (const _ of part.refusals) counts.refused++
      yield part
    }
    counts.records += layer.merged ?? 0
  }

  /** Undefined where one thread does it better, or must; a reading that was begun to find that out is gone on with. */
  async function byThreads(form: Form): Promise<AsyncGenerator<Part> | undefined> {
    const workers = workersFor(layer, understanding, threads)
    if (workers === 0) return undefined
    const counted = (rows: number) => {
      counts.records += rows
    }
    const found = layer.split ? { split: layer.split } : await splitRecords(layer)
    return 'split' in found
      ? convertInThreads(layer, found.split, understanding, context, { form, workers, counted })
      : written(byThisThread({ ...layer, ...found }), form)
  }

  // Rows are counted as they are read: several may make one record (the dishes of a menu).
  async function* byThisThread(layer: Layer): AsyncGenerator<Converted[]> {
    const { batches } = layer
    const counted: Layer = {
      ...layer,
      records: () => counting(layer.records(), counts),
      ...(batches ? { batches: () => countingBatches(batches(), counts) } : {}),
    }
    yield* convertBatches(counted, understanding, context)
  }

  async function* batchesOf(): AsyncGenerator<Converted[]> {
    for await (const { converted } of parts({ to: 'records' })) if (converted) yield converted
  }

  return {
    counts,
    convert: async function* () {
      for await (const batch of batchesOf()) yield* batch
    },
    convertBatches: batchesOf,
    convertTo: parts,
  }
}

async function* written(batches: AsyncIterable<Converted[]>, form: Form): AsyncGenerator<Part> {
  const write = partWriter(form)
  for await (const batch of batches) yield write(batch)
}

async function* counting(records: AsyncIterable<RawRecord>, counts: { records: number }): AsyncGenerator<RawRecord> {
  for await (const record of records) {
    counts.records++
    yield record
  }
}

async function* countingBatches(
  batches: AsyncIterable<RawRecord[]>,
  counts: { records: number },
): AsyncGenerator<RawRecord[]> {
  for await (const batch of batches) {
    counts.records += batch.length
    yield batch
  }
}
