import { toJsonLd } from '@wiker/model'
import type { RecordLine, TownCard } from '@wiker/town/types.ts'
import { withWebAddresses } from '../components/links.ts'

const withoutPlace = new Set(['article', 'notice', 'offer', 'menu', 'subsidy'])

/** The record as schema.org says it; what stands somewhere stands in its town when no more is known. */
export function recordJsonLd(line: RecordLine, town: TownCard, url: string): object {
  const inTown = { addressLocality: town.name, postalCode: town.postalCodes[0], addressCountry: town.country }
  const record = withWebAddresses(line.record)
  return toJsonLd(withoutPlace.has(line.kind) ? record : { ...inTown, ...record }, { url })
}
