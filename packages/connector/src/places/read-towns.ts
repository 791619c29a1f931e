import type { GazetteerTown } from './gazetteer.ts'
import { cellsOf, type LineTable, lineCount, readTable } from './line-table.ts'

/** A line of `data/<country>.tsv`, as a town. */
export function townOf(table: LineTable, line: number, country: string): GazetteerTown {
  const [code, name, postalCodes, population, department, region, lat, lon] = cellsOf(table, line)
  const town: GazetteerTown = {
    code: code!,
    name: name!,
    country,
    postalCodes: postalCodes ? postalCodes.split(' ') : [],
  }
  if (population) town.population = Number(population)
  if (department) town.department = department
  if (region) town.region = region
  if (lat && lon) {
    town.latitude = Number(lat)
    town.longitude = Number(lon)
  }
  return town
}

/** A line of `data/<country>-former.tsv`: a delegated or associated commune or an arrondissement, with the commune it belongs to now. */
export function formerTownOf(table: LineTable, line: number): { code: string; name: string; presentCode: string } {
  const [code, name, presentCode] = cellsOf(table, line)
  return { code: code!, name: name!, presentCode: presentCode! }
}

/** `44` → `Loire-Atlantique`. */
export function readDepartments(country: string): Map<string, string> {
  const table = readTable(`${country.toLowerCase()}-departments`)
  return new Map(
    Array.from({ length: lineCount(table) }, (_, line) => {
      const [code, name] = cellsOf(table, line)
      return [code!, name!]
    }),
  )
}
