import { availableParallelism } from 'node:os'
import { joinsRows } from '../check/convert-layer.ts'
import type { Layer, Understanding } from '../types.ts'

/** A smaller source is converted before threads have started. */
const LARGE = 12 * 1024 * 1024
/** More would only wait for the thread that cuts, and each takes its memory. */
const MOST_WORKERS = 3

/** Of a larger source the identifiers alone take the room of two workers: with one, two gigabytes stay under 300 MB. */
const HUGE = 1024 * 1024 * 1024

/** How many threads may work on a source; one (the caller's own) unless said. `auto`: as many as the machine has cores for. */
export type Threads = number | 'auto'

/** Threads beside this one: none where there is one core, for a small layer, for rows that wait for one another. */
export function workersFor({ split }: Layer, understanding: Understanding, threads: Threads = 1): number {
  if ((split && split.bytes < LARGE) || joinsRows(understanding)) return 0
  // To carry rows from thread to thread costs nearly what is gained: who wants that has to say so.
  if (!split && threads === 'auto') return 0
  const most = threads === 'auto' ? availableParallelism() : threads
  return most < 2 ? 0 : Math.min(Math.max(2, most - 1), split && split.bytes > HUGE ? 1 : MOST_WORKERS)
}
