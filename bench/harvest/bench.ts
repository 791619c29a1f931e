import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type HarvestOutcome,
  type House,
  harvestSource,
  openTowns,
  prepareCountry,
  readDemoFolder,
  readTownRegister,
  saveSource,
} from '@wiker/harvest'
import { createClock, openDatabase } from '@wiker/platform'
import { type Copied, copyRows } from './copy.ts'

export interface HarvestRun {
  name: string
  records: number
  seconds: number
  recordsPerSecond: number
  /** Of the bare copy's rows a second; absent where no rows are written. */
  floor?: number
  correct: boolean
  problem?: string
}

export interface HarvestBench {
  sources: number
  /** Milliseconds a source costs that says the same as the last time. */
  unchanged: number
  runs: HarvestRun[]
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * The shipped sources harvested one after the other into a database of their own: for the first time, with nothing changed, and read whole
 * though nothing changed; beside a bare COPY of the rows that readers then see.
 */
export async function benchHarvest(progress: (line: string) => void): Promise<HarvestBench> {
  const folder = await mkdtemp(join(tmpdir(), 'wiker-bench-'))
  const database = await openDatabase({ dataDir: folder })
  try {
    progress('harvest: the communes and the shipped sources')
    const house: House = { db: database.db, clock: createClock(undefined), root }
    const sources = await declareSources(house)
    const register = await readTownRegister(house.db)
    const pass = async (force = false) => {
      const begun = performance.now()
      const outcomes: HarvestOutcome[] = []
      for (const source of sources) outcomes.push(await harvestSource(house, source, { register, force }))
      return { outcomes, seconds: (performance.now() - begun) / 1000 }
    }
    progress('harvest: for the first time')
    const first = await pass()
    const copied = await copyRows(database.db)
    progress('harvest: again')
    const unchanged = await pass()
    const whole = await pass(true)
    return {
      sources: sources.length,
      unchanged: (unchanged.seconds * 1000) / sources.length,
      runs: [
        runOf('bare COPY of the rows readers see', copied, undefined),
        runOf(
          'first harvest, records read',
          { ...first, records: sum(first.outcomes, 'read') },
          problemOf(first.outcomes, 'done'),
        ),
        {
          ...runOf('first harvest, rows stored', { ...first, records: copied.records }, undefined),
          floor: copied.records / copied.seconds,
        },
        runOf(
          'read whole again, nothing to store',
          { ...whole, records: sum(whole.outcomes, 'read') },
          problemOf(whole.outcomes, 'same'),
        ),
        runOf(
          'asked again, unchanged',
          { ...unchanged, records: sum(first.outcomes, 'read') },
          problemOf(unchanged.outcomes, 'unchanged'),
        ),
      ],
    }
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function declareSources(house: House): Promise<number[]> {
  const demo = await readDemoFolder(`${root}demo`)
  await prepareCountry(house.db, demo.folder)
  await openTowns(house.db, demo.towns, house.clock.now())
  const ids: number[] = []
  for (const source of demo.sources) {
    const saved = await saveSource(house.db, source, house.clock.now())
    if (!saved.ok) throw new Error(`${source.slug}: ${saved.message}`)
    ids.push(saved.id)
  }
  return ids
}

function runOf(name: string, { records, seconds }: Copied, problem: string | undefined): HarvestRun {
  const run = { name, records, seconds, recordsPerSecond: records / seconds, correct: !problem }
  return problem ? { ...run, problem } : run
}

/** What is wrong with a pass: a source that failed, or that wrote what it should not. */
function problemOf(outcomes: HarvestOutcome[], wanted: 'done' | 'same' | 'unchanged'): string | undefined {
  const wrong = outcomes.find((outcome) => {
    if (wanted !== 'same') return outcome.state !== wanted
    return outcome.state !== 'done' || sum([outcome], 'added') + sum([outcome], 'changed') > 0
  })
  return wrong && `a source ended as ${wrong.state}`
}

function sum(outcomes: HarvestOutcome[], field: 'read' | 'added' | 'changed'): number {
  return outcomes.reduce((total, outcome) => total + ('runId' in outcome ? (outcome[field] ?? 0) : 0), 0)
}
