import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void

/**
 * Gives the memory back that opening a source has wasted, and the room kept for more of it: threads that are about to start
 * take as much again. Takes some 50 ms. Without effect where the engine does not let itself be asked.
 */
export function tidy(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('globalThis.gc') as Collect | undefined
  collect?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}

/** Bytes from which the part of memory where all things begin may not double again. */
const YOUNG = 16 * 1024 * 1024

let growth: 'free' | 'none' | 'some' | 'over' = 'free'

/**
 * For a program that does nothing but convert: keeps the part of memory where all things begin as small as it is. To open a source takes
 * no longer with it; to convert one needs some of it, which `growSome` gives.
 */
export function staySmall(): void {
  grow('none')
}

/** To be called again and again while that part may grow, up to a size beyond which a twentieth of the time costs a hundred megabytes. */
export function growSome(): void {
  if (growth !== 'none' && growth !== 'some') return
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')
  grow(young && young.space_size < YOUNG ? 'some' : 'over')
}

function grow(next: typeof growth): void {
  if (next !== growth) setFlagsFromString(`--semi-space-growth-factor=${next === 'some' ? 2 : 1}`)
  growth = next
}
