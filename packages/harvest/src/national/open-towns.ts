import { join } from 'node:path'
import { defineJob, type Log } from '@wiker/platform'
import { z } from 'zod'
import { declareShippedSources } from '../demo/shipped.ts'
import { type HarvestOutcome, type House, harvestSource } from '../run/run.ts'
import { readSource } from '../sources/read.ts'
import { countryOfCode } from '../towns/code.ts'
import { readTownRegister } from '../towns/register.ts'
import { declareQueries, fillFromCache } from './fill.ts'

export interface FillTowns {
  house: House
  /** The cache of national sources is in its `national`. */
  dataDir: string
  /** Has sources asked whose described address nobody has reached. */
  unverified?: boolean
  signal?: AbortSignal
  progress?: (done: number, all: number, name: string) => void
  /** Told after each source that brought something, or failed. */
  told?: (name: string, outcome: HarvestOutcome) => void
}

/**
 * Fills open towns on their first day: the shipped sources that speak of them, then the cached national ones in one pass each; the sources that
 * are asked town by town are declared, and asked in the background. What was read for just these towns is left alone, so that a filling that was
 * cut short goes on. Returns how many sources will be asked later.
 */
export async function fillTowns(asked: string[], context: FillTowns): Promise<number> {
  // The described sources are those of France.
  const towns = asked.filter((code) => countryOfCode(code) === 'FR')
  if (towns.length === 0) return 0
  const { house, dataDir, unverified = false, signal, progress, told } = context
  const stop = signal ? { signal } : {}
  const shipped = await declareShippedSources(house, join(house.root, 'demo'), towns)
  const register = await readTownRegister(house.db)
  for (const [index, id] of shipped.entries()) {
    const { name } = (await readSource(house.db, id))!
    progress?.(index, shipped.length, name)
    const outcome = await harvestSource(house, id, { register, ...stop })
    progress?.(shipped.length, shipped.length, '')
    signal?.throwIfAborted()
    if (outcome.state !== 'unchanged') told?.(name, outcome)
  }
  const cache = join(dataDir, 'national')
  const filled = await fillFromCache(towns, { house, cache, register, ...stop, ...(progress ? { progress } : {}) })
  signal?.throwIfAborted()
  for (const { source, outcome } of filled) if (outcome.state !== 'unchanged') told?.(source.name, outcome)
  return (await declareQueries(towns, { house, unverified })).length
}

/** The same in the background, for towns that somebody opened from the desk. */
export function fillTownsJob(house: House, dataDir: string, log: Pick<Log, 'info' | 'warn'>) {
  return defineJob({
    name: 'town-fill',
    data: z.object({ towns: z.array(z.string()).min(1) }),
    // What was read for these towns is not read again: another attempt goes on where this one was.
    retries: 3,
    run: async ({ towns }, { signal }) => {
      const asked = await fillTowns(towns, {
        house,
        dataDir,
        signal,
        told: (name, outcome) => {
          const tell = outcome.state === 'failed' ? log.warn : log.info
          tell.call(
            log,
            { ...outcome, explanation: undefined },
            `Opening ${towns.join(', ')}: ${name}: ${outcome.state}`,
          )
        },
      })
      log.info({ towns, asked }, 'Towns were filled')
    },
  })
}
