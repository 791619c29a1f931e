import type { Image, Provenance } from '../provenance.ts'
import type { Advertiser, OrganizationReference, PlaceReference } from '../thing.ts'
import { type Node, node, nodeIfAny } from './node.ts'

/** PostalAddress; the town's official code is its identifier. */
export function address(place: PlaceReference): Node | undefined {
  return nodeIfAny('PostalAddress', {
    streetAddress: place.streetAddress,
    postalCode: place.postalCode,
    addressLocality: place.addressLocality,
    addressCountry: place.addressCountry,
    identifier: place.townCode ? propertyValue('townCode', place.townCode) : undefined,
  })
}

export function geo(place: PlaceReference): Node | undefined {
  if (place.latitude === undefined || place.longitude === undefined) return undefined
  return node('GeoCoordinates', { latitude: place.latitude, longitude: place.longitude })
}

export function place(reference: PlaceReference | undefined): Node | undefined {
  if (!reference) return undefined
  return nodeIfAny('Place', {
    name: reference.name,
    url: reference.url,
    address: address(reference),
    geo: geo(reference),
  })
}

export function organization(reference: Partial<OrganizationReference> | undefined): Node | undefined {
  if (!reference) return undefined
  const { name, identifier, url, telephone, email } = reference
  return nodeIfAny('Organization', { name, identifier, url, telephone, email })
}

/** schema.org/sponsor: who pays for an advertisement. */
export function advertiser(given: Advertiser | undefined): Node | undefined {
  if (!given) return undefined
  return node('Organization', { name: given.name, identifier: given.identifier, address: address(given) })
}

export function image(picture: Image | undefined): Node | undefined {
  if (!picture) return undefined
  return node('ImageObject', {
    contentUrl: picture.url,
    caption: picture.alt,
    creditText: picture.credit,
    license: picture.licence,
    embeddedTextCaption: picture.text,
  })
}

/** The page the record was read from, with its publisher and licence. */
export function origin(provenance: Provenance | undefined): Node | undefined {
  if (!provenance) return undefined
  return nodeIfAny('CreativeWork', {
    url: provenance.page ?? (/^https?:/.test(provenance.source) ? provenance.source : undefined),
    license: provenance.licence,
    publisher: organization(provenance.publisher ? { name: provenance.publisher } : undefined),
    datePublished: provenance.published,
  })
}

/** Opening hours that schema.org can say (`Mo-Fr 09:00-12:00`); finer OSM rules are left out rather than said wrong. */
export function openingHours(hours: string | undefined): string[] {
  const rules = hours?.split(';').map((rule) => rule.trim()) ?? []
  const simple = /^(Mo|Tu|We|Th|Fr|Sa|Su)([-,](Mo|Tu|We|Th|Fr|Sa|Su))*( \d\d:\d\d-\d\d:\d\d(,\d\d:\d\d-\d\d:\d\d)*)?$/
  return rules.every((rule) => simple.test(rule)) ? rules.flatMap(oneIntervalEach) : []
}

function oneIntervalEach(rule: string): string[] {
  const [days, hours] = rule.split(' ')
  return hours ? hours.split(',').map((interval) => `${days} ${interval}`) : [rule]
}

export function propertyValue(name: string, value: unknown): Node {
  return { '@type': 'PropertyValue', propertyID: name, value }
}

/** Fields schema.org's type has no name for. */
export function properties(fields: Node): Node[] {
  return Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [propertyValue(name, value)]))
}
