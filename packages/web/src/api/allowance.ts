export interface Allowance {
  /** True when one more is allowed from there; `at` in milliseconds. */
  take(sender: string, at: number): boolean
}

/**
 * So many from one sender in so many minutes, and so many from all together: behind a proxy every reader has the same address, so the second
 * is what protects the desk. Counted in this process only; nothing of the sender is written anywhere.
 */
export function createAllowance(limits: { most: number; minutes: number; mostInAll: number }): Allowance {
  let begun = Number.NEGATIVE_INFINITY
  let all = 0
  const taken = new Map<string, number>()
  return {
    take(sender, at) {
      if (at - begun >= limits.minutes * 60_000) {
        begun = at
        all = 0
        taken.clear()
      }
      const count = taken.get(sender) ?? 0
      if (count >= limits.most || all >= limits.mostInAll) return false
      taken.set(sender, count + 1)
      all++
      return true
    },
  }
}
