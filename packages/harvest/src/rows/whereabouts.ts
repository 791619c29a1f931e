import type { CanonicalRecord, PlaceReference } from '@wiker/model'
import type { Whereabouts } from '../towns/match.ts'

type Located = Partial<PlaceReference>

/** What a record says of where it is: an event by its place, the others by their own address. */
export function whereaboutsOf(record: CanonicalRecord): Whereabouts {
  const own = record as Located
  const place: Located = 'location' in record && record.location ? record.location : {}
  return {
    townCode: place.townCode ?? own.townCode,
    postalCode: place.postalCode ?? own.postalCode,
    locality: place.addressLocality ?? own.addressLocality,
    lastWords: place.addressLocality || own.addressLocality ? undefined : lastWordsOf(place),
    title: record.name,
    latitude: place.latitude ?? own.latitude ?? pointOf(record)?.[1],
    longitude: place.longitude ?? own.longitude ?? pointOf(record)?.[0],
  }
}

/** Calendars have one line for the place: "salle de la Tannerie, Le Loroux-Bottereau". What follows its last comma may be the town. */
function lastWordsOf({ name, streetAddress }: Pick<PlaceReference, 'name' | 'streetAddress'>): string | undefined {
  const last = (name ?? streetAddress)?.split(/[,\n]/).findLast((part) => part.trim())
  return last?.trim().replace(/^\d{5}\s+/, '')
}

/** A position to draw, from a point geometry when there is no latitude. */
function pointOf(record: CanonicalRecord): [number, number] | undefined {
  const geometry = 'geometry' in record ? record.geometry : undefined
  if (geometry?.type !== 'Point' || !Array.isArray(geometry.coordinates)) return undefined
  const [longitude, latitude] = geometry.coordinates
  return typeof latitude === 'number' && typeof longitude === 'number' ? [longitude, latitude] : undefined
}
