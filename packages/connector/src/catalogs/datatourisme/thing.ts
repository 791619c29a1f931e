import { at, isObject, type Json, listOf, objectOf, textOf } from '../fields.ts'
import type { Part } from '../types.ts'

type Known = NonNullable<Part['known']>

const common: Known['mapping'] = [
  { to: 'identifier', from: 'uuid' },
  { to: 'name', from: 'label' },
  { to: 'description', from: 'hasDescription' },
  { to: 'streetAddress', from: 'address.streetAddress' },
  { to: 'postalCode', from: 'address.postalCode' },
  { to: 'addressLocality', from: 'address.addressLocality' },
  { to: 'townCode', from: 'address.insee' },
  { to: 'latitude', from: 'geo.latitude' },
  { to: 'longitude', from: 'geo.longitude' },
  { to: 'url', from: 'contact.homepage' },
  { to: 'telephone', from: 'contact.telephone' },
  { to: 'email', from: 'contact.email' },
  { to: 'image', from: 'image' },
  { to: 'image.credit', from: 'imageCredit' },
  { to: 'dateModified', from: 'lastUpdate' },
]
export const eventKnown: Known = {
  entity: 'event',
  mapping: [
    ...common,
    { to: 'startDate', from: 'takesPlaceAt', field: 'timings' },
    { to: 'location', from: 'locationName' },
    { to: 'category', from: 'type' },
  ],
}
export const placeKnown: Known = { entity: 'place', mapping: [...common, { to: 'category', from: 'type' }] }

/** An object of the national ontology, its first place, contact and picture told plainly; the rest stays beside them. */
export function thingOf(object: unknown, languages: readonly string[]): Json {
  const { isLocatedAt, hasContact, hasMainRepresentation, hasDescription, takesPlaceAt, label, type, ...own } =
    objectOf(object)
  const word = (value: unknown) => inTongue(value, languages)
  const place = first(isLocatedAt)
  const address = first(place.address)
  const contact = first(hasContact)
  const picture = first(first(hasMainRepresentation).hasRelatedResource)
  const description = first(hasDescription)
  const periods = listOf(takesPlaceAt).map(objectOf).flatMap(periodOf)
  return {
    ...own,
    label: word(label),
    type: listOf(type).filter(
      (one) => typeof one === 'string' && !/^(?:schema:|PointOfInterest$|PlaceOfInterest$|olo:)/.test(one),
    ),
    hasDescription: word(description.description) ?? word(description.shortDescription) ?? word(own.comment),
    locationName: word(place.label) ?? word(place.name),
    address: {
      streetAddress:
        listOf(address.streetAddress)
          .filter((line) => typeof line === 'string')
          .join(', ') || textOf(address.streetAddress),
      postalCode: word(address.postalCode),
      addressLocality: word(address.addressLocality) ?? word(at(address, 'hasAddressCity', 'label')),
      insee: textOf(at(address, 'hasAddressCity', 'insee')),
    },
    geo: { latitude: numeric(at(place, 'geo', 'latitude')), longitude: numeric(at(place, 'geo', 'longitude')) },
    contact: { telephone: word(contact.telephone), email: word(contact.email), homepage: word(contact.homepage) },
    image: word(picture.locator),
    imageCredit: word(first(first(hasMainRepresentation).hasAnnotation).credits),
    takesPlaceAt: periods.length > 0 ? periods : undefined,
  }
}

/** Days and hours stand apart; midnight means that the hour is not known. */
function periodOf({ startDate, endDate, startTime, endTime }: Json): Json[] {
  const day = (value: unknown) => textOf(value)?.slice(0, 10)
  const hour = (value: unknown) => {
    const text = textOf(value)?.slice(0, 5)
    return text && /^\d\d:\d\d$/.test(text) && text !== '00:00' ? `T${text}:00` : ''
  }
  const from = day(startDate)
  const to = day(endDate) ?? from
  if (!from || !to) return []
  return [{ begin: `${from}${hour(startTime)}`, end: `${to}${hour(endTime)}` }]
}

const first = (value: unknown): Json => objectOf(Array.isArray(value) ? value[0] : value)
const numeric = (value: unknown): number | undefined => {
  const number = typeof value === 'string' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** `{"@fr": "…"}`, `{"fr": ["…"]}`, a list or a text. */
function inTongue(value: unknown, languages: readonly string[]): string | undefined {
  if (Array.isArray(value)) return value.map((one) => inTongue(one, languages)).find(Boolean)
  if (!isObject(value)) return textOf(value)
  for (const name of [
    ...languages.flatMap((language) => [`@${language}`, language]),
    '@value',
    ...Object.keys(value),
  ]) {
    const text = Object.hasOwn(value, name) ? inTongue(value[name], languages) : undefined
    if (text) return text
  }
  return undefined
}
