import type { Entity } from '@wiker/model'
import type { MapContext } from '../map/context.ts'
import type { Converted, Layer, Problem, RawRecord, Understanding } from '../types.ts'
import { compile, refused } from './compile.ts'
import { continues } from './daily.ts'
import { groupKey, join } from './group.ts'
import { type Draft, isEmpty } from './row.ts'
import { SeenIds } from './seen-ids.ts'
import { tallyInto } from './tally.ts'

/**
 * The records of a layer, one by one, as the mapping understood it. Converters are made once for each column. Repairs and
 * warnings are counted into the understanding while reading; a record that can't be kept comes back as a refusal with reasons.
 */
export async function* convertLayer(
  layer: Layer,
  understanding: Understanding,
  context: MapContext,
): AsyncGenerator<Converted> {
  for await (const batch of convertBatches(layer, understanding, context)) yield* batch
}

/** Told of each outcome with the rows it was made of: several where rows make one record together. */
export type Observer = (converted: Converted, rows: readonly RawRecord[]) => void

/** The same, many at a time. */
export async function* convertBatches(
  layer: Layer,
  understanding: Understanding,
  context: MapContext,
  observer?: Observer,
): AsyncGenerator<Converted[]> {
  const conversion = new Conversion(layer, understanding, context, observer)
  for await (const batch of layer.batches?.() ?? gathered(layer.records())) {
    const out: Converted[] = []
    for (const record of batch) conversion.push(record, out)
    if (out.length > 0) yield out
  }
  const last: Converted[] = []
  conversion.end(last)
  if (last.length > 0) yield last
}

/** What was read before a source broke off comes out before it does. */
export async function* gathered(records: AsyncIterable<RawRecord>): AsyncGenerator<RawRecord[]> {
  let batch: RawRecord[] = []
  try {
    for await (const record of records) {
      batch.push(record)
      if (batch.length < BATCH) continue
      yield batch
      batch = []
    }
  } catch (error) {
    if (batch.length > 0) yield batch
    throw error
  }
  if (batch.length > 0) yield batch
}
const BATCH = 256

/** Rows in, records out; those that may still grow (the dishes of a day, a holiday of many days) are held back. */
class Conversion {
  readonly #layer: Layer
  readonly #entity: Entity
  readonly #make: ReturnType<typeof compile>
  readonly #isDaily: boolean
  readonly #seen = new SeenIds()
  readonly #waiting = new Map<string, Draft>()
  readonly #observer: Observer | undefined
  /** Rows that were taken into another one, by the draft they went into; kept only for an observer. */
  readonly #joined = new Map<Draft, RawRecord[]>()
  #yesterday: Draft | undefined
  #number = 0

  constructor(layer: Layer, understanding: Understanding, context: MapContext, observer?: Observer) {
    this.#observer = observer
    this.#layer = layer
    this.#entity = understanding.entity.type
    this.#make = compile(layer, understanding, context, tallyInto(understanding))
    this.#isDaily = understanding.settings.daily === true
    if (joinsRows(understanding)) layer.merged = 0
  }

  push(record: RawRecord, out: Converted[]): void {
    const reason = brokenBy(record)
    if (reason) {
      this.#number++
      const broken = refused(record, [reason], this.#layer)
      this.#observer?.(broken, [record])
      out.push(broken)
      return
    }
    const draft = this.#make.draft(record, ++this.#number)
    if (this.#isDaily) this.#day(draft, out)
    else if (this.#entity === 'menu') this.#grouped(draft, out)
    else this.#finish(draft, out)
  }

  end(out: Converted[]): void {
    if (this.#yesterday) this.#finish(this.#yesterday, out)
    for (const each of this.#waiting.values()) this.#finish(each, out)
  }

  #finish(draft: Draft, out: Converted[]): void {
    const converted = this.#make.settle(draft) ?? this.#completed(draft)
    if (this.#observer) {
      this.#observer(converted, [draft.record, ...(this.#joined.get(draft) ?? [])])
      this.#joined.delete(draft)
    }
    out.push(converted)
  }

  #completed(draft: Draft): Converted {
    const own = this.#make.ownId(draft)
    return this.#make.complete(draft, own, own !== undefined && !this.#seen.add(own))
  }

  #day(draft: Draft, out: Converted[]): void {
    if (draft.fields.name === undefined) this.#make.nameDay(draft)
    if (draft.fields.name === undefined) {
      this.#merged()
      return
    }
    if (this.#yesterday && continues(this.#yesterday, draft)) {
      this.#merged(this.#yesterday, draft)
      return
    }
    if (this.#yesterday) this.#finish(this.#yesterday, out)
    this.#yesterday = draft
  }

  #grouped(draft: Draft, out: Converted[]): void {
    const key = groupKey(this.#entity, draft)
    if (key === undefined) {
      this.#finish(draft, out)
      return
    }
    const before = this.#waiting.get(key)
    if (before) {
      join(before, draft)
      this.#merged(before, draft)
      return
    }
    if (this.#waiting.size >= MOST_WAITING) {
      for (const each of this.#waiting.values()) this.#finish(each, out)
      this.#waiting.clear()
    }
    this.#waiting.set(key, draft)
  }

  #merged(before?: Draft, { record }: Partial<Draft> = {}): void {
    this.#layer.merged = (this.#layer.merged ?? 0) + 1
    if (!this.#observer || !before || !record) return
    const rows = this.#joined.get(before)
    if (rows) rows.push(record)
    else this.#joined.set(before, [record])
  }
}

/** Records kept open for rows that may still belong to them; far more days than any canteen has published. */
const MOST_WAITING = 50_000

/** Several rows may make one record: each then waits for those that follow. */
export const joinsRows = ({ entity, settings }: Understanding): boolean =>
  entity.type === 'menu' || settings.daily === true

/** Why a record can't be kept, before it is looked at: it is broken, or has no value at all. */
export function brokenBy({ broken, geometry, values }: RawRecord): Problem | undefined {
  if (broken) return broken
  return geometry === undefined && values.every(isEmpty) ? { key: 'empty-record' } : undefined
}
