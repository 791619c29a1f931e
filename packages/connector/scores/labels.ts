import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a person says of a sample: the answers the connector is marked against. */
export interface Labels {
  format: string
  language: string
  /** Any of these is right. */
  entity: string[]
  records: number
  /** Fields that must be found, each with the columns that are right for it. */
  fields: Record<string, string[]>
  /** Fields that may be found as well, without which nothing is missing. */
  also?: Record<string, string[]>
  /** Of a file with several tables, the one the labels speak of. */
  layer?: string
}

export interface Sample {
  name: string
  file: string
  labels: Labels
}

const SUFFIX = '.labels.json'
const folder = fileURLToPath(new URL('./samples/', import.meta.url))

/** Every labelled sample, in the order of its name. */
export function readSamples(): Sample[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(SUFFIX))
    .map((name) => name.slice(0, -SUFFIX.length))
    .sort()
    .map((name) => {
      const file = join(folder, name)
      return { name, file, labels: JSON.parse(readFileSync(file + SUFFIX, 'utf8')) as Labels }
    })
}
