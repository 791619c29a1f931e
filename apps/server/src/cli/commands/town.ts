import { join } from 'node:path'
import {
  declareShippedSources,
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
import { readOptions } from '../options.ts'
import { tellOutcome } from '../outcome.ts'

export const townOpen: Command = async (desk, words) => {
  const { values, positionals } = readOptions(words, {
    departement: { type: 'string' },
    department: { type: 'string' },
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
  if (opening.opened.length > 0) await fill(desk, opening.opened)
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

/** The shipped sources that speak of the new towns are read, those of the whole country with their département. */
async function fill(desk: Desk, opened: string[]): Promise<void> {
  const sources = await declareShippedSources(desk, shipped(desk), opened)
  const register = await readTownRegister(desk.db)
  for (const id of sources) {
    const source = await readSource(desk.db, id)
    const outcome = await harvestSource(desk, id, { register })
    if (outcome.state !== 'unchanged') tellOutcome(desk, source!.name, outcome)
  }
}

const shipped = (desk: Desk) => join(desk.root, 'demo')
