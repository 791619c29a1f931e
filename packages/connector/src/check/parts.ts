import type { MapContext } from '../map/context.ts'
import type { Converted, Layer, RawRecord, Understanding } from '../types.ts'
import { compile, type Refused, refused } from './compile.ts'
import { brokenBy } from './convert-layer.ts'
import type { Draft } from './row.ts'
import { type Counted, tallyOfParts } from './tally.ts'

/** Rows made into drafts; what depends on the rows before them is still open. */
export interface Drafts {
  settled: (Draft | Refused)[]
  /** Rows that have a number among the layer's records. */
  numbered: number
  /** Hashes of own identifiers, by place in `settled`. */
  own: (string | undefined)[]
  counted: Counted
}

/**
 * Converts a layer part by part, in any order: a part is drafted without knowing what came before, then finished once the
 * parts before it are drafted. For layers where each row is a record of its own.
 */
export class PartConversion {
  readonly #layer: Layer
  readonly #tally = tallyOfParts()
  readonly #make: ReturnType<typeof compile>

  constructor(layer: Layer, understanding: Understanding, context: MapContext) {
    this.#layer = layer
    this.#make = compile(layer, understanding, context, this.#tally)
  }

  draft(records: readonly RawRecord[]): Drafts {
    const { draft, settle, ownId } = this.#make
    const settled: Drafts['settled'] = []
    const own: Drafts['own'] = []
    let numbered = 0
    for (const record of records) {
      numbered++
      const reason = brokenBy(record)
      if (reason) {
        settled.push(refused(record, [reason], this.#layer))
        own.push(undefined)
        continue
      }
      const made = draft(record, numbered)
      const refusal = settle(made)
      settled.push(refusal ?? made)
      own.push(refusal ? undefined : ownId(made))
    }
    return { settled, numbered, own, counted: this.#tally.take() }
  }

  /** `before`: how many numbered rows the parts before have; `again`: places of drafts whose identifier stood there already. */
  finish({ settled, own }: Drafts, before: number, again: ReadonlySet<number>): Converted[] {
    return settled.map((one, place) => {
      if ('refusal' in one) return one
      one.number += before
      return this.#make.complete(one, own[place], again.has(place))
    })
  }
}
