import { comparable } from '../map/words.ts'
import { type GazetteerData, readGazetteer } from './gazetteer-data.ts'
import { lineCount } from './line-table.ts'
import { formerTownOf, townOf } from './read-towns.ts'
import { townName, townNames } from './town-names.ts'
import { candidates } from './word-index.ts'

export { townName } from './town-names.ts'

/** A municipality of a country's list. Positions are WGS84 degrees of a point inside it, not of its outline. */
export interface GazetteerTown {
  code: string
  name: string
  country: string
  postalCodes: string[]
  population?: number
  department?: string
  region?: string
  latitude?: number
  longitude?: number
}

export interface Gazetteer {
  country: string
  towns: readonly GazetteerTown[]
  /** By the country's code; a former commune's code gives the commune it belongs to now. */
  byCode(code: string): GazetteerTown | undefined
  /** Every town of that name (accents, case, hyphens, "Saint/St", articles and CEDEX do not count), former communes included. */
  byName(name: string): GazetteerTown[]
  byPostalCode(postalCode: string): GazetteerTown[]
  /** The one town that name, postal code and département agree on; undefined when several or none do. */
  certain(name: string, hints: { postalCode?: string; department?: string }): GazetteerTown | undefined
  nearest(latitude: number, longitude: number): { town: GazetteerTown; kilometres: number } | undefined
}

const loaded = new Map<string, { data: GazetteerData; gazetteer: Gazetteer }>()

/** The municipalities of a country (`FR`, `ES`, `RO`, `SE`), read once; an empty list for the others. */
export function gazetteerOf(country: string): Gazetteer {
  return known(country).gazetteer
}

/** All that is known of a country's towns, in memory that another thread can take over as it is. */
export const gazetteerData = (country: string): GazetteerData => known(country).data

/** In a thread that was given the towns by another: nothing is read again. */
export function adoptGazetteer(data: GazetteerData): void {
  if (!loaded.has(data.country)) loaded.set(data.country, { data, gazetteer: gazetteerFrom(data) })
}

function known(country: string): { data: GazetteerData; gazetteer: Gazetteer } {
  let entry = loaded.get(country)
  if (!entry) {
    const data = readGazetteer(country)
    entry = { data, gazetteer: gazetteerFrom(data) }
    loaded.set(country, entry)
  }
  return entry
}

function gazetteerFrom(data: GazetteerData): Gazetteer {
  const { country, table, former } = data
  const count = lineCount(table)
  const made: (GazetteerTown | undefined)[] = []
  const town = (line: number) => {
    made[line] ??= townOf(table, line, country)
    return made[line]
  }
  const byCode = (code: string): GazetteerTown | undefined => {
    const lines = candidates(data.codes, code)
    const present = lines.findLast((line) => line < count && town(line).code === code)
    if (present !== undefined) return town(present)
    const old = lines.findLast((line) => line >= count && formerTownOf(former, line - count).code === code)
    return old === undefined ? undefined : byCode(formerTownOf(former, old - count).presentCode)
  }
  const named = (line: number, key: string): GazetteerTown | undefined => {
    if (line < count) return townNames(town(line).name).includes(key) ? town(line) : undefined
    const old = formerTownOf(former, line - count)
    return townName(old.name) === key ? byCode(old.presentCode) : undefined
  }
  const byName = (name: string) => {
    const key = townName(name)
    return [...new Set(candidates(data.names, key).flatMap((line) => named(line, key) ?? []))]
  }
  const towns = () => Array.from({ length: count }, (_, line) => town(line))
  // Tens of thousands of towns weigh: what few sources ask for is made when one does.
  let grid: Grid | undefined
  return {
    country,
    get towns() {
      return towns()
    },
    byCode,
    byName,
    byPostalCode: (postalCode) =>
      candidates(data.postalCodes, postalCode)
        .map(town)
        .filter(({ postalCodes }) => postalCodes.includes(postalCode)),
    certain: (name, hints) => agreeing(byName(name), hints),
    nearest: (latitude, longitude) => {
      grid ??= gridOf(towns())
      return nearestIn(grid, latitude, longitude)
    },
  }
}

function agreeing(
  named: GazetteerTown[],
  hints: { postalCode?: string; department?: string },
): GazetteerTown | undefined {
  const { postalCode, department } = hints
  let left = named
  if (postalCode) {
    const same = left.filter((town) => town.postalCodes.includes(postalCode))
    // CEDEX and special codes are in no list: the département's two figures then have to agree. Where codes do not begin with
    // the municipality's (Sweden, Romania's villages) they say nothing against a name.
    if (same.length > 0) left = same
    else if (left.every((town) => town.country === 'FR' || town.country === 'ES'))
      left = left.filter((town) => departmentOf(town) === postalCode.slice(0, 2))
  }
  if (department) {
    const wanted = comparable(department)
    const same = left.filter((town) => comparable(town.department ?? '') === wanted)
    if (same.length > 0) left = same
  }
  return left.length === 1 ? left[0] : undefined
}

const departmentOf = (town: GazetteerTown) =>
  town.code.startsWith('2A') || town.code.startsWith('2B') ? '20' : town.code.slice(0, 2)

type Grid = Map<string, GazetteerTown[]>

function gridOf(towns: readonly GazetteerTown[]): Grid {
  const grid: Grid = new Map()
  for (const town of towns) {
    if (town.latitude === undefined || town.longitude === undefined) continue
    const square = `${Math.floor(town.latitude * 4)},${Math.floor(town.longitude * 4)}`
    const there = grid.get(square)
    if (there) there.push(town)
    else grid.set(square, [town])
  }
  return grid
}

function nearestIn(grid: Grid, latitude: number, longitude: number) {
  let best: { town: GazetteerTown; kilometres: number } | undefined
  for (let reach = 1; reach <= 6 && !best; reach += 2) {
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        for (const town of grid.get(`${Math.floor(latitude * 4) + dy},${Math.floor(longitude * 4) + dx}`) ?? []) {
          const kilometres = distanceInKm(latitude, longitude, town.latitude!, town.longitude!)
          if (!best || kilometres < best.kilometres) best = { town, kilometres }
        }
      }
    }
  }
  return best
}

/** Distance on the ground in kilometres, exact enough within a country (equirectangular). */
export function distanceInKm(
  latitude: number,
  longitude: number,
  otherLatitude: number,
  otherLongitude: number,
): number {
  const radians = Math.PI / 180
  const x = (otherLongitude - longitude) * Math.cos(((latitude + otherLatitude) / 2) * radians)
  return Math.hypot(x, otherLatitude - latitude) * 111.2
}
