import { says } from '../column.ts'
import { share } from '../profile.ts'
import {
  any,
  bought,
  dated,
  type Evidence,
  eventNamed,
  filledWith,
  gbfs,
  gtfs,
  happening,
  has,
  marketNames,
  measured,
  named,
  namedAddresses,
  numeric,
  regularActivities,
  strong,
  vacancies,
  weekly,
  yearsAbreast,
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
      { points: -3, reason: 'bought', when: bought },
      { points: -3, reason: 'vacancies', when: vacancies },
      { points: -1.6, reason: 'offers', when: (court) => any(court, 'OFFER') && !any(court, 'EVENT') },
      { points: -2, reason: 'years abreast', when: yearsAbreast },
      { points: -3, reason: 'measured', when: measured },
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
      {
        points: 0.6,
        reason: 'names on the map',
        when: (court) =>
          strong(court, 'name', 0.8) &&
          has(court, 'latitude', 'longitude') &&
          !any(court, 'EVENT') &&
          !any(court, 'TRANSIT') &&
          !happening(court) &&
          !has(court, 'houseNumber') &&
          !any(court, 'AMOUNT'),
      },
      {
        points: 0.9,
        reason: 'kinds on the map',
        when: (court) =>
          strong(court, 'category', 0.8) &&
          (has(court, 'geometry') || has(court, 'latlon') || has(court, 'latitude', 'longitude')) &&
          !happening(court) &&
          !any(court, 'EVENT'),
      },
      { points: -1.5, reason: 'regular activities', when: regularActivities },
      {
        points: -2.5,
        reason: 'market days',
        when: (court) => marketNames(court) && court.columns.some(({ profile }) => share(profile, 'weekday') > 0.4),
      },
      { points: -6, reason: 'sales', when: (court) => any(court, 'SALE') && numeric(court) > 0 },
      { points: -1.6, reason: 'events', when: (court) => any(court, 'EVENT') },
      { points: -1, reason: 'happening', when: happening },
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
} satisfies Record<string, Evidence>
