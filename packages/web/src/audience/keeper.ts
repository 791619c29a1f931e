import type { Counter } from '@wiker/town/audience/count.ts'
import { forgetCounts, keepCounts } from '@wiker/town/audience/keep.ts'
import type { Db } from '@wiker/town/db.ts'
import type { Log } from '../server/deps.ts'

const minute = 60_000

export interface Keeper {
  /** Keeps what was counted until now; what could not be written is lost, never an answer. */
  keep(): Promise<void>
  /** The last keeping. */
  stop(): Promise<void>
}

/** Writes what this process counted every minute: a crash loses at most one. */
export function keepEveryMinute(counter: Counter, { db, clock, log }: { db: Db; clock: () => Date; log: Log }): Keeper {
  const keep = async () => {
    try {
      await keepCounts(db, counter.take(), clock())
    } catch (error) {
      log.warn({ err: error }, 'The readings of the last minute could not be kept')
    }
  }
  const timer = setInterval(() => void keep(), minute)
  timer.unref()
  return {
    keep,
    stop: async () => {
      clearInterval(timer)
      await keep()
    },
  }
}

export { forgetCounts }
