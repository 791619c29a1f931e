import { folderOf, isDue, readState } from './cache.ts'
import { type NationalSource, readNationalSources } from './description.ts'

/** A described source with what is cached of it. */
export interface NationalListing {
  source: NationalSource
  /** ISO instant of what is cached; undefined: nothing is. */
  retrieved?: string
  shipped: boolean
  departments: number
  records: number
  bytes: number
  due: boolean
}

export async function listNational(cache: string, now: Date, country?: string): Promise<NationalListing[]> {
  const sources = await readNationalSources(country)
  return Promise.all(
    sources.map(async (source) => {
      const state = await readState(folderOf(cache, source))
      const cached = Object.values(state?.departments ?? {})
      return {
        source,
        ...(state ? { retrieved: state.retrieved } : {}),
        shipped: state?.shipped ?? false,
        departments: cached.length,
        records: cached.reduce((sum, one) => sum + one.records, 0),
        bytes: cached.reduce((sum, one) => sum + one.bytes, 0),
        due: source.cut !== 'query' && isDue(source, state, now),
      }
    }),
  )
}
