import { join } from 'node:path'
import {
  countriesAbroad,
  countryOfCode,
  fillTowns,
  findAbroad,
  loadHolidays,
  loadTownsAbroad,
  openTowns,
  prepareCountry,
  publicHolidays,
  townsOfDepartment,
  unknownTowns,
} from '@wiker/harvest'
import { canonicalTables } from '@wiker/platform'
import { isAnswered } from '@wiker/town/order/publisher.ts'
import { sql } from 'kysely'
import { type Command, type Desk, UsageError } from '../desk.ts'
import { contentsOf, median } from '../filled.ts'
import { readOptions } from '../options.ts'
import { tellOutcome } from '../outcome.ts'

export const townOpen: Command = async (desk, words) => {
  const { values, positionals } = readOptions(words, {
    departement: { type: 'string' },
    department: { type: 'string' },
    country: { type: 'string' },
    unverified: { type: 'boolean' },
  })
  const department = values.departement ?? values.department
  if (!department && positionals.length === 0) throw new UsageError('Give the code of a town, or --departement <code>.')
  await prepareCountry(desk.db, shipped(desk))
  const codes = department
    ? await townsOfDepartment(desk.db, department)
    : await keptCodes(desk, positionals, values.country)
  if (!codes) return 1
  if (codes.length === 0) {
    desk.warn(`No town is in the département "${department}".`)
    return 1
  }
  const opening = await openTowns(desk.db, codes, desk.clock.now())
  if (!opening.ok) {
    desk.warn(
      `Unknown town: ${opening.unknown.join(', ')}. Give the code of its country's register (INSEE in France, 5 characters; INE, SIRUTA, ` +
        'kommunkod), not the postal code.',
    )
    return 1
  }
  desk.say(`${opening.opened.length} opened, ${opening.already.length} open already.`)
  const towns = [...opening.opened, ...opening.already]
  await tellUnanswered(desk, towns)
  try {
    const { dataDir, signal, progress } = desk
    const asked = await fillTowns(towns, {
      house: desk,
      dataDir,
      unverified: values.unverified ?? false,
      told: (name, outcome) => tellOutcome(desk, name, outcome),
      ...(signal ? { signal } : {}),
      ...(progress ? { progress } : {}),
    })
    if (asked > 0) desk.say(`${asked} sources will be asked town by town, in the background.`)
    if (towns.some((code) => countryOfCode(code) !== 'FR'))
      desk.say('Outside France a town opens empty: add its own sources with `wiker source add`, or at its desk.')
  } catch (error) {
    if (!desk.signal?.aborted) throw error
    desk.warn('Stopped. What was read is kept; the same command goes on from there.')
    return 1
  }
  await tellContents(desk, towns)
  return 0
}

/**
 * The codes as they are kept. Without `--country`, a code that France does not know is looked for in the registers of the other countries, whose
 * towns are loaded when one of them is asked for. Undefined when that was told to be impossible.
 */
async function keptCodes(desk: Desk, given: string[], country?: string): Promise<string[] | undefined> {
  const asked = country?.toUpperCase()
  if (asked === 'FR') return given
  const others = countriesAbroad()
  const abroad = others.find((one) => one === asked)
  if (asked && !abroad) throw new UsageError(`--country is one of fr, ${others.join(', ').toLowerCase()}.`)
  const unknown = new Set(abroad ? given : await unknownTowns(desk.db, given))
  const codes: string[] = []
  for (const code of given) {
    const own = countryOfCode(code)
    const found =
      own !== 'FR'
        ? await findAbroad(code.slice(2), own)
        : unknown.has(code)
          ? await findAbroad(code, abroad)
          : undefined
    if (found && !found.ok && found.countries.length > 1) {
      desk.warn(
        `${code} is a town of several countries: say which with --country ${found.countries.join(' or ').toLowerCase()}.`,
      )
      return undefined
    }
    if (abroad && found && !found.ok) {
      desk.warn(`Unknown town of ${abroad}: ${code}.`)
      return undefined
    }
    codes.push(found?.ok ? found.code : code)
  }
  for (const one of others.filter((country) => codes.some((code) => countryOfCode(code) === country))) {
    await loadTownsAbroad(desk.db, one)
    await loadHolidays(desk.db, publicHolidays(one, desk.clock.today('UTC')))
  }
  return codes
}

/** A site that does not say who answers for it is not open to readers: said at once, with what to do. */
async function tellUnanswered({ db, warn }: Desk, towns: string[]): Promise<void> {
  let missing = 0
  for (const town of towns) if (!(await isAnswered(db, town))) missing++
  if (missing === 0) return
  warn(
    `${missing} of them show "soon" to readers: nobody answers for them yet. The operator says who does at /bureau/reseau/mentions, ` +
      'or for one town at /bureau/<town>/mentions.',
  )
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
