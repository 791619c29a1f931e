import { dateOf } from './calendar.ts'
import type { Delivery } from './deliver.ts'
import type { MonthSource } from './sources.ts'
import { appointmentOf, type Truth } from './truth.ts'

/** What a run is to come to. `nothing`: whatever it says, nothing changes. */
export type Foreseen = 'done' | 'held' | 'nothing'

/**
 * What each source's layer ought to say, told from the rules alone and not from the product: what a good run gives is there, what two good runs
 * in a row do not give is gone, what is past stays, and a run that would take back more than a fifth, or flood, changes nothing.
 */
export class Expected {
  readonly #truths: Map<string, Truth>
  /** By source, then by key: how many good runs in a row have missed it. */
  readonly #layers = new Map<string, Map<string, number>>()

  constructor(world: readonly Truth[]) {
    this.#truths = new Map(world.map((truth) => [truth.key, truth]))
  }

  layerOf(source: MonthSource): Map<string, number> {
    const layer = this.#layers.get(source.slug) ?? new Map<string, number>()
    this.#layers.set(source.slug, layer)
    return layer
  }

  /** Keys with the slugs of the sources that tell of each. */
  told(): Map<string, string[]> {
    const told = new Map<string, string[]>()
    for (const [slug, layer] of this.#layers) {
      for (const key of layer.keys()) told.set(key, [...(told.get(key) ?? []), slug])
    }
    return told
  }

  /** A run of one source; `approved`: a person has agreed to what is gone. */
  run(source: MonthSource, { told, noise }: Delivery, day: number, approved = false): Foreseen {
    if (!told) return 'nothing'
    const layer = this.layerOf(source)
    const given = new Set(told.filter((one) => one.key !== '').map((one) => one.key))
    const oldest = told.map((one) => one.start).sort()[0]
    const missing = [...layer.keys()].filter((key) => !given.has(key) && !this.#isPast(key, day, oldest))
    const fresh = missing.filter((key) => layer.get(key) === 0)
    const added = [...given].filter((key) => !layer.has(key)).length + noise
    const flood = layer.size > 0 && added > Math.max(layer.size * 4, 500)
    if (!approved && (fresh.length > layer.size / 5 || flood)) return 'held'
    for (const key of given) layer.set(key, 0)
    for (const key of missing) {
      const misses = layer.get(key)! + 1
      if (misses >= 2 || approved) layer.delete(key)
      else layer.set(key, misses)
    }
    return 'done'
  }

  #isPast(key: string, day: number, oldest: string | undefined): boolean {
    const truth = this.#truths.get(key)!
    if (truth.kind === 'event') {
      const { end } = appointmentOf(truth, day)
      return truth.weeks === 1 && end.slice(0, 10) < dateOf(day)
    }
    return truth.kind === 'article' && oldest !== undefined && dateOf(truth.day) <= oldest.slice(0, 10)
  }
}
