import type { ReasonKey } from './types.ts'

/** One thing observed about a pair: how much of it (0 to 1), and what a page needs to say it. */
export interface Evidence {
  key: ReasonKey
  amount: number
  values: Record<string, string | number>
}

export function seen(key: ReasonKey, amount = 1, values: Evidence['values'] = {}): Evidence {
  return { key, amount, values }
}
