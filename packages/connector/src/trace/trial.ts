import type { CanonicalRecord } from '@wiker/model'
import { convertBatches } from '../check/convert-layer.ts'
import type { MapContext } from '../map/context.ts'
import type { Converted, Layer, RawRecord, Repair, Understanding } from '../types.ts'

/** A layer that can be asked what it would make of some rows, without being read again and without counting anything. */
export class Trial {
  readonly #layer: Layer
  readonly #understanding: Understanding
  readonly #context: MapContext

  constructor(layer: Layer, understanding: Understanding, context: MapContext) {
    this.#layer = layer
    this.#understanding = understanding
    this.#context = context
  }

  /** What each of these records becomes, every one by itself: it is made of one row, or of several that belong together. */
  async outcomes(records: readonly (readonly RawRecord[])[]): Promise<(CanonicalRecord | undefined)[]> {
    // Rows that never join others are converted in one go.
    if (records.every((rows) => rows.length === 1) && !this.#joins) {
      const found = new Map<RawRecord, Converted>()
      await this.#convert(
        records.map((rows) => rows[0]!),
        (converted, rows) => found.set(rows[0]!, converted),
      )
      return records.map((rows) => recordOf(found.get(rows[0]!)))
    }
    const outcomes: (CanonicalRecord | undefined)[] = []
    for (const rows of records) outcomes.push((await this.outcome(rows)).record)
    return outcomes
  }

  /** What these rows become together, and what was mended on the way. */
  async outcome(rows: readonly RawRecord[]): Promise<{ record?: CanonicalRecord; repairs: Repair[] }> {
    let first: Converted | undefined
    const repairs = await this.#convert(rows, (converted) => {
      first ??= converted
    })
    const record = recordOf(first)
    return { ...(record ? { record } : {}), repairs }
  }

  get #joins(): boolean {
    return this.#understanding.settings.daily === true || this.#understanding.entity.type === 'menu'
  }

  async #convert(
    rows: readonly RawRecord[],
    observer: (converted: Converted, rows: readonly RawRecord[]) => void,
  ): Promise<Repair[]> {
    const layer: Layer = {
      ...this.#layer,
      repairs: [],
      warnings: [],
      batches: async function* () {
        yield [...rows]
      },
    }
    const understanding = { ...this.#understanding, repairs: [], warnings: [] }
    for await (const _ of convertBatches(layer, understanding, this.#context, observer));
    return understanding.repairs
  }
}

const recordOf = (converted: Converted | undefined): CanonicalRecord | undefined =>
  converted?.ok ? converted.record : undefined
