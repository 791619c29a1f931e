import { says } from '../column.ts'
import {
  any,
  bought,
  type Evidence,
  granted,
  gtfs,
  has,
  measured,
  named,
  numeric,
  sexes,
  strong,
  yearsAbreast,
} from './court.ts'

export const publicLife = {
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
      {
        points: -4,
        reason: 'tenders',
        when: (court) => (any(court, 'CONTRACT') && !any(court, 'SUBSIDY')) || bought(court),
      },
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
    nouns: ['BUDGET', 'ACCOUNT', 'CHAPTER'],
    label: 1.9,
    values: 0.3,
    rules: [
      {
        points: -2.6,
        reason: 'no account',
        when: (court) =>
          !any(court, 'BUDGET') && !any(court, 'ACCOUNT') && !any(court, 'CHAPTER') && !any(court, 'SECTION'),
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
      { points: 2, reason: 'measured', when: measured },
      {
        points: 2,
        reason: 'men and women',
        when: ({ columns }) =>
          columns.filter((column) => says(column, 'SEX') && column.profile.numbers !== undefined).length >= 2,
      },
      { points: 2.6, reason: 'years abreast', when: (court) => yearsAbreast(court) && !any(court, 'ACCOUNT') },
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
      {
        points: 1.6,
        reason: 'by sex and age',
        when: (court) => any(court, 'SEX') && (any(court, 'AGE') || any(court, 'YEAR')) && court.columns.length <= 8,
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
        when: (court) =>
          any(court, 'BENEFICIARY') || any(court, 'ACCOUNT') || any(court, 'DISH') || any(court, 'AMOUNT', 'BUDGET'),
      },
      {
        points: -1.2,
        reason: 'dated',
        when: (court) => (any(court, 'START', 'DATE') && !measured(court)) || any(court, 'EVENT'),
      },
      { points: -1.5, reason: 'timetable', when: (court) => named(court, gtfs) },
    ],
  },
} satisfies Record<string, Evidence>
