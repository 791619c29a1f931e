import { defineJob, type Jobs, type Log } from '@wiker/platform'
import { z } from 'zod'
import { extendSeries } from '../events/extend.ts'
import { recoverInterruptedRuns } from '../run/recover.ts'
import { type House, harvestSource } from '../run/run.ts'
import { dueSources } from '../sources/read.ts'

/** Sources read at once by one process: most of the time each waits for a server far away, and a dead one must not hold up the others. */
export const harvestsAtOnce = 8

/** The harvest's work in the background: one job a source, so that a slow one holds up nobody. */
export function harvestJobs(house: House, log: Pick<Log, 'info' | 'warn'>, queue: () => Jobs) {
  const harvest = defineJob({
    name: 'harvest-source',
    data: z.object({ source: z.int() }),
    policy: 'exclusive',
    concurrency: harvestsAtOnce,
    // A run that goes wrong ends well, as a run that failed; only the death of its process leads to another attempt.
    retries: 3,
    run: async ({ source }, { signal }) => {
      const outcome = await harvestSource(house, source, { signal })
      const tell = outcome.state === 'failed' || outcome.state === 'held' ? log.warn : log.info
      tell.call(log, { source, ...outcome, explanation: undefined }, `Harvest of source ${source}: ${outcome.state}`)
    },
  })

  const ask = (source: number) => queue().enqueue(house.db, harvest, { source }, { key: String(source) })

  /** Every few minutes: takes up what a dead process left, and asks for what is due. */
  const tend = defineJob({
    name: 'harvest-tend',
    data: z.object({}),
    policy: 'exclusive',
    run: async () => {
      const now = house.clock.now()
      const interrupted = await recoverInterruptedRuns(house.db, now)
      for (const source of new Set([...interrupted, ...(await dueSources(house.db, now))])) await ask(source)
    },
  })

  /** Once a night: carries the series on. */
  const extend = defineJob({
    name: 'harvest-extend-series',
    data: z.object({}),
    policy: 'exclusive',
    run: async () => void (await extendSeries(house.db, house.clock.today('Europe/Paris'))),
  })

  const schedule = async () => {
    await queue().schedule(tend, '*/5 * * * *', {})
    await queue().schedule(extend, '15 1 * * *', {})
  }
  return { jobs: [harvest, tend, extend], harvest, ask, schedule, tend }
}
