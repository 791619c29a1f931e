import { existsSync, readFileSync } from 'node:fs'
import type { GazetteerTown } from './gazetteer.ts'

const folder = new URL('../../data/', import.meta.url)

/** All municipalities of `data/<country>.tsv`, in the order of their codes; empty for a country without a list. */
export function readTowns(country: string): GazetteerTown[] {
  return readRows(`${country.toLowerCase()}.tsv`).map(
    ([code, name, postalCodes, population, department, region, lat, lon]) => {
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
    },
  )
}

/** Delegated and associated communes and arrondissements, with the commune they belong to now. */
export function readFormerTowns(country: string): { code: string; name: string; presentCode: string; kind: string }[] {
  return readRows(`${country.toLowerCase()}-former.tsv`).map(([code, name, presentCode, kind]) => ({
    code: code!,
    name: name!,
    presentCode: presentCode!,
    kind: kind!,
  }))
}

/** `44` → `Loire-Atlantique`. */
export function readDepartments(country: string): Map<string, string> {
  return new Map(readRows(`${country.toLowerCase()}-departments.tsv`).map(([code, name]) => [code!, name!]))
}

function readRows(file: string): string[][] {
  if (!/^[a-z-]+\.tsv$/.test(file)) return []
  const path = new URL(file, folder)
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.slice(1).flatMap((line) => (line === '' ? [] : [line.split('\t')]))
}
