import type { CanonicalRecord } from '../record.ts'
import { jsonLdContext } from './context.ts'
import { eventNode } from './event.ts'
import { type Node, node } from './node.ts'
import {
  address,
  advertiser,
  geo,
  image,
  openingHours,
  organization,
  origin,
  place,
  properties,
  propertyValue,
} from './parts.ts'
import type { Holidays } from './schedule.ts'
import { finerType } from './types.ts'

export interface JsonLdOptions extends Holidays {
  /** The page of the record on the site; without it the record's own address stands. */
  url?: string
}

type Of<Type extends CanonicalRecord['type']> = Extract<CanonicalRecord, { type: Type }>

/**
 * A record as schema.org's JSON-LD, for search engines and other programs. What schema.org has no type for (a line of a budget, a
 * decision of a council) comes out as it is, with the context that says what its names mean.
 */
export function toJsonLd(record: CanonicalRecord, options: JsonLdOptions = {}): Node {
  const made = nodeOf(record, options)
  if (!made) return { '@context': jsonLdContext, ...record }
  const identity = {
    '@id': record.id,
    url: options.url ?? record.url,
    sameAs: options.url && record.url !== options.url ? record.url : undefined,
    identifier: record.identifier ? propertyValue('source', record.identifier) : undefined,
    sponsor: advertiser(record.advertiser),
  }
  return { '@context': 'https://schema.org', ...node(undefined, { ...made, ...identity }) }
}

function nodeOf(record: CanonicalRecord, options: JsonLdOptions): Node | undefined {
  switch (record.type) {
    case 'Event':
      return eventNode(record, options)
    case 'Place':
    case 'Market':
    case 'Address':
    case 'Transit':
    case 'Other':
      return placeNode(record)
    case 'Organization':
      return organizationNode(record)
    case 'Article':
      return articleNode(record)
    case 'Offer':
      return offerNode(record)
    case 'Menu':
      return menuNode(record)
    case 'Notice':
      return noticeNode(record)
    case 'Dataset':
      return datasetNode(record)
    case 'Subsidy':
      return subsidyNode(record)
    case 'BudgetLine':
    case 'Deliberation':
    case 'Statistic':
      return undefined
  }
}

function thing(record: CanonicalRecord): Node {
  return {
    name: record.name,
    description: record.description,
    image: image(record.image),
    subjectOf: origin(record.provenance),
  }
}

function placeNode(record: Of<'Place' | 'Market' | 'Address' | 'Transit' | 'Other'>): Node {
  const located = record.latitude !== undefined || record.streetAddress || record.addressLocality
  const general = record.type === 'Other' && !located ? 'Thing' : 'Place'
  const of = <Key extends string>(key: Key) => (key in record ? (record as Record<string, unknown>)[key] : undefined)
  return node(general === 'Thing' ? general : finerType(record.categories, general), {
    ...thing(record),
    address: address(record),
    geo: geo(record),
    telephone: of('telephone'),
    openingHours: openingHours(of('openingHours') as string | undefined),
    maximumAttendeeCapacity: of('maximumAttendeeCapacity'),
    isAccessibleForFree: of('isAccessibleForFree'),
    keywords: record.categories,
    additionalProperty: properties({
      email: of('email'),
      accessibility: of('accessibility'),
      openingHoursText: of('openingHoursText'),
      season: of('season'),
    }),
  })
}

function organizationNode(record: Of<'Organization'>): Node {
  const position = geo(record)
  return node(finerType(record.categories, 'Organization'), {
    ...thing(record),
    alternateName: record.alternateName,
    address: address(record),
    location: position ? node('Place', { name: record.name, geo: position }) : undefined,
    telephone: record.telephone,
    email: record.email,
    taxID: record.taxID,
    foundingDate: record.foundingDate,
    dissolutionDate: record.dissolutionDate,
    keywords: record.categories,
  })
}

function articleNode(record: Of<'Article'>): Node {
  return node('NewsArticle', {
    ...thing(record),
    headline: record.name,
    articleBody: record.articleBody,
    datePublished: record.datePublished,
    dateModified: record.dateModified,
    author: record.author ? node('Person', { name: record.author }) : undefined,
    publisher: organization(record.publisher),
    inLanguage: record.inLanguage,
    keywords: record.categories,
    contentLocation: place({ name: record.addressLocality }),
  })
}

function offerNode(record: Of<'Offer'>): Node {
  return node('Offer', {
    ...thing(record),
    ...(typeof record.price === 'string'
      ? { priceSpecification: node('PriceSpecification', { name: record.price }) }
      : { price: record.price }),
    priceCurrency: record.priceCurrency,
    validFrom: record.validFrom,
    validThrough: record.validThrough,
    offeredBy: organization(record.offeredBy),
    availableAtOrFrom: place(record.location),
    category: record.categories,
  })
}

function menuNode(record: Of<'Menu'>): Node {
  const courses = [...new Set(record.dishes?.map((dish) => dish.course ?? ''))]
  const items = (course: string) =>
    record.dishes?.filter((dish) => (dish.course ?? '') === course).map((dish) => node('MenuItem', { name: dish.name }))
  return node('Menu', {
    ...thing(record),
    temporalCoverage: record.date,
    hasMenuItem: items(''),
    hasMenuSection: courses
      .filter(Boolean)
      .map((course) => node('MenuSection', { name: course, hasMenuItem: items(course) })),
  })
}

function noticeNode(record: Of<'Notice'>): Node {
  return node('SpecialAnnouncement', {
    ...thing(record),
    text: record.description,
    datePosted: record.datePublished ?? record.validFrom,
    expires: record.validThrough,
    publisher: organization(record.publisher),
    keywords: record.categories,
  })
}

function datasetNode(record: Of<'Dataset'>): Node {
  return node('Dataset', {
    ...thing(record),
    publisher: organization(record.publisher),
    license: record.licence,
    dateModified: record.dateModified,
    keywords: record.keywords,
    distribution: record.distributions?.map((one) =>
      node('DataDownload', { contentUrl: one.url, name: one.name, encodingFormat: one.mediaType ?? one.format }),
    ),
  })
}

function subsidyNode(record: Of<'Subsidy'>): Node {
  const amount = record.amount === undefined ? undefined : { value: record.amount, currency: record.currency }
  return node('MonetaryGrant', {
    ...thing(record),
    amount: amount ? node('MonetaryAmount', amount) : undefined,
    funder: organization(record.grantor),
    fundedItem: organization(record.beneficiary),
  })
}
