import { at, type Json, listOf, objectOf, textOf } from '../fields.ts'
import type { Part } from '../types.ts'
import { timesOf } from './periods.ts'

type Known = NonNullable<Part['known']>

const common: Known['mapping'] = [
  { to: 'identifier', from: 'id' },
  { to: 'name', from: 'nom' },
  { to: 'description', from: 'description' },
  { to: 'streetAddress', from: 'adresse.voie' },
  { to: 'postalCode', from: 'adresse.codePostal' },
  { to: 'addressLocality', from: 'adresse.commune.nom' },
  { to: 'townCode', from: 'adresse.commune.code' },
  { to: 'latitude', from: 'latitude' },
  { to: 'longitude', from: 'longitude' },
  { to: 'telephone', from: 'contact.telephone' },
  { to: 'email', from: 'contact.email' },
  { to: 'url', from: 'contact.site' },
  { to: 'image', from: 'image' },
  { to: 'image.credit', from: 'imageCredit' },
  { to: 'dateModified', from: 'modifie' },
]
export const eventKnown: Known = {
  entity: 'event',
  mapping: [
    ...common,
    { to: 'startDate', from: 'periodes', field: 'timings' },
    { to: 'location', from: 'lieu' },
    { to: 'price', from: 'tarif' },
    { to: 'organizer', from: 'organisateur' },
    { to: 'category', from: 'genres' },
    { to: 'keywords', from: 'themes' },
  ],
}
export const placeKnown: Known = { entity: 'place', mapping: [...common, { to: 'category', from: 'type' }] }

/** The numbers of the ways to reach someone, in the reference list of APIDAE. */
const ways: Record<number, string> = { 201: 'telephone', 204: 'email', 205: 'site' }

/** A tourist object, told plainly in one language; the rest stays beside it. */
export function thingOf(object: unknown, languages: readonly string[], today: string): Json {
  const {
    nom,
    presentation,
    localisation,
    informations,
    illustrations,
    ouverture,
    descriptionTarif,
    gestion,
    id,
    ...own
  } = objectOf(object)
  const word = (value: unknown) => libelle(value, languages)
  const place = objectOf(localisation)
  const address = objectOf(place.adresse)
  const [longitude, latitude] = listOf(at(place, 'geolocalisation', 'geoJson', 'coordinates'))
  const picture = objectOf(listOf(illustrations)[0])
  const periods = listOf(at(ouverture, 'periodesOuvertures'))
    .map(objectOf)
    .flatMap((one) => timesOf(one, today))
  const contact: Json = {}
  for (const one of listOf(at(informations, 'moyensCommunication')).map(objectOf)) {
    const kind = ways[Number(objectOf(one.type).id)]
    const value = textOf(at(one, 'coordonnees', 'fr')) ?? word(one.coordonnees)
    if (kind && value) contact[kind] ??= value
  }
  return {
    ...own,
    id: textOf(id),
    nom: word(nom),
    description: word(at(presentation, 'descriptifDetaille')) ?? word(at(presentation, 'descriptifCourt')),
    adresse: {
      ...address,
      voie: [address.adresse1, address.adresse2, address.adresse3].map(textOf).filter(Boolean).join(', ') || undefined,
    },
    lieu: textOf(at(own, 'informationsFeteEtManifestation', 'nomLieu')) ?? textOf(address.nomDuLieu),
    longitude,
    latitude,
    contact,
    image: textOf(objectOf(listOf(picture.traductionFichiers)[0]).url),
    imageCredit: word(picture.copyright),
    periodes: periods.length > 0 ? periods : undefined,
    ouverture: word(at(ouverture, 'periodeEnClair')),
    organisateur: word(at(informations, 'structureGestion', 'nom')),
    themes: labels(at(own, 'informationsFeteEtManifestation', 'themes')),
    genres: labels(at(own, 'informationsFeteEtManifestation', 'typesManifestation')),
    modifie: textOf(at(gestion, 'dateModification')),
    tarif: at(descriptionTarif, 'gratuit') === true ? 'Gratuit' : word(at(descriptionTarif, 'tarifsEnClair')),
  }
}

const labels = (value: unknown): string[] | undefined => {
  const list = listOf(value).flatMap((one) => textOf(objectOf(one).libelleFr) ?? [])
  return list.length > 0 ? list : undefined
}

/** `{"libelleFr": "…", "libelleEn": "…"}`. */
function libelle(value: unknown, languages: readonly string[]): string | undefined {
  const one = objectOf(value)
  const names = languages.map((language) => `libelle${language.charAt(0).toUpperCase()}${language.slice(1)}`)
  return [...names, ...Object.keys(one)].map((name) => textOf(one[name])).find(Boolean)
}
