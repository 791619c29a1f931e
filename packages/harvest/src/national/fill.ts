import { sql } from 'kysely'
import { type HarvestOutcome, type House, harvestSource } from '../run/run.ts'
import { readSourceBySlug } from '../sources/read.ts'
import { retireSource, saveSource } from '../sources/write.ts'
import { readTownRegister, type TownRegister } from '../towns/register.ts'
import { type AddressValues, departmentValues } from './address.ts'
import { folderOf, readState } from './cache.ts'
import { cachedDeclaration, townDeclaration } from './declare.ts'
import { departmentsOf } from './departments.ts'
import { type NationalSource, readNationalSources } from './description.ts'
import { cutSample, departmentNames } from './fetch.ts'

export interface FillContext {
  house: House
  /** `DATA_DIR/national`. */
  cache: string
  register?: TownRegister
  sources?: NationalSource[]
  signal?: AbortSignal
  /** Told before each source. */
  progress?: (done: number, all: number, name: string) => void
}

export interface Filled {
  source: NationalSource
  outcome: HarvestOutcome
}

/**
 * Fills open towns from the cache of national sources: one pass over each source's files, whatever the number of towns. Cut short, it goes on
 * where it was: what was read for just these towns is not read again.
 */
export async function fillFromCache(towns: string[], context: FillContext): Promise<Filled[]> {
  const { house, cache, signal, progress } = context
  const register = context.register ?? (await readTownRegister(house.db))
  const sources = context.sources ?? (await readNationalSources('fr'))
  const departments = await departmentsOf(house.db, towns)
  const filled: Filled[] = []
  const cut = sources.filter((source) => source.cut !== 'query')
  for (const [index, source] of cut.entries()) {
    signal?.throwIfAborted()
    progress?.(index, cut.length, source.name)
    const row = await declareCached(source, { house, cache, register, departments })
    if (row === undefined) continue
    // Of a source that comes in the place of a shipped copy, every open town needs its part before the copy goes.
    const copy = source.shippedAs ? await readSourceBySlug(house.db, source.shippedAs) : undefined
    const replaces = copy !== undefined && !copy.archivedAt
    const wanted = replaces ? await openTowns(house, towns) : towns
    const outcome = await harvestSource(house, row, { register, towns: wanted, ...(signal ? { signal } : {}) })
    if (replaces && (outcome.state === 'done' || outcome.state === 'unchanged')) {
      await retireSource(house.db, copy.id, 'withdraw', house.clock.now())
    }
    filled.push({ source, outcome })
  }
  progress?.(cut.length, cut.length, '')
  return filled
}

/** The row of a source that has something cached for one of these départements. */
export async function declareCached(
  source: NationalSource,
  {
    house,
    cache,
    register,
    departments,
  }: Pick<FillContext, 'house' | 'cache'> & { register: TownRegister; departments: string[] },
): Promise<number | undefined> {
  await cutSample(source, { cache, register, clock: house.clock, root: house.root })
  const state = await readState(folderOf(cache, source))
  if (!state || !departments.some((department) => state.departments[department])) return undefined
  const declaration = cachedDeclaration(source, cache, state)
  const known = await readSourceBySlug(house.db, declaration.slug!)
  // What the operator gave up stays given up.
  if (known?.archivedAt) return undefined
  const saved = await saveSource(house.db, declaration, house.clock.now())
  if (!saved.ok) throw new Error(`${source.slug}: ${saved.message}`)
  return saved.id
}

/**
 * Declares the sources that are asked town by town, each with its own rhythm: the background asks them from now on. Addresses nobody has
 * reached are left aside unless `unverified`. Returns the ids of the rows.
 */
export async function declareQueries(
  towns: string[],
  { house, sources, unverified = false }: { house: House; sources?: NationalSource[]; unverified?: boolean },
): Promise<number[]> {
  const described = sources ?? (await readNationalSources('fr'))
  const asked = described.filter((source) => source.cut === 'query' && (unverified || source.verified !== false))
  if (asked.length === 0) return []
  const ids: number[] = []
  for (const town of await valuesOf(house, towns)) {
    for (const source of asked) {
      const declaration = townDeclaration(source, town, town.values)
      if (!declaration) continue
      const known = await readSourceBySlug(house.db, declaration.slug!)
      if (known) {
        if (!known.archivedAt) ids.push(known.id)
        continue
      }
      const saved = await saveSource(house.db, declaration, house.clock.now())
      if (!saved.ok) throw new Error(`${source.slug}: ${saved.message}`)
      ids.push(saved.id)
    }
  }
  return ids
}

async function valuesOf(
  house: House,
  towns: string[],
): Promise<{ code: string; name: string; values: AddressValues }[]> {
  const names = await departmentNames()
  const { rows } = await sql<{
    code: string
    name: string
    postalCode: string | null
    department: string | null
    region: string | null
    latitude: number | null
    longitude: number | null
  }>`select code, name, postal_codes[1] as "postalCode", department, region, latitude, longitude
     from town where code = any(${towns}::text[]) order by code`.execute(house.db)
  return rows.map(({ code, name, postalCode, department, region, latitude, longitude }) => ({
    code,
    name,
    values: {
      ...(department ? departmentValues(department, names.get(department)) : {}),
      ...{ town: code, townName: name, postalCode, region, latitude, longitude },
    },
  }))
}

async function openTowns(house: House, towns: string[]): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from town where opened_at is not null or code = any(${towns}::text[]) order by code`.execute(house.db)
  return rows.map((row) => row.code)
}
