import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Entity, entityNames } from '@wiker/model'
import { z } from 'zod'
import { sourceSettingsSchema } from '../sources/source.ts'
import { placeholdersIn } from './address.ts'

/** How a town is cut out: its own address, a file of its département, or a file of the whole country. */
export const cuts = ['query', 'department', 'country'] as const
export type Cut = (typeof cuts)[number]

/** How often the publisher brings out another version, in days. */
export const rhythmDays = { daily: 1, weekly: 7, monthly: 30, quarterly: 91, yearly: 365 } as const
export type Rhythm = keyof typeof rhythmDays

const ofTown = ['town', 'townName', 'siren', 'postalCode', 'latitude', 'longitude']
const ofDepartment = ['department', 'department3', 'departmentName', 'region']

/**
 * A national source, described once for a whole country: a file in `packages/harvest/sources/<country>/`. Words are DCAT's where it has one
 * (publisher, licence, documentation).
 */
export const nationalSourceSchema = z
  .strictObject({
    name: z.string().min(1),
    publisher: z.string().min(1),
    publisherUrl: z.url(),
    /** Where a person reads what the source is and how to ask it. */
    documentation: z.url(),
    /** With `{town}`, `{department}`… in the place of what changes. Values are percent-encoded. */
    address: z.string().regex(/^https:\/\//),
    /** What answers there, for readers of the file: the connector finds it out by itself. */
    protocol: z.enum(['file', 'opendatasoft', 'udata', 'ckan', 'gtfs', 'overpass', 'paged-json', 'rest']),
    cut: z.enum(cuts),
    entity: z.enum(entityNames as [Entity, ...Entity[]]),
    /** What of a town's site it fills, in the words of the trade. */
    fills: z.array(z.string().regex(/^[a-z-]+$/)).min(1),
    licence: z.string().min(1),
    licenceUrl: z.url(),
    /** The sentence that must stand beside the data. */
    attribution: z.string().optional(),
    rhythm: z.enum(Object.keys(rhythmDays) as [Rhythm, ...Rhythm[]]),
    /** As of any source. Personal data is redacted unless `showPersons` says otherwise. */
    settings: sourceSettingsSchema.omit({ area: true, national: true }),
    /** Those it speaks of may take their page over: associations, merchants. */
    claimable: z.boolean().optional(),
    /** Slug of the shipped source that is an older copy of it. */
    shippedAs: z.string().optional(),
    /** A copy in the repository, for the day on which nothing was fetched yet. */
    sample: z.strictObject({ file: z.string(), dataDate: z.string(), covers: z.string() }).optional(),
    /** The day on which the address was seen to answer as described; false: nobody has. */
    verified: z.union([z.iso.date(), z.literal(false)]),
    note: z.string().optional(),
  })
  .superRefine(({ address, cut, verified, note }, context) => {
    const problem = (message: string) => context.addIssue({ code: 'custom', message })
    const named = placeholdersIn(address)
    const known = [...ofTown, ...ofDepartment]
    for (const name of named) if (!known.includes(name)) problem(`{${name}} is no placeholder: ${known.join(', ')}`)
    const towns = named.some((name) => ofTown.includes(name))
    const departments = named.some((name) => ofDepartment.includes(name))
    if (cut === 'query' && !towns) problem('a source that is asked town by town names the town in its address')
    if (cut === 'department' && (towns || !departments)) problem('a file a département names it, and no town')
    if (cut === 'country' && named.length > 0) problem('one file for the country has no placeholder')
    if (verified === false && !note) problem('an address nobody has reached says so in its note')
  })

export interface NationalSource extends z.infer<typeof nationalSourceSchema> {
  /** Its file's name. */
  slug: string
  /** ISO 3166-1 alpha-2, its folder's name in capitals. */
  country: string
}

export const descriptionsFolder = new URL('../../sources/', import.meta.url).pathname

/** Every described source of a country, or of all of them. A file that is not as it should be is a mistake of ours, and is thrown. */
export async function readNationalSources(country?: string, folder = descriptionsFolder): Promise<NationalSource[]> {
  const countries = country ? [country.toLowerCase()] : await readdir(folder)
  const lists = await Promise.all(countries.map((one) => readCountry(folder, one)))
  return lists.flat()
}

async function readCountry(folder: string, country: string): Promise<NationalSource[]> {
  const files = await readdir(join(folder, country)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const described = files.filter((file) => file.endsWith('.json')).sort()
  return Promise.all(
    described.map(async (file) => {
      const parsed = nationalSourceSchema.safeParse(JSON.parse(await readFile(join(folder, country, file), 'utf8')))
      if (!parsed.success) throw new Error(`${country}/${file}: ${z.prettifyError(parsed.error)}`)
      return { ...parsed.data, slug: file.slice(0, -'.json'.length), country: country.toUpperCase() }
    }),
  )
}
