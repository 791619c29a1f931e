import { isObject, type Json, objectOf, textOf } from '../fields.ts'
import type { Part } from '../types.ts'
import { dayOf, entriesOf, hourOf, label, pick, rows } from './words.ts'

type Known = NonNullable<Part['known']>

const common: Known['mapping'] = [
  { to: 'identifier', from: 'id' },
  { to: 'name', from: 'name' },
  { to: 'description', from: 'description' },
  { to: 'streetAddress', from: 'address.street' },
  { to: 'postalCode', from: 'address.postalCode' },
  { to: 'addressLocality', from: 'address.town' },
  { to: 'townCode', from: 'address.insee' },
  { to: 'latitude', from: 'latitude' },
  { to: 'longitude', from: 'longitude' },
  { to: 'telephone', from: 'contact.telephone' },
  { to: 'email', from: 'contact.email' },
  { to: 'url', from: 'contact.site' },
  { to: 'image', from: 'image.url' },
  { to: 'image.credit', from: 'image.credit' },
  { to: 'category', from: 'type' },
  { to: 'dateModified', from: 'updated' },
]
export const eventKnown: Known = {
  entity: 'event',
  mapping: [...common, { to: 'startDate', from: 'periods', field: 'timings' }, { to: 'location', from: 'place' }],
}
export const placeKnown: Known = { entity: 'place', mapping: common }

export const isEvent = ({ periods, type }: Json): boolean =>
  periods !== undefined && /manifestation|[ée]v[ée]nement|agenda|f[êe]te|event/i.test(textOf(type) ?? '')

/** An object of a syndication, told plainly; all that its office says of it stays beside. */
export function thingOf(given: Json, _languages: readonly string[]): Json {
  // One syndication wraps its fields (`Object`), most do not.
  const one: Json = isObject(given.Object) ? { ...given, ...given.Object } : given
  const { __metadata: _m, Structure: _s, Searchs: _q, Object: _o, ...own } = one
  const latitude = degrees(pick(one, ['GmapLatitude', 'GooglemapLatitude', 'Latitude', 'LAT']))
  const longitude = degrees(pick(one, ['GmapLongitude', 'GooglemapLongitude', 'Longitude', 'LON']))
  const position = rows(one, ['Geolocalisations', 'GEOLOCALISATIONs', 'CARTEs'])[0] ?? {}
  const description = pick(one, [
    'DescriptionCommerciale2',
    'DescriptionCommerciale',
    'Description',
    'Descriptif',
    'DETAILDESCRIPTIF',
    'DescriptifCommercial',
  ])
  const periods = periodsOf(one)
  return {
    ...plain(own),
    id: textOf(one.SyndicObjectID),
    name: textOf(one.SyndicObjectName) ?? label(pick(one, ['RaisonSociale', 'NOMOFFRE', 'title'])),
    type: label(pick(one, ['ObjectTypeName'])) ?? label(pick(one, ['Classification', 'Type'])),
    description: label(description) ?? label(objectOf(rows(one, ['Descriptifs', 'Descriptions'])[0]).Descriptif),
    place: label(pick(one, ['LieuManifestation', 'NomDuLieu', 'Lieu'])) ?? addressOf(one).place,
    address: addressOf(one),
    latitude: latitude ?? degrees(position.Latitude),
    longitude: longitude ?? degrees(position.Longitude),
    contact: contactOf(one),
    image: imageOf(one),
    periods: periods.length > 0 ? periods : undefined,
    updated: dayOf(one.Updated),
  }
}

/** What is deferred to another address, or is nothing, says nothing. */
const plain = (object: Json): Json =>
  Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== null && value !== '' && !objectOf(value).__deferred),
  )

function degrees(value: unknown): number | undefined {
  const text = textOf(value)?.replace(',', '.')
  const number = text === undefined ? Number.NaN : Number(text)
  return Number.isFinite(number) && number !== 0 ? number : undefined
}

