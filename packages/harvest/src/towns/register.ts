import type { Db } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import { type Box, boxOf, inside, kilometres, type Outline } from './geometry.ts'
import { plainTownName, withoutArticle } from './plain-name.ts'

/** A town as the matching needs it. */
export interface KnownTown {
  code: string
  /** ISO 3166-1 alpha-2. */
  country: string
  name: string
  postalCodes: string[]
  formerNames: string[]
  formerCodes: string[]
  department: string | null
  latitude: number | null
  longitude: number | null
  outline: Outline | null
}

/** Every town of the country, in memory, found by each of the things files say of a place. */
export class TownRegister {
  readonly towns: KnownTown[]
  private readonly codes = new Map<string, KnownTown>()
  private readonly names = new Map<string, KnownTown[]>()
  private readonly postal = new Map<string, KnownTown[]>()
  private readonly cells = new Map<string, KnownTown[]>()
  private readonly outlines: { town: KnownTown; outline: Outline; box: Box }[] = []

  constructor(towns: KnownTown[]) {
    this.towns = towns
    for (const town of towns) for (const code of town.formerCodes) this.codes.set(code, town)
    for (const town of towns) this.index(town)
  }

  byCode(code: string): KnownTown | undefined {
    return this.codes.get(code.trim().toUpperCase())
  }

  /** Towns that bear or bore this name, with or without its article. */
  byName(name: string): KnownTown[] {
    return this.names.get(withoutArticle(plainTownName(name))) ?? []
  }

  byPostalCode(postalCode: string): KnownTown[] {
    return this.postal.get(postalCode.replace(/\s/g, '')) ?? []
  }

  /** The town whose known outline holds the point. */
  holding(lat: number, lon: number): KnownTown | undefined {
    return this.outlines.find(
      ({ box, outline }) =>
        lon >= box.west && lon <= box.east && lat >= box.south && lat <= box.north && inside(lat, lon, outline),
    )?.town
  }

  /** Towns whose position lies within `radius` kilometres, nearest first. */
  near(lat: number, lon: number, radius: number): { town: KnownTown; distance: number }[] {
    const reach = Math.ceil(radius / 7)
    const found: { town: KnownTown; distance: number }[] = []
    const [row, column] = [Math.floor(lat * 10), Math.floor(lon * 10)]
    for (let r = row - reach; r <= row + reach; r++) {
      for (let c = column - reach; c <= column + reach; c++) {
        for (const town of this.cells.get(`${r}:${c}`) ?? []) {
          const distance = kilometres(lat, lon, town.latitude!, town.longitude!)
          if (distance <= radius) found.push({ town, distance })
        }
      }
    }
    return found.sort((a, b) => a.distance - b.distance || (a.town.code < b.town.code ? -1 : 1))
  }

  private index(town: KnownTown): void {
    this.codes.set(town.code, town)
    for (const name of new Set([town.name, ...town.formerNames].map((n) => withoutArticle(plainTownName(n))))) {
      push(this.names, name, town)
    }
    for (const code of town.postalCodes) push(this.postal, code, town)
    if (town.latitude !== null && town.longitude !== null) {
      push(this.cells, `${Math.floor(town.latitude * 10)}:${Math.floor(town.longitude * 10)}`, town)
    }
    if (town.outline) this.outlines.push({ town, outline: town.outline, box: boxOf(town.outline) })
  }
}

/** Reads the register from the database: about 35,000 rows in France, a fraction of a second. */
export async function readTownRegister(db: Db): Promise<TownRegister> {
  const { rows } = await sql<KnownTown>`
    select code, country, name, postal_codes as "postalCodes", former_names as "formerNames", former_codes as "formerCodes",
           department, latitude, longitude, outline
    from town order by code`.execute(db)
  return new TownRegister(rows)
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
