import { gathered } from '../check/convert-layer.ts'
import type { Layer, RawRecord } from '../types.ts'
import type { Piece, Split, SplitReading, Start } from './types.ts'

/** Characters and coordinates of a piece, about. */
const WEIGHT = 128 * 1024
/** A layer lighter than this is converted before threads have started. */
const LARGE = 6 * 1024 * 1024

/**
 * A layer that can't be cut before it is read: this thread reads its records, the others convert them. Undefined for a small
 * one: its records, which were read to see how many there are, are then given as `batches`.
 */
export async function splitRecords(
  layer: Layer,
  large = LARGE,
): Promise<{ split: Split } | { batches: () => AsyncGenerator<RawRecord[]> }> {
  const batches = (layer.batches?.() ?? gathered(layer.records()))[Symbol.asyncIterator]()
  const first: RawRecord[][] = []
  let broken: { error: unknown } | undefined
  let done: boolean | undefined = false
  for (let weight = 0; weight < large && !done && !broken; ) {
    try {
      const next = await batches.next()
      done = next.done
      if (next.done) break
      first.push(next.value)
      weight += weightOf(next.value)
    } catch (error) {
      broken = { error }
    }
  }
  const all = async function* () {
    try {
      while (first.length > 0) yield first.shift()!
      if (broken) throw broken.error
      if (done) return
      for (let next = await batches.next(); !next.done; next = await batches.next()) yield next.value
    } finally {
      await batches.return?.(undefined)
    }
  }
  if (done || broken) return { batches: all }
  return { split: { reader: 'records', bytes: 0, open: () => new RecordPieces(all(), layer) } }
}

class RecordPieces implements SplitReading {
  readonly settings = undefined
  readonly #batches: AsyncGenerator<RawRecord[]>
  readonly #layer: Layer

  constructor(batches: AsyncGenerator<RawRecord[]>, layer: Layer) {
    this.#batches = batches
    this.#layer = layer
  }

  async *pieces(): AsyncGenerator<Piece> {
    let first = true
    for await (const batch of this.#batches) {
      for (const records of portions(batch)) {
        yield { records, derived: [...(this.#layer.derived ?? [])], where: 1, first, last: false }
        first = false
      }
    }
  }

  start({ where }: Piece): Start {
    return { where }
  }

  /** The layer counts for itself: it is read in this thread. */
  take(): void {}
  end(): void {}
}

function* portions(batch: RawRecord[]): Generator<RawRecord[]> {
  let start = 0
  let weight = 0
  for (let end = 0; end < batch.length; end++) {
    weight += weightOf([batch[end]!])
    if (weight < WEIGHT) continue
    yield batch.slice(start, end + 1)
    start = end + 1
    weight = 0
  }
  if (start < batch.length) yield start === 0 ? batch : batch.slice(start)
}

function weightOf(records: readonly RawRecord[]): number {
  let weight = 0
  for (const { values, geometry } of records) {
    for (const value of values)
      weight += typeof value === 'string' ? value.length : typeof value === 'object' && value ? numbersIn(value) * 8 : 8
    if (geometry) weight += numbersIn(geometry) * 8
  }
  return weight
}

/** How many plain values a thing has in it. */
function numbersIn(thing: object): number {
  let count = 0
  for (const value of Array.isArray(thing) ? thing : Object.values(thing))
    count += typeof value === 'object' && value !== null ? numbersIn(value) : 1
  return count
}