/** `Circuit des Tonnes|||28160|DAMPIERRE|28123`, fields of their own, or a list with one address. */
function addressOf(one: Json): Json {
  const [parts] = entriesOf(pick(one, ['AdresseComplete', 'DETAILADRESSE']))
  const code = parts?.findIndex((part) => /^\d{5}$/.test(part)) ?? -1
  const row = rows(one, ['Adresses', 'ADRESSEs'])[0] ?? {}
  const lines = (names: string[], from: Json) =>
    names
      .map((name) => label(pick(from, [name])))
      .filter(Boolean)
      .join(', ') || undefined
  const insee = parts?.slice(code + 1).find((part) => /^\d[\dAB]\d{3}$/.test(part))
  return {
    place: label(pick(row, ['Nomdupointdeservice', 'NomLieu'])),
    street:
      (code > 0 ? parts?.slice(0, code).filter(Boolean).join(', ') : undefined) ??
      lines(['Adresse1', 'Adresse2', 'Adresse3'], one) ??
      lines(['AD1', 'AD2', 'AD3'], one) ??
      lines(['Adresse1', 'Adresse1suite', 'Adresse2', 'Numerovoie'], row),
    postalCode:
      (code >= 0 ? parts?.[code] : undefined) ?? label(pick(one, ['CodePostal', 'CP'])) ?? label(row.CodePostal),
    town:
      (code >= 0 ? parts?.[code + 1] : undefined) ??
      label(pick(one, ['Commune', 'Ville'])) ??
      label(pick(row, ['Commune', 'Ville', 'Municipalite'])),
    insee: insee ?? label(pick(one, ['CodeInsee', 'INSEE'])) ?? label(row.CodeInsee),
  }
}

const ways: [string, RegExp][] = [
  ['email', /m[ée]l\b|mail|courriel/i],
  ['site', /site|web|url|internet/i],
  ['telephone', /t[ée]l[ée]phone|mobile|portable|cellulaire/i],
]

/** `Téléphone filaire|02 37 …#Site web (URL)|http://…`, or a list with the same. */
function contactOf(one: Json): Json {
  const pairs = [
    ...entriesOf(pick(one, ['MoyenDeCom', 'MoyensDeCom', 'MoyensDeCommunication'])),
    ...rows(one, ['MoyenDeComs', 'MoyensDeComs', 'SiteInternets', 'Telephones', 'Courriels', 'MOYENSCOMs']).map(
      (row) => [
        label(pick(row, ['Moyendecommunication', 'TypedaccesTelecom', 'Type'])) ?? '',
        label(pick(row, ['Coordonnees', 'CoordonneesTelecom', 'Valeur'])) ?? '',
      ],
    ),
  ]
  const contact: Json = {
    telephone: entriesOf(pick(one, ['TELCOMPLET', 'TEL', 'Telephone']))[0]?.[0],
    email: entriesOf(pick(one, ['MAIL', 'Email', 'Courriel']))[0]?.[0],
    site: entriesOf(pick(one, ['URLCOMPLET', 'URL', 'DETAILSITEWEB', 'SiteWeb']))[0]?.[0],
  }
  for (const [kind = '', value] of pairs) {
    const way = /fax|copieur/i.test(kind) ? undefined : ways.find(([, words]) => words.test(kind))?.[0]
    if (way && value) contact[way] ??= value
  }
  return contact
}

/** `https://…jpg|title|credit#…`, or a list of media. */
function imageOf(one: Json): Json {
  const [first] = entriesOf(pick(one, ['Photos', 'PHOTO', 'LISTINGPHOTO', 'Photo']))
  if (first) return { url: first[0], credit: first[2] || undefined }
  const [row] = rows(one, ['Photoss', 'PHOTOSs', 'PHOTOs', 'MediaPhotoss'])
  const photo = objectOf(row?.Photo)
  return { url: textOf(photo.Url), credit: textOf(photo.Credit) }
}

/** `01/06/2027|02/06/2027|08:00|…#…`, or a list of openings. What follows the dates is hours of opening, then of closing. */
function periodsOf(one: Json): Json[] {
  const texts = entriesOf(
    pick(one, ['PeriodeOuverture', 'PeriodesOuverture', 'DatesManifestation', 'OUVERTURE', 'DATES']),
  ).map(([from, to, ...hours]) => {
    const times = hours.map(hourOf).filter(Boolean)
    return period(from, to, times[0] ?? '', times.length > 1 ? times.at(-1)! : '')
  })
  const listed = rows(one, ['PeriodeOuvertures', 'PERIODEOUVERTUREs', 'DATESs', 'Ouvertures', 'Datess']).map((row) =>
    period(
      pick(row, ['Datedebut', 'Datededebut', 'DateDebut']),
      pick(row, ['Datefin', 'Datedefin', 'DateFin']),
      hourOf(pick(row, ['Heuredouverture1', 'Heuredebut', 'HeureDebut', 'Heuredouverture'])),
      hourOf(pick(row, ['Heuredefermeture2', 'Heuredefermeture1', 'Heurefin', 'HeureFin', 'Heuredefermeture'])),
    ),
  )
  return [...texts, ...listed].filter((one) => one !== undefined)
}

function period(from: unknown, to: unknown, begins: string, ends: string): Json | undefined {
  const first = dayOf(from)
  return first ? { begin: `${first}${begins}`, end: `${dayOf(to) ?? first}${ends}` } : undefined
}
