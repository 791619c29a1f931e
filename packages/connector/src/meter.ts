import { AsyncLocalStorage } from 'node:async_hooks'

/** Who watches a long reading. It asks when it wants to know: nothing is slower for being watched. */
export interface Meter {
  /** A reading began: `position` says how many bytes it has come, of `total` where that is known. */
  began(reading: { position(): number; total?: number }): void
  /** Records begin to be counted into `counts`. */
  counting(counts: { records: number }): void
}

const watching = new AsyncLocalStorage<Meter>()

/** Runs work whose readings are told to `meter`. */
export const metered = <T>(meter: Meter, work: () => T): T => watching.run(meter, work)

/** The meter of the work that is going on, if anybody watches. */
export const meter = (): Meter | undefined => watching.getStore()
