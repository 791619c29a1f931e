import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { countryOf, homeCountry } from '@wiker/platform/countries/countries.ts'

/** A municipality as the gazetteer gives it. */
export interface GazetteerTown {
  code: string
  name: string
  postalCodes: string[]
  population: number | null
  department: string
  latitude: number | null
  longitude: number | null
}

/** A former commune, an associated one or an arrondissement, with the code of the present commune. */
export interface FormerTown {
  code: string
  name: string
  presentCode: string
}

export interface Gazetteer {
  towns: GazetteerTown[]
  former: FormerTown[]
}

const folder = new URL('../../../connector/data/', import.meta.url)

/** Every commune of France with the codes and names that led to it (INSEE, code officiel géographique). */
export async function readFrenchGazetteer(): Promise<Gazetteer> {
  return readGazetteer(homeCountry)
}

/** Every municipality of a country: of Spain and Sweden without their populations, which their lists do not have. */
export async function readGazetteer(country: string): Promise<Gazetteer> {
  const { folder: pack, towns: described } = countryOf(country)
  const [towns, former] = await Promise.all([
    readTable(join(pack, described.file)),
    country === homeCountry ? readTable(new URL('fr-former.tsv', folder)) : [],
  ])
  return {
    towns: towns.map((row) => ({
      code: row.code!,
      name: row.name!,
      postalCodes: row.postalCodes!.split(' ').filter(Boolean),
      population: numberOrNull(row.population),
      department: row.department!,
      latitude: numberOrNull(row.lat),
      longitude: numberOrNull(row.lon),
    })),
    former: former.map((row) => ({ code: row.code!, name: row.name!, presentCode: row.presentCode! })),
  }
}

async function readTable(file: string | URL): Promise<Record<string, string | undefined>[]> {
  const [header, ...lines] = (await readFile(file, 'utf8')).split('\n').filter(Boolean)
  const columns = header!.split('\t')
  return lines.map((line) => {
    const values = line.split('\t')
    return Object.fromEntries(columns.map((column, i) => [column, values[i]]))
  })
}

function numberOrNull(text: string | undefined): number | null {
  return text ? Number(text) : null
}
