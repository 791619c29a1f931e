import type { Entity } from '@wiker/model'

/** What a field's values have to look like: chooses the value test (./value-fit.ts) and the converter (../check/converters.ts). */
export type FieldKind =
  | 'identifier'
  | 'name'
  | 'label'
  | 'words'
  | 'prose'
  | 'date'
  | 'day'
  | 'time'
  | 'timings'
  | 'year'
  | 'recurrence'
  | 'address'
  | 'house'
  | 'suffix'
  | 'streetType'
  | 'street'
  | 'postcode'
  | 'townname'
  | 'postalLocality'
  | 'towncode'
  | 'country'
  | 'latitude'
  | 'longitude'
  | 'latlon'
  | 'geometry'
  | 'url'
  | 'phone'
  | 'email'
  | 'image'
  | 'category'
  | 'price'
  | 'boolean'
  | 'hours'
  | 'number'
  | 'count'
  | 'status'
  | 'siret'
  | 'rna'
  | 'orgid'
  | 'direction'
  | 'list'
  | 'code'

export const fieldKinds: Record<string, FieldKind> = {
  identifier: 'identifier',
  name: 'name',
  alternateName: 'label',
  description: 'prose',
  articleBody: 'prose',
  startDate: 'date',
  endDate: 'date',
  startTime: 'time',
  timings: 'timings',
  endTime: 'time',
  date: 'date',
  year: 'year',
  datePublished: 'date',
  dateModified: 'date',
  validFrom: 'date',
  validThrough: 'date',
  foundingDate: 'day',
  dissolutionDate: 'day',
  recurrence: 'recurrence',
  location: 'name',
  'location.url': 'url',
  streetAddress: 'address',
  houseNumber: 'house',
  houseSuffix: 'suffix',
  streetType: 'streetType',
  street: 'street',
  postalCode: 'postcode',
  addressLocality: 'townname',
  postalLocality: 'postalLocality',
  townCode: 'towncode',
  addressCountry: 'country',
  latitude: 'latitude',
  longitude: 'longitude',
  latlon: 'latlon',
  geometry: 'geometry',
  url: 'url',
  registrationUrl: 'url',
  telephone: 'phone',
  email: 'email',
  image: 'image',
  'image.credit': 'label',
  category: 'category',
  keywords: 'list',
  price: 'price',
  isAccessibleForFree: 'boolean',
  typicalAgeRange: 'label',
  audience: 'label',
  accessibility: 'words',
  maximumAttendeeCapacity: 'count',
  eventStatus: 'status',
  organizer: 'label',
  'organizer.email': 'email',
  'organizer.telephone': 'phone',
  'organizer.url': 'url',
  openingHours: 'hours',
  openingDays: 'hours',
  season: 'label',
  manager: 'label',
  taxID: 'siret',
  rnaNumber: 'rna',
  legalForm: 'label',
  numberOfEmployees: 'label',
  amount: 'number',
  currency: 'code',
  purpose: 'name',
  nature: 'label',
  conditions: 'label',
  grantor: 'label',
  'grantor.identifier': 'orgid',
  beneficiary: 'label',
  'beneficiary.identifier': 'orgid',
  body: 'label',
  'body.identifier': 'orgid',
  subject: 'name',
  subjectCode: 'code',
  votesFor: 'count',
  votesAgainst: 'count',
  abstentions: 'count',
  section: 'label',
  direction: 'direction',
  accountCode: 'code',
  accountLabel: 'name',
  functionCode: 'code',
  value: 'number',
  unit: 'label',
  indicator: 'label',
  meal: 'label',
  dish: 'name',
  course: 'label',
  starter: 'label',
  main: 'label',
  side: 'label',
  cheese: 'label',
  dessert: 'label',
  snack: 'label',
  dishLabels: 'list',
  allergens: 'list',
  restaurant: 'label',
  offeredBy: 'label',
  author: 'label',
  publisher: 'label',
  severity: 'label',
  licence: 'label',
  'distribution.url': 'url',
  'distribution.format': 'code',
  inLanguage: 'code',
}

const common = 'identifier name description url image image.credit category'.split(' ')
const address =
  'streetAddress postalCode addressLocality postalLocality townCode addressCountry latitude longitude latlon'.split(' ')
const addressParts = 'houseNumber houseSuffix streetType street'.split(' ')
const contact = 'telephone email'.split(' ')
const list = (text: string) => text.split(' ')

/** The fields a column can become, by entity: the model's own and the working ones that are joined into them (`startTime`, `street`, `latlon`). */
export const entityFields: Record<Entity, string[]> = {
  event: [
    ...common,
    ...address,
    ...addressParts,
    ...contact,
    ...list(
      'startDate endDate startTime endTime timings recurrence eventStatus location location.url organizer organizer.email organizer.telephone organizer.url price isAccessibleForFree typicalAgeRange audience accessibility registrationUrl maximumAttendeeCapacity keywords dateModified inLanguage',
    ),
  ],
  place: [
    ...common,
    ...address,
    ...addressParts,
    ...contact,
    ...list(
      'geometry openingHours openingDays maximumAttendeeCapacity isAccessibleForFree accessibility manager dateModified',
    ),
  ],
  organization: [
    ...common,
    ...address,
    ...addressParts,
    ...contact,
    ...list(
      'alternateName taxID rnaNumber legalForm foundingDate dissolutionDate openingHours openingDays numberOfEmployees',
    ),
  ],
  article: [
    ...common,
    ...list('articleBody datePublished dateModified author publisher townCode addressLocality inLanguage'),
  ],
  offer: [...common, ...address, ...addressParts, ...list('offeredBy price validFrom validThrough location')],
  notice: [...common, ...list('datePublished validFrom validThrough severity publisher townCode')],
  menu: [
    ...common.filter((field) => field !== 'name'),
    ...list(
      'date meal dish course starter main side cheese dessert snack dishLabels allergens restaurant townCode addressLocality',
    ),
  ],
  catalog: [...common, ...list('publisher licence dateModified keywords distribution.url distribution.format')],
  market: [
    ...common,
    ...address,
    ...addressParts,
    ...list('openingHours openingDays startTime endTime season organizer'),
  ],
  address: [...list('identifier houseNumber houseSuffix streetType street'), ...address],
  transit: [...common, ...address, 'geometry'],
  subsidy: [
    ...list(
      'identifier description url amount currency date year grantor grantor.identifier beneficiary beneficiary.identifier purpose nature conditions townCode addressLocality',
    ),
  ],
  budget: [
    ...list(
      'identifier amount currency year section direction accountCode accountLabel functionCode body body.identifier townCode',
    ),
  ],
  deliberation: [
    ...list(
      'identifier description url date body body.identifier subject subjectCode votesFor votesAgainst abstentions townCode category',
    ),
  ],
  statistic: [...list('identifier name description value unit indicator date year townCode addressLocality category')],
  other: [...common, ...address, ...addressParts, ...contact, 'geometry', 'date'].filter((field) => field !== 'date'),
}
