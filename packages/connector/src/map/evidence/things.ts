import { says } from '../column.ts'
import { share } from '../profile.ts'
import {
  any,
  dated,
  type Evidence,
  eventNamed,
  filledWith,
  gbfs,
  gtfs,
  has,
  named,
  namedAddresses,
  numeric,
  regularActivities,
  strong,
  weekly,
} from './court.ts'

export const things = {
  event: {
    weights: {
      startDate: 2.4,
      latitude: 0.3,
      longitude: 0.3,
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
      { points: 1.8, reason: 'regular activities', when: regularActivities },
      // Whatever else is told of where: only events have lists of beginnings and ends.
      { points: 1.8, reason: 'occurrences', when: (court) => strong(court, 'timings', 0.75) },
      { points: -1.2, reason: 'no name', when: (court) => !has(court, 'name') },
      {
        points: -1.4,
        reason: 'no beginning',
        when: (court) =>
          !has(court, 'startDate') && !has(court, 'timings') && !has(court, 'recurrence') && !eventNamed(court),
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
      latitude: 1.2,
      longitude: 0.8,
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
        points: -0.8,
        reason: 'stops',
        when: ({ columns }) => columns.some((column) => says(column, 'NAME', 'TRANSIT')),
      },
      {
        points: -2,
        reason: 'dated',
        when: (court) => any(court, 'START') && any(court, 'END') && !any(court, 'HOURS') && any(court, 'DATE'),
      },
      { points: 0.5, reason: 'named addresses', when: namedAddresses },
      { points: -1.5, reason: 'regular activities', when: regularActivities },
      { points: -6, reason: 'sales', when: (court) => any(court, 'SALE') && numeric(court) > 0 },
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
          any(court, 'BENEFICIARY') || any(court, 'VOTESFOR') || any(court, 'AMOUNT') || any(court, 'SUBSIDY'),
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
      { points: -1.5, reason: 'no market', when: (court) => !any(court, 'MARKET') },
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
          columns.length <= 4 && by.has('streetAddress') && (by.has('identifier') || by.has('addressLocality')),
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
