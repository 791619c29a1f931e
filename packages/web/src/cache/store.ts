import type { Entry } from './entry.ts'

/** A page that was kept, with what it depends on. */
export interface Kept {
  entry: Entry
  /** Code of its town; undefined for the network's pages. */
  town: string | undefined
  /** Codes of other towns of which it shows something. */
  also?: string[]
  /** Count of the versions when its making began. */
  since: number
  /** Clock's milliseconds from which it says the wrong day. */
  until: number
  /** Real milliseconds at which it was made. */
  made: number
}

export interface Store {
  get(address: string): Kept | undefined
  set(address: string, kept: Kept): void
  delete(address: string): void
  /** An entry has got another encoding; nothing when it is no longer kept. */
  grown(address: string, entry: Entry, bytes: number): void
  readonly bytes: number
  readonly count: number
}

/** Keeps the pages asked for last, within `maxBytes`. One page may take a sixteenth of it. */
export function createStore(maxBytes: number): Store {
  const pages = new Map<string, Kept>()
  let bytes = 0
  const remove = (address: string) => {
    const kept = pages.get(address)
    if (!kept) return
    pages.delete(address)
    bytes -= kept.entry.size
  }
  const makeRoom = () => {
    for (const address of pages.keys()) {
      if (bytes <= maxBytes) return
      remove(address)
    }
  }
  return {
    get(address) {
      const kept = pages.get(address)
      if (kept) {
        // The order of a Map is that of insertion: what was asked for last goes to the end.
        pages.delete(address)
        pages.set(address, kept)
      }
      return kept
    },
    set(address, kept) {
      remove(address)
      if (kept.entry.size > maxBytes / 16) return
      pages.set(address, kept)
      bytes += kept.entry.size
      makeRoom()
    },
    delete: remove,
    grown(address, entry, more) {
      if (pages.get(address)?.entry !== entry) return
      bytes += more
      makeRoom()
    },
    get bytes() {
      return bytes
    },
    get count() {
      return pages.size
    },
  }
}
