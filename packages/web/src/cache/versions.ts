/**
 * When each town's data last changed, on a count that every change moves by one. A page remembers the count at which its making began, and is
 * true as long as its town has not changed since: nothing has to be looked for and thrown away.
 */
export interface Versions {
  /** The count now. */
  now(): number
  /** A town's rows changed; `*`: anything may have. */
  changed(town: string): void
  /** The count at a town's last change; without a town, at the last change that the network's own pages show. */
  last(town?: string): number
  stop(): void
}

export interface VersionsOptions {
  /** Milliseconds during which the changes of one town are told together. */
  pause?: number
  /** The same for the network's pages, which show a little of every town. */
  networkPause?: number
}

export function createVersions({ pause = 300, networkPause = 1000 }: VersionsOptions = {}): Versions {
  let count = 0
  let all = 0
  let network = 0
  const towns = new Map<string, number>()
  const change = gathered(pause, (town) => {
    count++
    if (town === '*') all = count
    else towns.set(town, count)
  })
  const changeNetwork = gathered(networkPause, () => {
    network = ++count
  })
  return {
    now: () => count,
    changed(town) {
      change.hear(town)
      changeNetwork.hear('network')
    },
    last: (town) => Math.max(all, town === undefined ? network : (towns.get(town) ?? 0)),
    stop() {
      change.stop()
      changeNetwork.stop()
    },
  }
}

/**
 * During a harvest a town may change many times a second. The first change is told at once; those of the next `pause` milliseconds together
 * at its end: a page is made again at most a few times a second, and shows every write within that pause.
 */
function gathered(pause: number, tell: (town: string) => void): { hear(town: string): void; stop(): void } {
  const waiting = new Map<string, { again: boolean; timer: NodeJS.Timeout }>()
  const open = (town: string) => {
    tell(town)
    const timer = setTimeout(() => {
      const again = waiting.get(town)?.again
      waiting.delete(town)
      if (again) open(town)
    }, pause)
    timer.unref()
    waiting.set(town, { again: false, timer })
  }
  return {
    hear(town) {
      const one = waiting.get(town)
      if (one) one.again = true
      else open(town)
    },
    stop() {
      for (const { timer } of waiting.values()) clearTimeout(timer)
      waiting.clear()
    },
  }
}
