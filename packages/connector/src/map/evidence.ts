import type { Entity } from '@wiker/model'
import type { Candidate } from './candidates.ts'
import { type Column, says } from './column.ts'
import { nounsIn } from './nouns.ts'
import { share } from './profile.ts'

interface Courtroom {
  columns: readonly Column[]
  by: Map<string, Candidate>
}

interface Evidence {
  /** What finding a field is worth. */
  weights: Record<string, number>
  /** Vocabulary subjects that name the thing. */
  nouns: string[]
  /** What such a noun in a column's name, or among the values, is worth. */
  label: number
  values: number
  /** Facts that speak for or against it. */
  rules?: { points: number; reason: string; when: (court: Courtroom) => boolean }[]
}

const any = ({ columns }: Courtroom, ...concepts: string[]) => columns.some((column) => says(column, ...concepts))
const named = ({ columns }: Courtroom, pattern: RegExp) => columns.some((column) => pattern.test(column.name))
const has = ({ by }: Courtroom, ...fields: string[]) => fields.every((field) => by.has(field))
const filledWith = ({ columns }: Courtroom, concept: string) =>
  columns.some((column) => says(column, concept) && column.profile.filled > 0.5)
const strong = ({ by }: Courtroom, field: string, least = 0.6) => (by.get(field)?.score ?? 0) >= least
const numeric = ({ columns }: Courtroom) =>
  columns.filter(
    (column) =>
      column.profile.numbers &&
      share(column.profile, 'year') < 0.8 &&
      !['CODE', 'POSTCODE', 'TOWNCODE', 'ID', 'NUMBER', 'LAT', 'LON', 'X', 'Y', 'SIRET', 'TEL'].some((concept) =>
        says(column, concept),
      ),
  ).length
const dated = (court: Courtroom) =>
  ['startDate', 'startTime', 'recurrence', 'endDate', 'timings'].some((field) => strong(court, field, 0.45))
/** Cells that hold two hours, several columns of them: what is open when, not what happens. */
const weekly = ({ columns }: Courtroom) =>
  columns.filter((column) => share(column.profile, 'timespan') > 0.15 && column.profile.filledCount > 1).length >= 2
const gbfs = (court: Courtroom) =>
  named(court, /^(?:.*\.)?station_id$/i) &&
  named(court, /capacity|rental|vehicle|num_(?:bikes|docks)|is_virtual|is_renting|is_installed/i)
/** Names that are food. */
const dishes = ({ by }: Courtroom) => nounsIn(by.get('dish')?.column.profile.examples.slice(0, 60) ?? [], 'menu') > 0.3
/** A first name and a sex, whatever the columns are called. */
const sexes = ({ columns }: Courtroom) =>
  columns.some(
    ({ profile }) =>
      profile.distinctCount === 2 &&
      profile.filledCount > 20 &&
      profile.examples.every((text) => /^(?:[MFHGIK]|gar[cç]on|fille|masculin|f[eé]minin|masc|fem)$/i.test(text)),
  ) &&
  columns.some(
    ({ profile }) =>
      profile.distinctCount > 20 &&
      profile.meanWords < 1.2 &&
      profile.meanLength < 12 &&
      !profile.numbers &&
      share(profile, 'title') > 0.8,
  )
const granted = (court: Courtroom) =>
  any(court, 'GRANTED', 'AMOUNT') && (any(court, 'ORG') || any(court, 'BENEFICIARY') || any(court, 'SUBSIDY'))
const gtfs = /^(?:stop|route|trip|service|agency|shape|fare)_id$/i

