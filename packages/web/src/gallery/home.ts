import type { TownHome } from '@wiker/town/types.ts'
import { credit, galleryDay, lines, market, record, town } from './data.ts'

const hours = 'Mo-Fr 09:00-12:00, Tu,Th 14:00-17:30; Sa 09:30-12:00'

export function fullHome(): TownHome {
  return {
    town,
    today: galleryDay,
    agenda: { today: lines.today, weekend: lines.weekend, week: lines.week, next: lines.next, lasting: lines.lasting },
    activities: lines.series,
    agendaCredits: [credit],
    markets: [
      market(
        'Marché du mercredi',
        { day: '2026-11-25', opens: '08:00', closes: '13:00' },
        { streetAddress: 'Place du Marché' },
      ),
      market(
        'Marché des producteurs',
        { day: '2026-11-27', opens: '16:30', closes: '19:00' },
        { streetAddress: 'Sous la halle' },
      ),
      market('Marché de la Pommeraye', null, { openingHoursText: 'horaires à vérifier sur place' }),
    ],
    news: [
      record('La rue du Lavoir fermée pour travaux jusqu’aux vacances', {
        kind: 'article',
        category: 'works',
        record: {
          type: 'Article',
          datePublished: '2026-11-20',
          description:
            'Le remplacement des canalisations commence lundi. La circulation est déviée par la rue de la Gare ; les commerces restent ouverts et accessibles à pied pendant toute la durée du chantier.',
        },
      }),
      record('Inscriptions sur les listes électorales', {
        kind: 'article',
        category: 'town-hall',
        record: {
          type: 'Article',
          datePublished: '2026-11-17',
          description: 'La mairie accueille les nouveaux habitants le samedi matin.',
        },
      }),
      record('Le club de tennis de table cherche des entraîneurs', {
        kind: 'article',
        category: 'sport',
        record: { type: 'Article', datePublished: '2026-11-12' },
      }),
    ],
    deals: [
      record('Une baguette offerte pour trois achetées', {
        kind: 'offer',
        category: 'bakery',
        example: true,
        record: {
          type: 'Offer',
          offeredBy: { name: 'Boulangerie des Halles' },
          description: 'Tous les jeudis de novembre.',
        },
      }),
    ],
    notices: [
      record('Coupure d’eau jeudi de 8 h 30 à 12 h, rue des Roseaux et impasse du Pont', {
        kind: 'notice',
        record: { type: 'Notice', severity: 'warning', validThrough: '2026-11-26' },
      }),
    ],
    practical: [
      record('Mairie', {
        record: { openingHours: hours, telephone: '+33240000101', streetAddress: '1 place de la Mairie' },
      }),
      record('La Poste', {
        category: 'post-office',
        record: { openingHours: 'Mo-Fr 09:00-12:00,14:00-17:00', telephone: '3631' },
      }),
      record('Déchèterie du Pont-Neuf', {
        category: 'waste',
        record: { openingHours: 'Mo,We,Sa 09:00-12:00,14:00-18:00' },
      }),
    ],
    heritage: [
      record('Église Saint-Aubin', {
        category: 'church',
        record: {
          description:
            'Reconstruite en tuffeau à la fin du XIXe siècle, elle garde le clocher de l’église ancienne et un retable du XVIIe siècle.',
        },
      }),
      record('Moulin de la Butte', {
        category: 'mill',
        record: { description: 'Moulin-tour à vent, ailes refaites, ouvert aux Journées du patrimoine.' },
      }),
      record('Pierre de la Fée', { category: 'megalith' }),
    ],
    directory: [
      { category: 'sport', count: 23 },
      { category: 'restaurant', count: 14 },
      { category: 'culture', count: 11 },
      { category: 'music', count: 6 },
      { category: 'solidarity', count: 5 },
      { category: 'shop', count: 4 },
      { category: 'bakery', count: 3 },
    ],
    nextHolidays: [
      { kind: 'school', name: 'Vacances de Noël', zone: 'B', starts: '2026-12-19', ends: '2027-01-03', source: '' },
      { kind: 'public', name: 'Noël', zone: '', starts: '2026-12-25', ends: '2026-12-25', source: '' },
    ],
    undated: { yearly: [], regular: [], unconfirmed: [] },
    lastYear: [],
    money: { year: 2018, count: 12, amount: 18_450, credits: [credit] },
    counts: { events: 14, markets: 3, news: 3, deals: 0, directory: 66, heritage: 3, practical: 3, subsidies: 12 },
    neighbours: [
      {
        ...town,
        code: '99002',
        slug: 'galerie-b',
        name: 'La Chapelle-aux-Roseaux',
        colour: 'marsh',
        distance: 5.2,
        announced: 7,
      },
      { ...town, code: '99003', slug: 'galerie-c', name: 'Le Pont-Neuf', colour: 'brick', distance: 8.7, announced: 1 },
    ],
  }
}

/** A town with nothing but its name. */
export function emptyHome(): TownHome {
  return {
    ...fullHome(),
    agenda: { today: [], weekend: [], week: [], next: [], lasting: [] },
    activities: [],
    agendaCredits: [],
    markets: [],
    news: [],
    deals: [],
    notices: [],
    practical: [],
    heritage: [],
    directory: [],
    money: null,
    nextHolidays: [],
    counts: { events: 0, markets: 0, news: 0, deals: 0, directory: 0, heritage: 0, practical: 0, subsidies: 0 },
  }
}
