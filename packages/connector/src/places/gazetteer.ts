import { comparable } from '../map/words.ts'
import { readFormerTowns, readTowns } from './read-towns.ts'

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

const loaded = new Map<string, Gazetteer>()

/** The municipalities of a country (`FR`, `ES`, `RO`, `SE`), read once; an empty list for the others. */
export function gazetteerOf(country: string): Gazetteer {
  let gazetteer = loaded.get(country)
  if (!gazetteer) {
    gazetteer = build(country)
    loaded.set(country, gazetteer)
  }
  return gazetteer
}

function build(country: string): Gazetteer {
  const towns = readTowns(country)
  const codes = new Map(towns.map((town) => [town.code, town]))
  const names: Index = new Map()
  for (const town of towns) {
    add(names, townName(town.name), town)
    if (town.name.includes('/')) for (const name of town.name.split('/')) add(names, townName(name), town)
  }
  const former = new Map<string, GazetteerTown>()
  for (const { code, name, presentCode } of readFormerTowns(country)) {
    const town = codes.get(presentCode)
    if (!town) continue
    former.set(code, town)
    if (!names.has(townName(name))) add(names, townName(name), town)
  }
  const byCode = (code: string) => codes.get(code) ?? former.get(code)
  const byName = (name: string) => listed(names, townName(name))
  // Tens of thousands of towns weigh: what few sources ask for is made when one does.
  let postalCodes: Index | undefined
  let grid: Index | undefined
  return {
    country,
    towns,
    byCode,
    byName,
    byPostalCode: (postalCode) => {
      postalCodes ??= postalCodesOf(towns)
      return listed(postalCodes, postalCode)
    },
    certain: (name, hints) => agreeing(byName(name), hints),
    nearest: (latitude, longitude) => {
      grid ??= gridOf(towns)
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

/** How town names are compared: `ST HERBLAIN CEDEX 2` is `Saint-Herblain`, `Le Havre` keeps its article. */
export function townName(name: string): string {
  return comparable(name.replace(/\([^)]*\)/g, ' '))
    .replace(/\bcedex\b.*$/, '')
    .replace(
      /^(?:municipiul|orasul|oras|comuna|mun|com|sat|ville de|commune de|mairie de|municipio de|ayuntamiento de) /,
      '',
    )
    .replace(/ (?:kommun|stad)$/, '')
    .replace(/\bste\b/g, 'sainte')
    .replace(/\bst\b/g, 'saint')
    .replace(/^(.*) (la|le|les|l|el|los|las|las)$/, '$2 $1')
    .replace(/\b\d+ ?e(?:me|r)? arrondissement$/, '')
    .trim()
}

/** Most names and codes have one town: a list is made only where there are more. */
type Index = Map<string, GazetteerTown | GazetteerTown[]>

function add(index: Index, key: string, town: GazetteerTown): void {
  const known = index.get(key)
  if (!known) index.set(key, town)
  else if (!Array.isArray(known)) {
    if (known !== town) index.set(key, [known, town])
  } else if (!known.includes(town)) known.push(town)
}

function listed(index: Index, key: string): GazetteerTown[] {
  const known = index.get(key)
  return known === undefined ? [] : Array.isArray(known) ? known : [known]
}

function postalCodesOf(towns: readonly GazetteerTown[]): Index {
  const index: Index = new Map()
  for (const town of towns) for (const postalCode of town.postalCodes) add(index, postalCode, town)
  return index
}

function gridOf(towns: readonly GazetteerTown[]): Index {
  const grid: Index = new Map()
  for (const town of towns) {
    if (town.latitude === undefined || town.longitude === undefined) continue
    add(grid, `${Math.floor(town.latitude * 4)},${Math.floor(town.longitude * 4)}`, town)
  }
  return grid
}

function nearestIn(grid: Index, latitude: number, longitude: number) {
  let best: { town: GazetteerTown; kilometres: number } | undefined
  for (let reach = 1; reach <= 6 && !best; reach += 2) {
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        for (const town of listed(grid, `${Math.floor(latitude * 4) + dy},${Math.floor(longitude * 4) + dx}`)) {
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