export const evidence: Record<Entity, Evidence> = {
  event: {
    weights: {
      startDate: 2.4,
      timings: 2,
      endDate: 0.9,
      startTime: 1,
      recurrence: 1.2,
      name: 0.9,
      location: 0.9,
      organizer: 0.8,
      'organizer.email': 0.4,
      price: 0.5,
      registrationUrl: 0.6,
      eventStatus: 0.2,
      description: 0.25,
      image: 0.2,
      typicalAgeRange: 0.3,
      audience: 0.2,
    },
    nouns: ['EVENT'],
    label: 2,
    values: 1.6,
    rules: [
      {
        points: -2.2,
        reason: 'no date',
        when: (court) => !dated(court) && !any(court, 'EVENT') && !any(court, 'RANGE') && !any(court, 'SEASON'),
      },
      { points: -1.2, reason: 'no name', when: (court) => !has(court, 'name') },
      {
        points: -1.4,
        reason: 'no beginning',
        when: (court) =>
          !has(court, 'startDate') && !has(court, 'timings') && !has(court, 'recurrence') && !any(court, 'EVENT'),
      },
      {
        points: -1.5,
        reason: 'money given',
        when: (court) => any(court, 'BENEFICIARY') || any(court, 'VOTESFOR') || any(court, 'SIRET'),
      },
      { points: -1.5, reason: 'published', when: (court) => any(court, 'DISH') && !any(court, 'VENUE') },
      { points: -2, reason: 'timetable', when: (court) => named(court, gtfs) },
      {
        points: -2,
        reason: 'decree',
        when: (court) => any(court, 'NOTICE') && !any(court, 'EVENT') && !any(court, 'VENUE'),
      },
      {
        points: -1.1,
        reason: 'weak date',
        when: (court) =>
          has(court, 'startDate') &&
          !strong(court, 'startDate', 0.75) &&
          !any(court, 'EVENT') &&
          !has(court, 'location') &&
          !has(court, 'startTime'),
      },
      { points: -1.5, reason: 'hours of a week', when: (court) => weekly(court) && !any(court, 'EVENT') },
      { points: -0.9, reason: 'weak name', when: (court) => has(court, 'name') && !strong(court, 'name', 0.5) },
      {
        points: -0.9,
        reason: 'counted',
        when: (court) => any(court, 'COUNT') && !any(court, 'EVENT') && !any(court, 'VENUE'),
      },
      { points: -1.2, reason: 'files', when: (court) => any(court, 'LICENCE') && any(court, 'FORMAT') },
    ],
  },
  place: {
    weights: {
      name: 1,
      latitude: 0.9,
      longitude: 0.6,
      latlon: 1.4,
      geometry: 0.9,
      streetAddress: 0.9,
      street: 0.3,
      postalCode: 0.4,
      addressLocality: 0.4,
      townCode: 0.3,
      openingHours: 1,
      maximumAttendeeCapacity: 0.8,
      accessibility: 0.6,
      telephone: 0.3,
      url: 0.2,
      category: 0.4,
      manager: 0.5,
      isAccessibleForFree: 0.3,
      description: 0.2,
    },
    nouns: ['PLACE', 'VENUE'],
    label: 1.3,
    values: 1.4,
    rules: [
      {
        points: -2,
        reason: 'dated',
        when: (court) => any(court, 'START') && any(court, 'END') && !any(court, 'HOURS') && any(court, 'DATE'),
      },
      { points: -1.6, reason: 'events', when: (court) => any(court, 'EVENT') },
      {
        points: -1.2,
        reason: 'money given',
        when: (court) => any(court, 'BENEFICIARY') || any(court, 'VOTESFOR') || any(court, 'SUBSIDY'),
      },
      {
        points: -0.9,
        reason: 'registers',
        when: (court) => any(court, 'RNA') || any(court, 'LEGALFORM') || any(court, 'ACTIVITYCODE'),
      },
      {
        points: -0.8,
        reason: 'firms',
        when: (court) => filledWith(court, 'SIRET') && !any(court, 'HOURS') && !any(court, 'PLACE'),
      },
      { points: -1.2, reason: 'no name', when: (court) => !has(court, 'name') && !has(court, 'category') },
      { points: -3, reason: 'timetable', when: (court) => named(court, gtfs) || gbfs(court) },
      { points: 1.6, reason: 'hours of a week', when: (court) => weekly(court) && !any(court, 'EVENT') },
      {
        points: -1.3,
        reason: 'weak name',
        when: (court) =>
          has(court, 'name') &&
          !strong(court, 'name', 0.5) &&
          !has(court, 'latitude') &&
          !has(court, 'latlon') &&
          !strong(court, 'category', 0.9),
      },
      { points: -1.5, reason: 'dishes', when: (court) => any(court, 'DISH') || any(court, 'MENU') },
      { points: -2, reason: 'files', when: (court) => any(court, 'LICENCE') && any(court, 'FORMAT') },
    ],
  },
  organization: {
    weights: {
      name: 0.9,
      taxID: 1.6,
      rnaNumber: 2.2,
      legalForm: 1.3,
      foundingDate: 0.9,
      dissolutionDate: 0.5,
      numberOfEmployees: 0.8,
      alternateName: 0.3,
      streetAddress: 0.5,
      postalCode: 0.2,
      addressLocality: 0.3,
      telephone: 0.35,
      email: 0.4,
      url: 0.25,
      category: 0.3,
      description: 0.15,
    },
    nouns: ['ORG', 'SEAT'],
    label: 2,
    values: 1.6,
    rules: [
      { points: 1, reason: 'registers', when: (court) => any(court, 'ACTIVITYCODE') },
      { points: 0.7, reason: 'registers', when: (court) => any(court, 'LEGALNAME') },
      { points: 0.5, reason: 'people', when: (court) => any(court, 'CONTACT') },
      {
        points: -2,
        reason: 'events',
        when: (court) => any(court, 'EVENT') || (any(court, 'START', 'DATE') && any(court, 'END', 'DATE')),
      },
      {
        points: -2.4,
        reason: 'money given',
        when: (court) =>
          any(court, 'BENEFICIARY') || any(court, 'VOTESFOR') || any(court, 'AMOUNT') || any(court, 'SUBSIDY'),
      },
      { points: -1.3, reason: 'no name', when: (court) => !has(court, 'name') },
      { points: -0.8, reason: 'counted', when: (court) => any(court, 'COUNT') && any(court, 'YEAR') },
      { points: -1, reason: 'files', when: (court) => any(court, 'LICENCE') || any(court, 'FORMAT') },
    ],
  },
  article: {
    weights: {
      name: 0.8,
      articleBody: 1.2,
      datePublished: 1.1,
      author: 0.9,
      description: 0.5,
      url: 0.3,
      image: 0.3,
      category: 0.2,
    },
    nouns: ['ARTICLE'],
    label: 2,
    values: 1,
    rules: [
      { points: 0.9, reason: 'published', when: (court) => any(court, 'PUBLICATION') && any(court, 'NAME') },
      {
        points: -1.8,
        reason: 'located',
        when: (court) => any(court, 'LAT') || any(court, 'LATLON') || any(court, 'POSTCODE'),
      },
      { points: -1, reason: 'dated', when: (court) => any(court, 'START') && any(court, 'END') },
      {
        points: -1.8,
        reason: 'figures',
        when: (court) => any(court, 'AMOUNT') || any(court, 'VOTESFOR') || any(court, 'DELIB') || any(court, 'SIRET'),
      },
      {
        points: -1.5,
        reason: 'no words',
        when: (court) => !has(court, 'description') && !has(court, 'articleBody') && !any(court, 'ARTICLE'),
      },
      { points: -1.2, reason: 'no name', when: (court) => !has(court, 'name') },
      {
        points: -1.8,
        reason: 'files',
        when: (court) => any(court, 'LICENCE') || any(court, 'FORMAT') || any(court, 'NOTICE'),
      },
    ],
  },
  offer: {
    weights: { name: 0.6, offeredBy: 0.9, price: 0.6, validFrom: 0.4, validThrough: 0.9, description: 0.2 },
    nouns: ['OFFER'],
    label: 2.4,
    values: 1.6,
    rules: [
      { points: -2.4, reason: 'no offer', when: (court) => !any(court, 'OFFER') },
      { points: -1.5, reason: 'tourist office', when: (court) => any(court, 'LAT') && !has(court, 'validThrough') },
    ],
  },
  menu: {
    weights: {
      dish: 2,
      date: 0.8,
      meal: 0.9,
      course: 0.6,
      starter: 0.9,
      main: 1.2,
      side: 0.6,
      cheese: 0.5,
      dessert: 1,
      snack: 0.4,
      allergens: 0.9,
      restaurant: 0.4,
    },
    nouns: ['DISH', 'MENU'],
    label: 1.4,
    values: 0.8,
    rules: [
      { points: 2.2, reason: 'values:menu', when: dishes },
      {
        points: -3,
        reason: 'no dish',
        when: (court) =>
          !any(court, 'DISH') &&
          !dishes(court) &&
          !any(court, 'ALLERGENS') &&
          !any(court, 'MEAL') &&
          ['starter', 'main', 'side', 'dessert'].filter((field) => strong(court, field, 0.55)).length < 2 &&
          !any(court, 'MENU'),
      },
      {
        points: -2,
        reason: 'located',
        when: (court) =>
          any(court, 'LAT') || any(court, 'LATLON') || any(court, 'ADDRESS') || any(court, 'VENUE', 'NAME'),
      },
      { points: -1.5, reason: 'no day', when: (court) => !has(court, 'date') },
    ],
  },
  market: {
    weights: { name: 0.6, openingHours: 0.9, season: 0.5, streetAddress: 0.2, addressLocality: 0.3, startTime: 0.2 },
    nouns: ['MARKET'],
    label: 2,
    values: 2,
    rules: [
      {
        points: 1,
        reason: 'weekdays',
        when: ({ columns }) => columns.some((column) => share(column.profile, 'weekday') > 0.4),
      },
      { points: -3, reason: 'tenders', when: (court) => any(court, 'CONTRACT') || any(court, 'AMOUNT') },
      { points: -1.5, reason: 'no market', when: (court) => !any(court, 'MARKET') },
      { points: -1.2, reason: 'dated', when: (court) => any(court, 'START', 'DATE') },
    ],
  },
  subsidy: {
    weights: {
      amount: 1.2,
      beneficiary: 1.6,
      'beneficiary.identifier': 0.5,
      grantor: 0.6,
      purpose: 0.5,
      date: 0.3,
      year: 0.3,
      conditions: 0.3,
      nature: 0.2,
    },
    nouns: ['SUBSIDY', 'BENEFICIARY', 'GRANTOR'],
    label: 1.8,
    values: 0.4,
    rules: [
      { points: 2.2, reason: 'granted', when: granted },
      {
        points: -3.4,
        reason: 'nothing given',
        when: (court) => !any(court, 'BENEFICIARY') && !any(court, 'SUBSIDY') && !granted(court),
      },
      { points: -1.2, reason: 'no amount', when: (court) => !has(court, 'amount') },
      { points: -2, reason: 'tenders', when: (court) => any(court, 'CONTRACT') && !any(court, 'SUBSIDY') },
    ],
  },
  budget: {
    weights: {
      amount: 1.2,
      accountCode: 0.9,
      accountLabel: 0.5,
      section: 0.8,
      direction: 0.9,
      functionCode: 0.5,
      year: 0.3,
    },
    nouns: ['BUDGET', 'ACCOUNT'],
    label: 1.9,
    values: 0.3,
    rules: [
      {
        points: -2.6,
        reason: 'no account',
        when: (court) => !any(court, 'BUDGET') && !any(court, 'ACCOUNT') && !any(court, 'SECTION'),
      },
      { points: -1.6, reason: 'no amount', when: (court) => !has(court, 'amount') },
      { points: -2, reason: 'given', when: (court) => any(court, 'BENEFICIARY') || any(court, 'GRANTOR') },
      { points: -1.5, reason: 'votes', when: (court) => any(court, 'VOTESFOR') || any(court, 'DELIB') },
      { points: -2, reason: 'located', when: (court) => any(court, 'LAT') || any(court, 'POSTCODE') },
    ],
  },
  deliberation: {
    weights: {
      subject: 0.7,
      date: 0.5,
      votesFor: 1.2,
      votesAgainst: 0.6,
      abstentions: 0.6,
      subjectCode: 1,
      identifier: 0.3,
      body: 0.3,
      url: 0.2,
    },
    nouns: ['DELIB'],
    label: 2.4,
    values: 1.2,
    rules: [
      {
        points: -2.2,
        reason: 'no decision',
        when: (court) => !any(court, 'DELIB') && !any(court, 'VOTESFOR') && !any(court, 'MATTER'),
      },
      {
        points: -1.5,
        reason: 'money',
        when: (court) => any(court, 'BENEFICIARY') || any(court, 'AMOUNT') || any(court, 'ACCOUNT'),
      },
      { points: -1, reason: 'no subject', when: (court) => !has(court, 'subject') && !has(court, 'name') },
    ],
  },
  statistic: {
    weights: { value: 1.3, year: 0.9, townCode: 0.4, addressLocality: 0.3, indicator: 1, unit: 0.7 },
    nouns: ['POPULATION', 'INDICATOR'],
    label: 1.3,
    values: 0.4,
    rules: [
      { points: 4.4, reason: 'first names', when: (court) => sexes(court) && court.columns.length <= 6 },
      {
        points: 1.6,
        reason: 'figures by town',
        when: (court) =>
          (strong(court, 'townCode', 0.7) || strong(court, 'addressLocality', 0.8)) &&
          numeric(court) >= 2 &&
          !court.columns.some(
            (column) =>
              says(column, 'NAME') &&
              !says(column, 'TOWN') &&
              !says(column, 'DEPARTMENT') &&
              !says(column, 'EPCI') &&
              !says(column, 'REGION'),
          ) &&
          !any(court, 'ADDRESS') &&
          !any(court, 'POSTCODE'),
      },
      {
        points: 0.9,
        reason: 'counted',
        when: (court) => any(court, 'COUNT') && any(court, 'DATE') && !any(court, 'NAME') && !any(court, 'EVENT'),
      },
      {
        points: 2,
        reason: 'first names',
        when: (court) => any(court, 'FIRSTNAME') && (any(court, 'SEX') || any(court, 'COUNT')),
      },
      { points: 0.9, reason: 'figures', when: (court) => numeric(court) >= Math.max(2, court.columns.length * 0.45) },
      { points: 0.7, reason: 'counted', when: (court) => any(court, 'COUNT') && any(court, 'YEAR') },
      {
        points: -2,
        reason: 'located',
        when: (court) => any(court, 'LAT') || any(court, 'ADDRESS') || any(court, 'STREET') || any(court, 'TEL'),
      },
      { points: -1.6, reason: 'no figure', when: (court) => !has(court, 'value') && numeric(court) === 0 },
      {
        points: -1.4,
        reason: 'money',
        when: (court) => any(court, 'BENEFICIARY') || any(court, 'ACCOUNT') || any(court, 'DISH'),
      },
      { points: -1.2, reason: 'dated', when: (court) => any(court, 'START', 'DATE') || any(court, 'EVENT') },
      { points: -1.5, reason: 'timetable', when: (court) => named(court, gtfs) },
    ],
  },
  notice: {
    weights: { name: 0.6, datePublished: 0.6, validFrom: 0.6, validThrough: 0.6, severity: 1, description: 0.3 },
    nouns: ['NOTICE'],
    label: 2.1,
    values: 1.4,
    rules: [
      { points: -2, reason: 'no notice', when: (court) => !any(court, 'NOTICE') && !any(court, 'SEVERITY') },
      {
        points: -1.5,
        reason: 'other',
        when: (court) => any(court, 'EVENT') || any(court, 'BENEFICIARY') || any(court, 'OFFER') || any(court, 'DELIB'),
      },
    ],
  },
  address: {
    weights: {
      houseNumber: 1.3,
      street: 1.3,
      houseSuffix: 0.8,
      streetAddress: 0.5,
      postalCode: 0.3,
      addressLocality: 0.3,
      townCode: 0.3,
      latitude: 0.3,
      identifier: 0.3,
    },
    nouns: ['ADDRESSPOINT'],
    label: 1,
    values: 0,
    rules: [
      {
        points: 2.5,
        reason: 'interoperability key',
        when: (court) => any(court, 'ADDRESSKEY'),
      },
      {
        points: -2.6,
        reason: 'named',
        when: ({ columns }) =>
          columns.some(
            (column) =>
              (says(column, 'NAME') || says(column, 'ORG') || says(column, 'PLACE')) &&
              !says(column, 'STREET') &&
              !says(column, 'TOWN') &&
              !says(column, 'ADDRESS'),
          ),
      },
      {
        points: 2.3,
        reason: 'address alone',
        when: ({ columns, by }) =>
          columns.length <= 4 && by.has('streetAddress') && (by.has('identifier') || by.has('addressLocality')),
      },
      {
        points: -1.5,
        reason: 'contacts',
        when: (court) =>
          any(court, 'TEL') ||
          any(court, 'MAIL') ||
          any(court, 'HOURS') ||
          any(court, 'DATE', 'START') ||
          any(court, 'AMOUNT') ||
          any(court, 'VALUE'),
      },
    ],
  },
  transit: {
    weights: { name: 0.6, latitude: 0.3, longitude: 0.2, latlon: 0.4, identifier: 0.3 },
    nouns: ['TRANSIT'],
    label: 1.8,
    values: 1.2,
    rules: [
      { points: 3.2, reason: 'GTFS', when: (court) => named(court, gtfs) },
      { points: 5, reason: 'GBFS', when: gbfs },
      { points: 1.2, reason: 'UIC', when: (court) => named(court, /\buic\b|code_?uic/i) },
      { points: -1.6, reason: 'no transport', when: (court) => !any(court, 'TRANSIT') && !gbfs(court) },
    ],
  },
  catalog: {
    weights: {
      name: 0.4,
      description: 0.3,
      licence: 1.2,
      'distribution.url': 0.8,
      'distribution.format': 0.8,
      dateModified: 0.4,
      publisher: 0.4,
      keywords: 0.4,
    },
    nouns: ['DATASET', 'RESOURCE'],
    label: 1.9,
    values: 0.6,
    rules: [
      {
        points: -1.8,
        reason: 'no data set',
        when: (court) => !any(court, 'DATASET') && !any(court, 'RESOURCE') && !any(court, 'LICENCE'),
      },
    ],
  },
  other: { weights: {}, nouns: [], label: 0, values: 0 },
}
