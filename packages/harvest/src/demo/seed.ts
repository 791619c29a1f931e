import { join } from 'node:path'
import type { Db } from '@wiker/platform'
import { sql } from 'kysely'
import { loadExamples } from '../examples/load.ts'
import { withSourceLock } from '../run/lock.ts'
import { type HarvestOutcome, type House, harvestSource } from '../run/run.ts'
import { saveSource } from '../sources/write.ts'
import { readFrenchGazetteer } from '../towns/gazetteer.ts'
import { loadFrenchTowns } from '../towns/load.ts'
import { openTowns } from '../towns/open.ts'
import { readTownRegister } from '../towns/register.ts'
import { prepareCountry } from './country.ts'
import { type DemoFolder, readDemoFolder } from './folder.ts'
import { outdatedSources } from './refresh.ts'

export interface SeedReport {
  /** `done`: towns were opened or sources harvested; `nothing`: all was there, or the database is in use for other towns. */
  state: 'done' | 'nothing'
  opened: number
  examples: number
  harvested: { slug: string; outcome: HarvestOutcome }[]
}

export type Progress = (line: string) => void

/**
 * Fills an empty database with real towns: every commune, their holidays, the towns of `demo/towns.json`, and the sources of
 * `demo/sources`, through the same harvest as any other. Cut short, it goes on at the next start; done, it reads again only what a new version
 * of the product has changed. Without `fill` that alone is done.
 */
export async function seedDemo(
  house: House,
  folder: string,
  progress: Progress,
  { fill = true }: { fill?: boolean } = {},
): Promise<SeedReport> {
  const demo = await readDemoFolder(folder)
  const report: SeedReport = { state: 'nothing', opened: 0, examples: 0, harvested: [] }
  // Two processes that start together on an empty database must not both fill it.
  await withSourceLock(house.db, seedLock, () => seed(house, demo, report, progress, fill))
  return report
}

/** Towns loaded before the country's list knew of intercommunalities are told theirs. */
async function completeTowns(db: Db): Promise<void> {
  const { rows } = await sql<{ lacking: boolean }>`
    select exists (select from town) and not exists (select from town where intercommunality is not null) as lacking`.execute(
    db,
  )
  if (rows[0]!.lacking) await loadFrenchTowns(db, await readFrenchGazetteer())
}

/** No source has this number. */
const seedLock = 0

async function seed(
  house: House,
  demo: DemoFolder,
  report: SeedReport,
  progress: Progress,
  fill: boolean,
): Promise<void> {
  await completeTowns(house.db)
  const inUse = await useOf(house.db, demo)
  const isTheirs = inUse.openTowns > 0 && inUse.demoTowns < demo.towns.length
  const missing = isTheirs || !fill ? [] : demo.sources.filter((source) => !inUse.harvested.has(source.slug))
  const outdated = await outdatedSources(house, demo.sources)
  if (missing.length + outdated.length === 0) return

  if (fill && inUse.openTowns === 0) {
    progress('Loading the communes of France…')
    await prepareCountry(house.db, demo.folder)
    for (const source of demo.sources) await declare(house, source)
    const opening = await openTowns(house.db, demo.towns, house.clock.now())
    if (!opening.ok) throw new Error(`demo/towns.json names unknown towns: ${opening.unknown.join(', ')}`)
    report.opened = opening.opened.length
    report.examples = await loadExamples(house.db, join(demo.folder, 'examples.fr.json'), house.clock)
  }
  report.state = 'done'
  report.harvested = await harvestAll(house, [...missing, ...outdated], progress)
}

/** Two at a time: while one waits for the database, the other reads. */
async function harvestAll(
  house: House,
  sources: DemoFolder['sources'],
  progress: Progress,
): Promise<SeedReport['harvested']> {
  const register = await readTownRegister(house.db)
  const waiting = [...sources]
  const harvested: SeedReport['harvested'] = []
  const work = async () => {
    for (let source = waiting.shift(); source; source = waiting.shift()) {
      const outcome = await harvestSource(house, await declare(house, source), { register })
      harvested.push({ slug: source.slug, outcome })
      progress(`Reading the data of the towns: ${harvested.length} of ${sources.length} (${source.name})`)
    }
  }
  await Promise.all([work(), work()])
  return harvested
}

async function declare(house: House, source: DemoFolder['sources'][number]): Promise<number> {
  const saved = await saveSource(house.db, source, house.clock.now())
  if (!saved.ok) throw new Error(`demo/sources/${source.slug}.json: ${saved.message}`)
  return saved.id
}

async function useOf(db: Db, { towns }: DemoFolder) {
  const { rows } = await sql<{ openTowns: number; demoTowns: number; harvested: string[] }>`
    select (select count(*)::int from town where opened_at is not null) as "openTowns",
      (select count(*)::int from town where opened_at is not null and code = any(${towns}::text[])) as "demoTowns",
      (select coalesce(array_agg(distinct slug), '{}') from source join run on run.source_id = source.id
        where run.state in ('done', 'unchanged', 'held') and slug is not null) as harvested
    `.execute(db)
  const row = rows[0]!
  return { ...row, harvested: new Set(row.harvested) }
}
