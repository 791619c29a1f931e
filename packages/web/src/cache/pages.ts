import type { Encoding } from './encoding.ts'
import { type Entry, type Ready, readyIn } from './entry.ts'
import { createStore, type Kept, type Store } from './store.ts'
import type { Versions } from './versions.ts'

/** A page just made. `keep` is false for what must not be kept: errors, answers to one person. */
export interface Made {
  entry: Entry
  /** Code of the town it is about; undefined for the network's own pages. */
  town: string | undefined
  /** Codes of other towns of which it shows something. */
  also?: string[]
  /** Time zone whose midnight ends it. */
  timezone: string
  /** Clock's milliseconds that end it before that midnight. */
  until?: number
  keep: boolean
}

export interface PageCache {
  /** The kept page of an address when it is still true; `aging` when it should be made again behind the reader's back. Synchronous: the hot path. */
  find(address: string): { entry: Entry; aging: boolean } | undefined
  /** Makes the page, once for all who wait for it, and keeps it. When it cannot be made, the last one that could is better than none. */
  make(address: string, render: () => Promise<Made>): Promise<Entry>
  ready(address: string, entry: Entry, encoding: Encoding): Promise<Ready>
  readonly store: Store
}

export interface PageCacheOptions {
  versions: Versions
  /** The product's clock, which may stand still. */
  clock: () => Date
  /** Milliseconds from an instant to the next midnight of a zone. */
  untilMidnight: (timezone: string, at: Date) => number
  maxBytes?: number
  /** Real milliseconds after which a true page is made again: it may tell of a neighbour that changed. */
  maxAge?: number
}

/** Pages as bytes, by address (the language is in it), true for as long as their town does not change and its day does not end. */
export function createPageCache(options: PageCacheOptions): PageCache {
  const { versions, clock, untilMidnight, maxBytes = 64 * 1024 * 1024, maxAge = 120_000 } = options
  const store = createStore(maxBytes)
  const making = new Map<string, { since: number; promise: Promise<Entry> }>()

  const lastOf = ({ town, also = [] }: Pick<Kept, 'town' | 'also'>) =>
    also.reduce((last, other) => Math.max(last, versions.last(other)), versions.last(town))
  const isTrue = (kept: Kept) => kept.since >= lastOf(kept) && clock().getTime() < kept.until

  async function fill(address: string, since: number, render: () => Promise<Made>): Promise<Entry> {
    const at = clock()
    const made = await render()
    if (!made.keep) return spare(address, made.entry)
    const until = Math.min(at.getTime() + untilMidnight(made.timezone, at), made.until ?? Number.POSITIVE_INFINITY)
    store.set(address, {
      entry: made.entry,
      town: made.town,
      ...(made.also && { also: made.also }),
      since,
      until,
      made: Date.now(),
    })
    return made.entry
  }

  /** A page that fails now but was there before is shown as it was; one that is no longer there is forgotten. */
  function spare(address: string, entry: Entry): Entry {
    const last = store.get(address)
    if (entry.status >= 500 && last) return last.entry
    store.delete(address)
    return entry
  }

  return {
    store,
    find(address) {
      const kept = store.get(address)
      if (!kept || !isTrue(kept)) return undefined
      return { entry: kept.entry, aging: Date.now() - kept.made > maxAge && !making.has(address) }
    },
    make(address, render) {
      const under = making.get(address)
      // One begun before the town's last write may not show it. Of a page never seen the town is not known: then any write counts.
      const before = store.get(address)
      if (under && under.since >= (before ? lastOf(before) : versions.now())) return under.promise
      const since = versions.now()
      const promise = fill(address, since, render).finally(() => {
        if (making.get(address)?.promise === promise) making.delete(address)
      })
      making.set(address, { since, promise })
      return promise
    },
    ready: (address, entry, encoding) => readyIn(entry, encoding, (bytes) => store.grown(address, entry, bytes)),
  }
}
