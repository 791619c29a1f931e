import { existsSync, readFileSync } from 'node:fs'
import type { GazetteerTown } from './gazetteer.ts'

const folder = new URL('../../data/', import.meta.url)

/** All municipalities of `data/<country>.tsv`, in the order of their codes; empty for a country without a list. */
export function readTowns(country: string): GazetteerTown[] {
  const shared = new Map<string, string>()
  const once = (word: string) => {
    if (!shared.has(word)) shared.set(word, word)
    return shared.get(word)!
  }
  return readRows(
    `${country.toLowerCase()}.tsv`,
    ([code, name, postalCodes, population, department, region, lat, lon]) => {
      const town: GazetteerTown = {
        code: code!,
        name: name!,
        country,
        postalCodes: postalCodes ? postalCodes.split(' ') : [],
      }
      if (population) town.population = Number(population)
      if (department) town.department = once(department)
      if (region) town.region = once(region)
      if (lat && lon) {
        town.latitude = Number(lat)
        town.longitude = Number(lon)
      }
      return town
    },
  )
}

/** Delegated and associated communes and arrondissements, with the commune they belong to now. */
export function readFormerTowns(country: string): { code: string; name: string; presentCode: string; kind: string }[] {
  return readRows(`${country.toLowerCase()}-former.tsv`, ([code, name, presentCode, kind]) => ({
    code: code!,
    name: name!,
    presentCode: presentCode!,
    kind: kind!,
  }))
}

/** `44` → `Loire-Atlantique`. */
export function readDepartments(country: string): Map<string, string> {
  return new Map(readRows(`${country.toLowerCase()}-departments.tsv`, ([code, name]) => [code!, name!]))
}

function readRows<T>(file: string, make: (cells: string[]) => T): T[] {
  if (!/^[a-z-]+\.tsv$/.test(file)) return []
  const path = new URL(file, folder)
  if (!existsSync(path)) return []
  const text = readFileSync(path, 'utf8')
  const rows: T[] = []
  for (let start = text.indexOf('\n') + 1; start > 0 && start < text.length; ) {
    const end = text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start)
    if (end > start) rows.push(make(text.slice(start, end).split('\t')))
    start = end + 1
  }
  return rows
}
