import { any, dishes, type Evidence, has, strong, vacancies } from './court.ts'

export const publications = {
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
      { points: -3, reason: 'vacancies', when: vacancies },
      { points: -2.4, reason: 'no offer', when: (court) => !any(court, 'OFFER') && !court.titled },
      { points: -1.5, reason: 'tourist office', when: (court) => any(court, 'LAT') && !has(court, 'validThrough') },
    ],
  },
  notice: {
    weights: { name: 0.6, datePublished: 0.6, validFrom: 0.6, validThrough: 0.6, severity: 1, description: 0.3 },
    nouns: ['NOTICE'],
    label: 2.1,
    values: 1.4,
    rules: [
      {
        points: -2,
        reason: 'no notice',
        when: (court) => !any(court, 'NOTICE') && !any(court, 'SEVERITY') && !court.titled && !vacancies(court),
      },
      { points: 2.4, reason: 'vacancies', when: vacancies },
      {
        points: 1.2,
        reason: 'shown until',
        when: (court) => court.titled === true && any(court, 'PUBLICATION') && has(court, 'validThrough'),
      },
      {
        points: -1.5,
        reason: 'other',
        when: (court) => any(court, 'EVENT') || any(court, 'BENEFICIARY') || any(court, 'OFFER') || any(court, 'DELIB'),
      },
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
} satisfies Record<string, Evidence>
