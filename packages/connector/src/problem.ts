import type { Problem } from './types.ts'

/**
 * Carries a Problem out of a reader whose stream broke half-way. Only the pipeline's edges catch it and turn it into
 * a value again; anything else that is thrown is a bug.
 */
export class Unreadable extends Error {
  readonly problem: Problem

  constructor(key: string, values?: Problem['values']) {
    super(`${key}${values ? ` ${JSON.stringify(values)}` : ''}`)
    this.name = 'Unreadable'
    this.problem = values ? { key, values } : { key }
  }
}

/** The problem behind an error: its own when it is one of ours, `broken` with the library's words otherwise. */
export function problemOf(error: unknown, key = 'broken'): Problem {
  if (error instanceof Unreadable) return error.problem
  const reason = error instanceof Error ? error.message : String(error)
  return { key, values: { reason: reason.slice(0, 200) } }
}
