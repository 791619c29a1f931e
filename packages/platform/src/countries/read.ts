import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Problem } from '../problem.ts'
import { type CountryPack, countryPackSchema } from './schema.ts'

export const packFile = 'country.json'

export type ReadPack = { ok: true; pack: CountryPack } | { ok: false; lacks: string[] }

/** Reads one folder; what it lacks is said in sentences that its writer can act on. */
export function readPack(folder: string): ReadPack {
  const file = join(folder, packFile)
  if (!existsSync(file)) return { ok: false, lacks: [`There is no ${packFile} in ${folder}.`] }
  let given: unknown
  try {
    given = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    return { ok: false, lacks: [`${packFile} is no JSON: ${(error as Error).message}.`] }
  }
  const parsed = countryPackSchema.safeParse(given)
  if (parsed.success) return { ok: true, pack: { ...parsed.data, folder: resolve(folder) } }
  return {
    ok: false,
    lacks: parsed.error.issues.map((issue) => {
      const where = issue.path.join('.')
      if (issue.code === 'unrecognized_keys')
        return `${where || 'The pack'} has words that nobody reads: ${issue.keys.join(', ')}.`
      const absent = issue.code === 'invalid_type' && valueAt(given, issue.path) === undefined
      return absent ? `${where} is missing.` : `${where} ${sentence(issue.message)}.`
    }),
  }
}

/** Every pack of a folder of packs. A pack that is not as it should be is a `Problem`: half a country would open towns that cannot be read. */
export function readPacks(folder: string): CountryPack[] {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders.map((entry) => {
    const read = readPack(join(folder, entry.name))
    if (!read.ok)
      throw new Problem(`The country in ${join(folder, entry.name)} cannot be opened: ${read.lacks.join(' ')}`)
    return read.pack
  })
}

function valueAt(given: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], given)
}

const sentence = (message: string) => (/^(must|is) /.test(message) ? message : `is not right: ${message}`)
