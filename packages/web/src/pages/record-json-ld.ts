import type { RecordLine, TownCard } from '@wiker/town/types.ts'
import { factsOf } from '../components/record.tsx'

const types: Record<string, string> = {
  place: 'Place',
  market: 'Place',
  transit: 'Place',
  organization: 'Organization',
  article: 'NewsArticle',
  notice: 'SpecialAnnouncement',
  offer: 'Offer',
  subsidy: 'MonetaryGrant',
}

/** The record as schema.org says it. */
export function recordJsonLd(line: RecordLine, town: TownCard, url: string): object {
  const facts = factsOf(line.record)
  const isText = line.kind === 'article' || line.kind === 'notice'
  return {
    '@context': 'https://schema.org',
    '@type': types[line.kind] ?? 'Thing',
    name: line.name,
    ...(line.kind === 'article' && { headline: line.name, datePublished: facts.datePublished }),
    url,
    description: facts.description,
    image: facts.image?.url,
    telephone: isText ? undefined : facts.telephone,
    ...(!isText && {
      address: {
        '@type': 'PostalAddress',
        streetAddress: facts.streetAddress,
        postalCode: facts.postalCode ?? town.postalCodes[0],
        addressLocality: facts.addressLocality ?? town.name,
        addressCountry: town.country,
      },
    }),
    ...(types[line.kind] === 'Place' &&
      line.latitude !== null && {
        geo: { '@type': 'GeoCoordinates', latitude: line.latitude, longitude: line.longitude },
      }),
  }
}
