import { Unreadable } from '../problem.ts'

export interface RetrySettings {
  /** Further attempts after the first. */
  retries: number
  /** The clock of the back-off: waits so many milliseconds. */
  wait: (milliseconds: number) => Promise<void>
}

const FIRST = 500
/** A server that wants to be left alone for longer than this is left to the next harvest. */
const LONGEST = 120_000

/** Repeats what failed for a passing reason: after 0.5, 1, 2… seconds, or when the server said (RFC 9110 §10.2.3). */
export async function withRetries<T>({ retries, wait }: RetrySettings, attempt: () => Promise<T>): Promise<T> {
  for (let number = 0; ; number++) {
    try {
      return await attempt()
    } catch (error) {
      const delay = delayAfter(error, number)
      if (number >= retries || delay === undefined || delay > LONGEST) throw error
      await wait(delay)
    }
  }
}

function delayAfter(error: unknown, number: number): number | undefined {
  if (!(error instanceof Unreadable)) return undefined
  const { key, values } = error.problem
  const passing =
    key === 'cut-off' ||
    key === 'stalled' ||
    key === 'too-many-requests' ||
    (key === 'server-error' && values?.status !== 501) ||
    (key === 'bad-status' && values?.status === 408)
  if (!passing) return undefined
  const asked = Number(values?.retryAfter ?? 0) * 1000
  return Math.max(FIRST * 2 ** number, asked)
}

/** Seconds of a `Retry-After`, which is a number of them or a date. */
export function retryAfterOf(header: string | undefined, now: Date): number | undefined {
  if (!header) return undefined
  if (/^\s*\d+\s*$/.test(header)) return Number(header)
  const at = Date.parse(header)
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now.getTime()) / 1000))
}

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
