import { isObject, type Json, listOf, objectOf, textOf } from '../fields.ts'
import type { Part } from '../types.ts'

export const known: NonNullable<Part['known']> = {
  entity: 'event',
  mapping: [
    { to: 'identifier', from: 'id' },
    { to: 'name', from: 'name' },
    { to: 'description', from: 'description' },
    { to: 'startDate', from: 'periods', field: 'timings' },
    { to: 'location', from: 'place.name' },
    { to: 'streetAddress', from: 'place.street' },
    { to: 'postalCode', from: 'place.postalCode' },
    { to: 'addressLocality', from: 'place.town' },
    { to: 'townCode', from: 'place.insee' },
    { to: 'latitude', from: 'place.latitude' },
    { to: 'longitude', from: 'place.longitude' },
    { to: 'organizer', from: 'organismeNom' },
    { to: 'category', from: 'genre' },
    { to: 'price', from: 'price' },
    { to: 'eventStatus', from: 'status' },
    { to: 'telephone', from: 'contact.telephone' },
    { to: 'email', from: 'contact.email' },
    { to: 'url', from: 'url' },
    { to: 'registrationUrl', from: 'ticket' },
    { to: 'image', from: 'photo.path' },
    { to: 'image.credit', from: 'photo.credit' },
    { to: 'typicalAgeRange', from: 'age' },
    { to: 'dateModified', from: 'dateModification' },
  ],
}

/** An announcement told plainly; what is not used stays beside it under its own name. */
export function eventOf(given: Json): Json {
  const { dates, dateHoraires, lieu, contacts, photos, genre, billetteries, donneesComplementaires, tarifs, ...own } =
    given
  const more = first(donneesComplementaires)
  const place = objectOf(lieu)
  const town = objectOf(place.commune)
  const contact = listOf(contacts).map(objectOf)
  const found = (name: string) => contact.map((one) => textOf(one[name])).find(Boolean)
  const exact = listOf(dateHoraires).map(objectOf).flatMap(hoursOf)
  const periods = exact.length > 0 ? exact : listOf(dates).map(objectOf).flatMap(periodOf)
  return {
    ...Object.fromEntries(Object.entries(own).filter(([, value]) => value !== null && value !== '')),
    name: textOf(more.titreLibre) ?? textOf(own.titre),
    description: textOf(more.texteLong) ?? textOf(own.descriptif) ?? textOf(more.texteCourt),
    periods: periods.length > 0 ? periods : undefined,
    place: {
      name: textOf(place.nom),
      street: textOf(place.adresse),
      postalCode: textOf(town.codePostal),
      town: textOf(town.nom),
      insee: textOf(town.insee),
      // A place nobody pointed out on the map is somewhere in its town.
      latitude: degrees(place.latitude) ?? degrees(town.latitude),
      longitude: degrees(place.longitude) ?? degrees(town.longitude),
    },
    genre: textOf(objectOf(genre).libelle),
    price: priceOf(first(tarifs)),
    status:
      own.mentionEvenementAnnule === true ? 'cancelled' : own.mentionEvenementComplet === true ? 'sold out' : undefined,
    contact: { telephone: found('telephone1') ?? found('telephone2'), email: found('email') },
    url: found('url') ?? textOf(own.urlAnnonce),
    ticket: textOf(first(billetteries).url),
    photo: first(photos),
    age: ageOf(own),
  }
}

const first = (value: unknown): Json => objectOf(Array.isArray(value) ? value.find(isObject) : value)

function degrees(value: unknown): number | undefined {
  const number = Number(textOf(value) ?? Number.NaN)
  return Number.isFinite(number) && number !== 0 ? number : undefined
}

/** `2027-06-05`, `2027-06-05 00:00:00`, `05-06-2027`, `05/06/2027`. */
function dayOf(value: unknown): string | undefined {
  const text = textOf(value) ?? ''
  const [, day, month, year] = /^(\d\d)[-/](\d\d)[-/](\d{4})/.exec(text) ?? []
  return year ? `${year}-${month}-${day}` : /^\d{4}-\d\d-\d\d/.exec(text)?.[0]
}

/** `14:00`, `14h`, `14h30`, `14:00:00`. */
function hourOf(value: unknown): string {
  const [, hour, minute] = /^(\d{1,2})(?:[:h](\d\d)?(?::\d\d)?)?$/i.exec(textOf(value) ?? '') ?? []
  return hour === undefined || Number(hour) > 23 ? '' : `T${hour.padStart(2, '0')}:${minute ?? '00'}:00`
}

/** `{"date":"2027-06-05","horaires":[{"debut":"14:00","fin":"18:00"}]}`. */
function hoursOf({ date, horaires }: Json): Json[] {
  const day = dayOf(date)
  if (!day) return []
  const list = listOf(horaires).map(objectOf)
  if (list.length === 0) return [{ begin: day, end: day }]
  return list.map(({ debut, fin }) => ({ begin: `${day}${hourOf(debut)}`, end: `${day}${hourOf(fin)}` }))
}

/** `{"debut":"2027-06-05","fin":"2027-06-05","horaire":"{14:00,18:00},{20:00,}"}`: the hours are those of each day. */
function periodOf({ debut, fin, horaire }: Json): Json[] {
  const from = dayOf(debut)
  const to = dayOf(fin) ?? from
  if (!from || !to) return []
  const slots = [...(textOf(horaire) ?? '').matchAll(/\{([^{},]{0,10}),?([^{},]{0,10})\}/g)].map(([, begins, ends]) => [
    hourOf(begins?.trim()),
    hourOf(ends?.trim()),
  ])
  const [slot] = slots
  if (!slot || slots.length === 0) return [{ begin: from, end: to }]
  if (from !== to) return [{ begin: `${from}${slot[0]}`, end: `${to}${slots.at(-1)?.[1] ?? ''}` }]
  return slots.map(([begins, ends]) => ({ begin: `${from}${begins}`, end: `${to}${ends}` }))
}

function priceOf({ gratuit, tarif, tarifReduit, tarifAutre }: Json): string | undefined {
  if (gratuit === true) return 'Gratuit'
  const parts = [textOf(tarif), textOf(tarifReduit) && `réduit ${textOf(tarifReduit)}`, textOf(tarifAutre)]
  return parts.filter(Boolean).join(', ') || undefined
}

function ageOf({ ageMinimum, ageMaximum, categoriesAge }: Json): string | undefined {
  const [from, to] = [Number(ageMinimum ?? 0), Number(ageMaximum ?? 0)]
  if (from > 0 && to >= from) return `${from}-${to}`
  if (from > 0) return `${from}-`
  const labels = listOf(categoriesAge).map((one) => textOf(objectOf(one).libelle))
  return labels.filter(Boolean).join(', ') || undefined
}
