import { convertBatches } from '../check/convert-layer.ts'
import type { MapContext } from '../map/context.ts'
import { meter } from '../meter.ts'
import type { Converted, Layer, RawRecord, Understanding } from '../types.ts'
import { convertInThreads } from './convert.ts'
import { type Form, partWriter } from './forms.ts'
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
  const workers = () => workersFor(layer, understanding, threads)

  function begin(): void {
    Object.assign(counts, { records: 0, refused: 0 })
    meter()?.counting(counts)
  }

  async function* byThreads(form: Form): AsyncGenerator<Part> {
    const counted = (rows: number) => {
      counts.records += rows
    }
    yield* convertInThreads(layer, understanding, context, { form, workers: workers(), counted })
  }

  async function* byThisThread(): AsyncGenerator<Converted[]> {
    // Rows are counted as they are read: several may make one record (the dishes of a menu).
    const { batches } = layer
    const counted: Layer = {
      ...layer,
      records: () => counting(layer.records(), counts),
      ...(batches ? { batches: () => countingBatches(batches(), counts) } : {}),
    }
    yield* convertBatches(counted, understanding, context)
    counts.records += layer.merged ?? 0
  }

  async function* batchesOf(): AsyncGenerator<Converted[]> {
    begin()
    const batches = workers() > 0 ? parsed(byThreads({ to: 'records' })) : byThisThread()
    for await (const batch of batches) {
      for (const converted of batch) if (!converted.ok) counts.refused++
      yield batch
    }
  }

  async function* convertTo(form: Form): AsyncGenerator<Part> {
    begin()
    const parts = workers() > 0 ? byThreads(form) : written(byThisThread(), form)
    for await (const part of parts) {
      counts.refused += part.refusals.length
      yield part
    }
  }

  return {
    counts,
    convert: async function* () {
      for await (const batch of batchesOf()) yield* batch
    },
    convertBatches: batchesOf,
    convertTo,
  }
}

async function* parsed(parts: AsyncIterable<Part>): AsyncGenerator<Converted[]> {
  for await (const { converted } of parts) if (converted) yield converted
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
