import { says } from '../column.ts'
import { share } from '../profile.ts'
import {
  any,
  type Evidence,
  gbfs,
  gtfs,
  has,
  marketNames,
  named,
  namedAddresses,
  regularActivities,
  strong,
} from './court.ts'

export const bodies = {
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
      { points: 0.5, reason: 'named addresses', when: namedAddresses },
      { points: -1.5, reason: 'regular activities', when: regularActivities },
      {
        points: 3,
        reason: 'town halls',
        when: (court) =>
          !has(court, 'name') && strong(court, 'addressLocality', 0.7) && has(court, 'telephone', 'email'),
      },
      {
        points: -2,
        reason: 'events',
        when: (court) => any(court, 'EVENT') || (any(court, 'START', 'DATE') && any(court, 'END', 'DATE')),
      },
      {
        points: -2.4,
        reason: 'money given',
        when: (court) =>
          any(court, 'BENEFICIARY') ||
          any(court, 'VOTESFOR') ||
          any(court, 'AMOUNT') ||
          any(court, 'SUBSIDY') ||
          court.columns.some((column) => says(column, 'GRANTED') && column.profile.numbers),
      },
      { points: -1.3, reason: 'no name', when: (court) => !has(court, 'name') },
      { points: -0.8, reason: 'counted', when: (court) => any(court, 'COUNT') && any(court, 'YEAR') },
      { points: -1, reason: 'files', when: (court) => any(court, 'LICENCE') || any(court, 'FORMAT') },
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
      {
        points: -1.5,
        reason: 'no market',
        when: (court) => !any(court, 'MARKET') && !court.titled && !marketNames(court),
      },
      {
        points: 1.2,
        reason: 'market days',
        when: (court) =>
          (court.titled === true || marketNames(court)) &&
          court.columns.some(({ profile }) => share(profile, 'weekday', 'weeklyhours') > 0.4),
      },
      { points: -1.2, reason: 'dated', when: (court) => any(court, 'START', 'DATE') },
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
      { points: -6, reason: 'sales', when: (court) => any(court, 'SALE') },
      {
        points: 2.5,
        reason: 'interoperability key',
        when: (court) => any(court, 'ADDRESSKEY'),
      },
      {
        points: -2.6,
        reason: 'named',
        when: ({ columns, by }) =>
          !(by.has('houseNumber') && by.has('houseSuffix') && by.has('street') && by.has('identifier')) &&
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
          columns.length <= 4 &&
          by.has('streetAddress') &&
          (by.has('identifier') || by.has('addressLocality')) &&
          !columns.some((column) => says(column, 'CATEGORY')),
      },
      {
        points: -1.5,
        reason: 'kinds',
        when: (court) => any(court, 'CATEGORY') && !any(court, 'ADDRESSKEY') && !has(court, 'houseNumber'),
      },
      {
        points: -1.5,
        reason: 'contacts',
        when: (court) =>
          any(court, 'TEL') ||
          any(court, 'ORG') ||
          any(court, 'MAIL') ||
          any(court, 'HOURS') ||
          any(court, 'DATE', 'START') ||
          any(court, 'AMOUNT') ||
          any(court, 'VALUE'),
      },
    ],
  },
  transit: {
    weights: { name: 0.6, latitude: 0.6, longitude: 0.5, latlon: 0.4, identifier: 0.3 },
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
} satisfies Record<string, Evidence>
