import { join } from 'node:path'
import { sentenceOf, wordsOf } from '@wiker/connector/cli/messages.ts'
import {
  declareQueries,
  departmentsOf,
  fetchNational,
  fillFromCache,
  harvestSource,
  listNational,
  type NationalListing,
  type NationalSource,
  prepareCountry,
  readNationalSources,
  readSource,
  readTownRegister,
} from '@wiker/harvest'
import { sql } from 'kysely'
import { type Command, type Desk, UsageError } from '../desk.ts'
import { readOptions } from '../options.ts'
import { tellOutcome } from '../outcome.ts'

export const nationalList: Command = async (desk, words) => {
  const { values } = readOptions(words, { country: { type: 'string' } })
  const sources = await listNational(join(desk.dataDir, 'national'), desk.clock.now(), values.country)
  for (const one of sources) desk.say(lineOf(one, desk.clock.now()))
  const cached = sources.filter((one) => one.records > 0).length
  desk.say(`${sources.length} national sources, ${cached} with something cached.`)
  return 0
}

/** Asks the publishers, and harvests what came for the towns that are open. */
export const nationalFetch: Command = async (desk, words) => {
  const { values } = readOptions(words, {
    source: { type: 'string' },
    town: { type: 'string' },
    departement: { type: 'string', multiple: true },
    force: { type: 'boolean' },
    whole: { type: 'boolean' },
  })
  const described = await readNationalSources('fr')
  const chosen = values.source ? described.filter((one) => one.slug === values.source) : described.filter(isFile)
  if (chosen.length === 0) {
    desk.warn(`No national source is called "${values.source}": npx wiker national list`)
    return 1
  }
  await prepareCountry(desk.db, join(desk.root, 'demo'))
  if (chosen[0]!.cut === 'query') return fetchForTown(desk, chosen[0]!, values.town)
  const departments = values.departement?.map((one) => one.toUpperCase()) ?? (await departmentsOf(desk.db))
  if (departments.length === 0) throw new UsageError('Open a town first, or name a département: --departement <code>.')
  const register = await readTownRegister(desk.db)
  const cache = join(desk.dataDir, 'national')
  const { force = false, whole = force } = values
  const { clock, signal } = desk
  let status = 0
  const fresh: NationalSource[] = []
  for (const [index, source] of chosen.entries()) {
    desk.progress?.(index, chosen.length, source.name)
    const options = { cache, register, departments, clock, force, whole, ...(signal ? { signal } : {}) }
    const outcome = await fetchNational(source, options)
    desk.progress?.(chosen.length, chosen.length, '')
    if (outcome.state === 'failed') {
      desk.warn(
        `${source.slug}: ${sentenceOf(outcome.problem, wordsOf('en'))} (${source.address}) What was cached stays.`,
      )
      status = 1
    } else if (outcome.state === 'unchanged') desk.say(`${source.slug}: nothing changed.`)
    else {
      fresh.push(source)
      desk.say(
        `${source.slug}: ${outcome.records} records of ${outcome.departments.length} départements, ${outcome.unplaced} of no known town, ` +
          `${outcome.refused} refused, ${outcome.leftOut} left out, ${outcome.redacted} without what they tell of private persons.`,
      )
      if (outcome.held.length > 0) {
        desk.warn(
          `${source.slug}: ${outcome.held.join(', ')} would lose more than a fifth of their records; what was cached stays. ` +
            `If that is right: npx wiker national fetch --source ${source.slug} --force`,
        )
        status = 1
      }
      if (outcome.failed) {
        desk.warn(`${source.slug}: ${outcome.failed.join(', ')} could not be read; what was cached of them stays.`)
        status = 1
      }
      if (source.verified === false) {
        desk.say(
          `${source.slug}: its address answers; sources/fr/${source.slug}.json may say so ("verified": "<today>").`,
        )
      }
    }
  }
  await harvestFresh(desk, cache, fresh)
  return status
}

const isFile = (source: NationalSource) => source.cut !== 'query'

async function fetchForTown(desk: Desk, source: NationalSource, town: string | undefined): Promise<number> {
  if (!town) throw new UsageError(`${source.slug} is asked town by town: add --town <code>.`)
  const ids = await declareQueries([town], { house: desk, sources: [source], unverified: true })
  if (ids.length === 0) {
    desk.warn(`Nothing can be asked of ${source.slug} for "${town}": the town is unknown, or its source was given up.`)
    return 1
  }
  const row = await readSource(desk.db, ids[0]!)
  return tellOutcome(desk, row!.name, await harvestSource(desk, ids[0]!))
}

async function harvestFresh(desk: Desk, cache: string, sources: NationalSource[]): Promise<void> {
  if (sources.length === 0) return
  const { rows } = await sql<{ code: string }>`
    select code from town where opened_at is not null order by code`.execute(desk.db)
  if (rows.length === 0) return
  const towns = rows.map((row) => row.code)
  const { signal, progress } = desk
  const filled = await fillFromCache(towns, {
    house: desk,
    cache,
    sources,
    ...(signal ? { signal } : {}),
    ...(progress ? { progress } : {}),
  })
  for (const { source, outcome } of filled) tellOutcome(desk, source.name, outcome)
}

function lineOf({ source, retrieved, shipped, departments, records, bytes, due }: NationalListing, now: Date): string {
  const verified = source.verified === false ? 'not verified' : `verified ${source.verified}`
  const age = retrieved ? Math.floor((now.getTime() - Date.parse(retrieved)) / 86_400_000) : undefined
  const cached =
    age === undefined
      ? source.cut === 'query'
        ? 'asked town by town'
        : 'nothing cached'
      : `${records} records, ${departments} départements, ${Math.round(bytes / 1024)} kB, ${age} days old${shipped ? ' (shipped copy)' : ''}${due && !shipped ? ', due' : ''}`
  return `${source.country.toLowerCase()}/${source.slug.padEnd(26)} ${source.rhythm.padEnd(9)} ${verified.padEnd(19)} ${cached}\n      ${source.name}, ${source.publisher}, ${source.licence}`
}
