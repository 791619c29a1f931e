import { join } from 'node:path'
import {
  declareQueries,
  declareShippedSources,
  fillFromCache,
  harvestSource,
  openTowns,
  prepareCountry,
  readSource,
  readTownRegister,
  townsOfDepartment,
} from '@wiker/harvest'
import { canonicalTables } from '@wiker/platform'
import { sql } from 'kysely'
import { type Command, type Desk, UsageError } from '../desk.ts'
import { contentsOf, median } from '../filled.ts'
import { readOptions } from '../options.ts'
import { tellOutcome } from '../outcome.ts'

export const townOpen: Command = async (desk, words) => {
  const { values, positionals } = readOptions(words, {
    departement: { type: 'string' },
    department: { type: 'string' },
    unverified: { type: 'boolean' },
  })
  const department = values.departement ?? values.department
  if (!department && positionals.length === 0) throw new UsageError('Give the code of a town, or --departement <code>.')
  await prepareCountry(desk.db, shipped(desk))
  const codes = department ? await townsOfDepartment(desk.db, department) : positionals
  if (codes.length === 0) {
    desk.warn(`No town is in the département "${department}".`)
    return 1
  }
  const opening = await openTowns(desk.db, codes, desk.clock.now())
  if (!opening.ok) {
    desk.warn(`Unknown town: ${opening.unknown.join(', ')}. Give the INSEE code (5 characters), not the postal code.`)
    return 1
  }
  desk.say(`${opening.opened.length} opened, ${opening.already.length} open already.`)
  const towns = [...opening.opened, ...opening.already]
  try {
    await fill(desk, towns)
    const asked = await declareQueries(towns, { house: desk, unverified: values.unverified ?? false })
    if (asked.length > 0) desk.say(`${asked.length} sources will be asked town by town, in the background.`)
  } catch (error) {
    if (!desk.signal?.aborted) throw error
    desk.warn('Stopped. What was read is kept; the same command goes on from there.')
    return 1
  }
  await tellContents(desk, towns)
  return 0
}

export const townList: Command = async (desk) => {
  const counts = canonicalTables.map((table) => `select town from ${table} where withdrawn_at is null and not example`)
  const { rows } = await sql<{ code: string; name: string; slug: string; records: number }>`
    select t.code, t.name, t.slug, count(r.town)::int as records from town t
    left join (${sql.raw(counts.join(' union all '))}) r on r.town = t.code
    where t.opened_at is not null group by t.code order by t.name`.execute(desk.db)
  for (const { code, name, slug, records } of rows) {
    desk.say(`${code}  ${name.padEnd(32)} /${slug.padEnd(32)} ${records} records`)
  }
  desk.say(`${rows.length} open towns.`)
  return 0
}

/**
 * The shipped sources that speak of the towns are read, those of the whole country with their département; then the cached national ones, in one
 * pass each. Sources that were read for just these towns are left alone.
 */
async function fill(desk: Desk, towns: string[]): Promise<void> {
  const { signal, progress } = desk
  const stop = signal ? { signal } : {}
  const sources = await declareShippedSources(desk, shipped(desk), towns)
  const register = await readTownRegister(desk.db)
  for (const [index, id] of sources.entries()) {
    signal?.throwIfAborted()
    const source = (await readSource(desk.db, id))!
    progress?.(index, sources.length, source.name)
    const outcome = await harvestSource(desk, id, { register, ...stop })
    progress?.(sources.length, sources.length, '')
    signal?.throwIfAborted()
    if (outcome.state !== 'unchanged') tellOutcome(desk, source.name, outcome)
  }
  const cache = join(desk.dataDir, 'national')
  const filled = await fillFromCache(towns, {
    house: desk,
    cache,
    register,
    ...stop,
    ...(progress ? { progress } : {}),
  })
  signal?.throwIfAborted()
  for (const { source, outcome } of filled) {
    if (outcome.state !== 'unchanged') tellOutcome(desk, source.name, outcome)
  }
}

async function tellContents(desk: Desk, towns: string[]): Promise<void> {
  const { sections, total, perTown } = await contentsOf(desk, towns)
  for (const [section, count] of sections) desk.say(`  ${section.padEnd(14)} ${count}`)
  if (perTown.length === 1) desk.say(`${total} records in all.`)
  else {
    desk.say(
      `${total} records in ${perTown.length} towns: ${median(perTown)} in the median town, ${Math.min(...perTown)} in the emptiest.`,
    )
  }
}

const shipped = (desk: Desk) => join(desk.root, 'demo')
