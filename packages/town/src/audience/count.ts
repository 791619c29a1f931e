/** Where a reader came from, as far as the browser says: never which page. */
export const referrerKinds = ['direct', 'inside', 'search', 'social', 'mail', 'other'] as const
export type ReferrerKind = (typeof referrerKinds)[number]

/** What is used of a record: its address seen on the way there, its telephone, its site, its coupon. */
export const useKinds = ['seen', 'route', 'phone', 'site', 'coupon'] as const
export type UseKind = (typeof useKinds)[number]

export interface Reading {
  /** Path of the page, its language and its query left out: `/blain/agenda`. */
  page: string
  referrer: ReferrerKind
  count: number
}

export interface Use {
  record: string
  kind: UseKind
  count: number
}

export interface Counts {
  readings: Reading[]
  uses: Use[]
}

/** Counts in memory until they are kept: nothing of a reader is in it, so two readings of one person and of two are the same. */
export interface Counter {
  read(page: string, referrer: ReferrerKind): void
  used(record: string, kind: UseKind): void
  /** Takes what was counted so far; the counter begins again. */
  take(): Counts
}

/** Different pages and referrers held at once: beyond it, what is new is not counted until the next taking. */
const mostHeld = 20_000

export function createCounter(): Counter {
  let readings = new Map<string, Reading>()
  let uses = new Map<string, Use>()
  return {
    read(page, referrer) {
      const key = `${referrer} ${page}`
      const known = readings.get(key)
      if (known) known.count++
      else if (readings.size < mostHeld) readings.set(key, { page, referrer, count: 1 })
    },
    used(record, kind) {
      const key = `${kind} ${record}`
      const known = uses.get(key)
      if (known) known.count++
      else if (uses.size < mostHeld) uses.set(key, { record, kind, count: 1 })
    },
    take() {
      const taken = { readings: [...readings.values()], uses: [...uses.values()] }
      readings = new Map()
      uses = new Map()
      return taken
    },
  }
}
