import { learnt } from '../sources/rhythm.ts'
import type { SourceDeclaration } from '../sources/source.ts'
import type { AddressValues } from './address.ts'
import { fillAddress } from './address.ts'
import { folderOf } from './cache.ts'
import type { NationalSource } from './description.ts'

/** The one row of a national source that is cut from the cache, whatever the number of open towns. */
export function cachedDeclaration(
  source: NationalSource,
  cache: string,
  { shipped, retrieved }: { shipped: boolean; retrieved: string },
): SourceDeclaration {
  const { settings } = source
  const {
    recipe: _recipe,
    leaveOut: _leftOut,
    townInNames: _named,
    series: _series,
    onlyCoded: _only,
    ...kept
  } = settings
  return {
    ...wordsOf(source),
    slug: `${source.country.toLowerCase()}-${source.slug}`,
    url: folderOf(cache, source),
    dataDate: shipped && source.sample ? source.sample.dataDate : retrieved.slice(0, 10),
    settings: { ...kept, area: 'open', national: true },
  }
}

/** The row of one town in a source that is asked town by town; undefined when the address asks for what is not known of it. */
export function townDeclaration(
  source: NationalSource,
  town: { code: string; name: string },
  values: AddressValues,
): SourceDeclaration | undefined {
  const url = fillAddress(source.address, values)
  if (!url) return undefined
  return {
    ...wordsOf(source),
    slug: `${source.country.toLowerCase()}-${source.slug}-${town.code.toLowerCase()}`,
    name: `${source.name} (${town.name})`,
    url,
    entity: source.entity,
    towns: [town.code],
    schedule: learnt,
    settings: source.settings,
  }
}

function wordsOf({ name, publisher, publisherUrl, licence, licenceUrl, attribution }: NationalSource) {
  return { name, publisher, publisherUrl, licence, licenceUrl, ...(attribution ? { attribution } : {}) }
}
