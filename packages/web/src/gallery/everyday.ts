import type { Figures, Practical } from '@wiker/town/types.ts'
import { credit, galleryDay, record } from './data.ts'

const school = { ...credit, name: 'Menus', licence: 'Licence Ouverte 2.0' }

/** The bins, the canteen and the stops of a made-up town. */
export const everyday: Pick<Practical, 'menus' | 'collections' | 'stops' | 'figures'> = {
  figures: true,
  menus: [
    {
      ...record('Carottes râpées, poisson meunière', {}),
      credit: school,
      day: galleryDay,
      restaurant: 'Restaurant Anne-Frank',
      meal: 'déjeuner',
      dishes: [
        { name: 'Carottes râpées', labels: ['AB'] },
        { name: 'Poisson meunière', allergens: ['poissons', 'gluten'] },
        { name: 'Poire' },
      ],
    },
    {
      ...record('Potage, lasagnes', {}),
      credit: school,
      day: '2026-11-26',
      restaurant: 'Restaurant Anne-Frank',
      meal: 'déjeuner',
      dishes: [{ name: 'Potage' }, { name: 'Lasagnes', allergens: ['gluten'] }],
    },
  ],
  collections: [
    { ...record('Ordures ménagères', {}), next: '2026-12-01', words: null, sector: 'Centre-bourg' },
    { ...record('Emballages (sacs jaunes)', {}), next: null, words: 'jeudi, semaines paires', sector: 'Centre-bourg' },
  ],
  stops: [
    {
      ...record('PLACE DE L’ÉGLISE', {}),
      lines: ['301', '300'],
      departures: [
        { time: '12:34', line: '301', headsign: 'Nantes' },
        { time: '13:04', line: '300', headsign: null },
      ],
    },
    { ...record('GARE', {}), lines: ['T1', '301'], departures: [] },
  ],
}

const years = [1876, 1901, 1921, 1936, 1954, 1962, 1968, 1975, 1982, 1990, 1999, 2006, 2011, 2016, 2022]
const people = [6757, 7190, 6331, 6190, 6497, 6493, 6581, 6955, 7389, 7434, 7733, 8470, 9270, 9726, 10214]

export const figures: Figures = {
  population: {
    points: years.map((year, index) => ({ year, value: people[index]! })),
    credit: { ...credit, name: 'Population des communes', publisher: 'Insee' },
  },
  names: {
    items: [
      { name: 'LOUISE', count: 14 },
      { name: 'GABRIEL', count: 11 },
      { name: 'JADE', count: 7 },
      { name: 'LÉO', count: 3 },
    ],
    first: 2015,
    last: 2025,
    credit,
  },
  decisions: [
    {
      ...record('Budget principal : décision modificative n° 2', {}),
      day: '2026-10-15',
      url: 'https://mairie.example/2026-10-01.pdf',
      votes: { for: 24, against: 0, abstentions: 3 },
    },
    {
      ...record('Convention avec l’école de musique', {}),
      day: '2026-10-15',
      url: null,
      votes: { for: 27, against: 0, abstentions: 0 },
    },
  ],
}
