import { join } from 'node:path'
import { defineJob, type Log } from '@wiker/platform'
import { z } from 'zod'
import type { House } from '../run/run.ts'
import { readSourceBySlug } from '../sources/read.ts'
import { readTownRegister } from '../towns/register.ts'
import { folderOf, isDue, readState } from './cache.ts'
import { departmentsOf } from './departments.ts'
import { type NationalSource, readNationalSources } from './description.ts'
import { fetchNational } from './fetch.ts'
import { declareCached } from './fill.ts'

/**
 * Once a night: asks the publishers of the national sources whose rhythm says so, and has what came harvested. Only those that somebody has
 * reached: a described address that nobody verified waits for `wiker national fetch`.
 */
export function nationalJob(
  house: House,
  dataDir: string,
  log: Pick<Log, 'info' | 'warn'>,
  ask: (source: number) => Promise<unknown>,
) {
  return defineJob({
    name: 'national-fetch',
    data: z.object({}),
    policy: 'exclusive',
    run: async (_, { signal }) => {
      await fetchDue(house, join(dataDir, 'national'), { log, ask, signal })
    },
  })
}

interface DueContext {
  log: Pick<Log, 'info' | 'warn'>
  ask: (source: number) => Promise<unknown>
  sources?: NationalSource[]
  signal?: AbortSignal
}

/** Slugs of the sources that brought something new. One that fails stops none of the others. */
export async function fetchDue(
  house: House,
  cache: string,
  { log, ask, sources, signal }: DueContext,
): Promise<string[]> {
  const departments = await departmentsOf(house.db)
  if (departments.length === 0) return []
  const fresh: string[] = []
  const register = await readTownRegister(house.db)
  for (const source of sources ?? (await readNationalSources('fr'))) {
    if (source.cut === 'query') continue
    const state = await readState(folderOf(cache, source))
    const reached = source.verified !== false || (state !== undefined && !state.shipped)
    const known = await readSourceBySlug(house.db, `fr-${source.slug}`)
    if (!reached || known?.archivedAt || !isDue(source, state, house.clock.now())) continue
    signal?.throwIfAborted()
    const outcome = await fetchNational(source, {
      cache,
      register,
      departments,
      clock: house.clock,
      ...(signal ? { signal } : {}),
    })
    const tell =
      outcome.state === 'failed' || (outcome.state === 'done' && outcome.held.length > 0) ? log.warn : log.info
    tell.call(log, { national: source.slug, ...outcome }, `National source ${source.slug}: ${outcome.state}`)
    if (outcome.state !== 'done') continue
    fresh.push(source.slug)
    const row = await declareCached(source, { house, cache, register, departments })
    if (row !== undefined) await ask(row)
  }
  return fresh
}
