import { isCategoryKey } from '../categories.ts'
import type { EventStatus } from '../event.ts'
import { type CanonicalRecord, canonicalSchema } from '../record.ts'
import { attendanceIris, soldOut, statusIris } from './event.ts'
import type { Node } from './node.ts'
import { recurrenceOf } from './read-schedule.ts'
import { first, nodeOf, textOf, typesOf, valueOfProperty } from './read-values.ts'

/**
 * The event, the place or the organisation a node of schema.org's JSON-LD speaks of, as `toJsonLd` writes them and as most sites do;
 * `undefined` for anything else and for what the model refuses. Times without an offset are not read: which clock they follow is the
 * caller's to know.
 */
export function fromJsonLd(value: unknown): CanonicalRecord | undefined {
  const node = nodeOf(value)
  if (!node) return undefined
  const types = typesOf(node)
  const draft = types.some((type) => /Event$|^Festival$/.test(type))
    ? eventDraft(node)
    : types.some((type) => type === 'Organization' || type === 'NGO' || type === 'SportsClub')
      ? organizationDraft(node)
      : placeDraft(node)
  const read = canonicalSchema.safeParse(withoutGaps({ ...thingDraft(node), ...draft }))
  return read.success ? read.data : undefined
}

function thingDraft(node: Node): Node {
  const page = nodeOf(node.subjectOf)
  return {
    id: textOf(node['@id']) ?? textOf(node.url),
    identifier: valueOfProperty(node.identifier, 'source') ?? textOf(node.identifier),
    name: textOf(node.name),
    description: textOf(node.description),
    url: textOf(node.sameAs) ?? textOf(node.url),
    image: imageDraft(node.image),
    provenance: page
      ? withoutGaps({
          source: textOf(page.url),
          licence: textOf(page.license),
          publisher: textOf(nodeOf(page.publisher)?.name),
          published: textOf(page.datePublished),
        })
      : undefined,
  }
}

function eventDraft(node: Node): Node {
  const offer = nodeOf(first(node.offers))
  const words = keywordsOf(node.keywords)
  const host = nodeOf(first(node.organizer))
  return {
    type: 'Event',
    startDate: textOf(node.startDate),
    endDate: textOf(node.endDate),
    doorTime: textOf(node.doorTime),
    previousStartDate: textOf(node.previousStartDate),
    eventStatus: statusOf(node.eventStatus, offer),
    attendanceMode: Object.entries(attendanceIris).find(([, iri]) => sameTerm(iri, node.eventAttendanceMode))?.[0],
    recurrence: recurrenceOf(node),
    location: locationDraft(first(node.location)),
    organizer: host && textOf(host.name) ? organizationReference(host) : undefined,
    ...(host && !textOf(host.name) ? { telephone: textOf(host.telephone), email: textOf(host.email) } : {}),
    price: offer?.price !== undefined ? priceOf(offer.price) : textOf(offer?.description),
    priceCurrency: textOf(offer?.priceCurrency),
    registrationUrl: textOf(offer?.url),
    isAccessibleForFree: typeof node.isAccessibleForFree === 'boolean' ? node.isAccessibleForFree : undefined,
    typicalAgeRange: textOf(node.typicalAgeRange),
    audience: textOf(nodeOf(node.audience)?.audienceType),
    maximumAttendeeCapacity: node.maximumAttendeeCapacity,
    inLanguage: textOf(node.inLanguage),
    categories: words.filter(isCategoryKey),
    keywords: words.filter((word) => !isCategoryKey(word)),
  }
}

function placeDraft(node: Node): Node {
  return {
    type: 'Place',
    ...addressDraft(node),
    telephone: textOf(node.telephone),
    email: valueOfProperty(node.additionalProperty, 'email') ?? textOf(node.email),
    accessibility: valueOfProperty(node.additionalProperty, 'accessibility'),
    openingHours: [node.openingHours].flat().filter(Boolean).join('; ') || undefined,
    maximumAttendeeCapacity: node.maximumAttendeeCapacity,
    isAccessibleForFree: node.isAccessibleForFree,
    categories: keywordsOf(node.keywords),
  }
}

function organizationDraft(node: Node): Node {
  const names = ['alternateName', 'telephone', 'email', 'taxID', 'foundingDate', 'dissolutionDate']
  return {
    type: 'Organization',
    ...addressDraft({ ...node, geo: node.geo ?? nodeOf(node.location)?.geo }),
    ...Object.fromEntries(names.map((name) => [name, textOf(node[name])])),
    categories: keywordsOf(node.keywords),
  }
}

function locationDraft(value: unknown): Node | undefined {
  if (typeof value === 'string') return { name: value }
  const node = nodeOf(value)
  return node ? withoutGaps({ name: textOf(node.name), url: textOf(node.url), ...addressDraft(node) }) : undefined
}

function addressDraft(node: Node): Node {
  const address = nodeOf(node.address) ?? {}
  const position = nodeOf(node.geo) ?? {}
  return {
    streetAddress: textOf(address.streetAddress) ?? textOf(node.address),
    postalCode: textOf(address.postalCode),
    addressLocality: textOf(address.addressLocality),
    addressCountry: textOf(nodeOf(address.addressCountry)?.name) ?? textOf(address.addressCountry),
    townCode: valueOfProperty(address.identifier, 'townCode'),
    latitude: numberOf(position.latitude),
    longitude: numberOf(position.longitude),
  }
}

function organizationReference(node: Node): Node {
  const names = ['name', 'identifier', 'url', 'telephone', 'email']
  return withoutGaps(Object.fromEntries(names.map((name) => [name, textOf(node[name])])))
}

function imageDraft(value: unknown): Node | undefined {
  const one = first(value)
  const node = nodeOf(one) ?? { contentUrl: one }
  const url = textOf(node.contentUrl) ?? textOf(node.url)
  if (!url) return undefined
  return withoutGaps({
    url,
    alt: textOf(node.caption),
    credit: textOf(node.creditText),
    licence: textOf(node.license),
    text: textOf(node.embeddedTextCaption),
  })
}

function statusOf(value: unknown, offer: Node | undefined): EventStatus {
  const found = Object.entries(statusIris).find(([, iri]) => sameTerm(iri, value))?.[0] as EventStatus | undefined
  const status = found ?? 'scheduled'
  return status === 'scheduled' && sameTerm(soldOut, offer?.availability) ? 'full' : status
}

/** `https://schema.org/SoldOut`, `http://schema.org/SoldOut` and `SoldOut` are written alike. */
function sameTerm(iri: string, value: unknown): boolean {
  return textOf(value)?.split('/').at(-1) === iri.split('/').at(-1)
}

function keywordsOf(value: unknown): string[] {
  return [value].flat().flatMap((one) => (typeof one === 'string' ? one.split(',').map((word) => word.trim()) : []))
}

function priceOf(value: unknown): unknown {
  return typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)) ? Number(value) : value
}

function numberOf(value: unknown): number | undefined {
  const number = priceOf(value)
  return typeof number === 'number' ? number : undefined
}

function withoutGaps(draft: Node): Node {
  const given = Object.entries(draft).filter(([, value]) => value !== undefined && value !== null)
  return Object.fromEntries(given.filter(([, value]) => !Array.isArray(value) || value.length > 0))
}
