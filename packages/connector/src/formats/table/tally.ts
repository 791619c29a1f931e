import type { Repair, Warning } from '../../types.ts'

/**
 * Counts repairs and warnings by kind while a layer is read, and writes them into the layer's arrays. Each reading starts
 * from zero, so that a layer read twice says everything once.
 */
export class Tally {
  readonly #repairs: Repair[]
  readonly #warnings: Warning[]

  constructor(layer: { repairs: Repair[]; warnings: Warning[] }) {
    this.#repairs = layer.repairs
    this.#warnings = layer.warnings
  }

  reset(): void {
    for (const list of [this.#repairs, this.#warnings]) for (const one of list) one.count = 0
  }

  /** Leaves out what did not happen in the last reading. */
  settle(): void {
    for (const list of [this.#repairs, this.#warnings] as { count: number }[][]) {
      for (let index = list.length - 1; index >= 0; index--) if (list[index]!.count === 0) list.splice(index, 1)
    }
  }

  repair(kind: string, count = 1, example?: Repair['example']): void {
    const known = this.#repairs.find((one) => one.kind === kind)
    if (known) known.count += count
    else this.#repairs.push(example ? { kind, count, example } : { kind, count })
  }

  /** What was counted apart, in a piece of the layer. */
  add({ repairs, warnings }: { repairs: Repair[]; warnings: Warning[] }): void {
    for (const { kind, count, example } of repairs) this.repair(kind, count, example)
    for (const { kind, count, where, message } of warnings) this.warn(kind, where, message, count)
  }

  warn(kind: string, where?: string, message?: string, count = 1): void {
    const known = this.#warnings.find((one) => one.kind === kind)
    if (!known) {
      this.#warnings.push({ kind, count, ...(where ? { where } : {}), ...(message ? { message } : {}) })
      return
    }
    if (known.count === 0) Object.assign(known, { where, message })
    known.count += count
  }
}
