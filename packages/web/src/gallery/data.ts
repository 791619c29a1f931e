import type { CanonicalRecord } from '@wiker/model'
import type { AgendaLine, MarketLine, RecordLine, SourceCredit, TownCard } from '@wiker/town/types.ts'

/** Made-up lines for the gallery: a town that does not exist, on a day that is always the same. */
export const galleryDay = '2026-11-24'
export const galleryNow = new Date('2026-11-24T09:40:00+01:00')

export const town: TownCard = {
  code: '99001',
  slug: 'galerie',
  name: 'Saint-Aubin-des-Marais',
  country: 'FR',
  postalCodes: ['44999'],
  population: 4812,
  latitude: 47.36,
  longitude: -1.95,
  colour: 'river',
  timezone: 'Europe/Paris',
  schoolZone: 'B',
}

export const credit: SourceCredit = {
  name: 'Agenda des associations',
  publisher: 'Mairie de Saint-Aubin-des-Marais',
  url: 'https://mairie.example/agenda',
  licence: 'Licence Ouverte 2.0',
  licenceUrl: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
  dataDate: '2026-11-20',
  retrieved: '2026-11-24T05:10:00Z',
}

let count = 0

export function line(name: string, changes: Partial<AgendaLine> = {}): AgendaLine {
  count += 1
  const day = changes.day ?? galleryDay
  return {
    id: `urn:wiker:event:${count}`,
    path: `annonce-${count}`,
    name,
    day,
    endsDay: day,
    startsAt: `${day}T20:30:00+01:00`,
    endsAt: null,
    status: 'scheduled',
    category: 'concert',
    placeName: 'Salle polyvalente',
    locality: town.name,
    distance: null,
    isFree: null,
    price: null,
    organizer: null,
    recurrence: null,
    example: false,
    ...changes,
  }
}

export function record(
  name: string,
  changes: Partial<Omit<RecordLine, 'record'>> & { record?: object } = {},
): RecordLine {
  count += 1
  return {
    id: `urn:wiker:place:${count}`,
    path: `fiche-${count}`,
    kind: 'place',
    name,
    category: 'town-hall',
    latitude: 47.355 + (count % 9) * 0.002,
    longitude: -1.96 + (count % 7) * 0.004,
    example: false,
    credit,
    same: 1,
    ...changes,
    record: { type: 'Place', id: '', name, ...changes.record } as unknown as CanonicalRecord,
  }
}

export function market(name: string, next: MarketLine['next'], details: object = {}): MarketLine {
  return { ...record(name, { kind: 'market', category: 'market', record: details }), next }
}

export const lines = {
  today: [
    line('Bébés lecteurs : histoires, comptines et jeux de doigts', {
      startsAt: '2026-11-24T10:15:00+01:00',
      endsAt: '2026-11-24T11:00:00+01:00',
      placeName: 'Médiathèque Jules-Verne',
      category: 'reading',
      isFree: true,
    }),
    line('Réunion publique sur le plan de circulation du bourg', {
      startsAt: '2026-11-24T19:00:00+01:00',
      placeName: 'Mairie, salle du conseil',
      category: 'meeting',
    }),
  ],
  weekend: [
    line('Loto de l’amicale laïque', {
      day: '2026-11-28',
      category: 'loto',
      price: '4 € le carton',
      example: true,
    }),
    line('Concert de la Sainte-Cécile', {
      day: '2026-11-28',
      startsAt: '2026-11-28T18:00:00+01:00',
      endsAt: '2026-11-28T19:30:00+01:00',
      placeName: 'Église Saint-Aubin',
      status: 'full',
    }),
    line('Marche gourmande des coteaux', {
      day: '2026-11-28',
      startsAt: null,
      category: 'walk',
      locality: 'La Chapelle-des-Marais',
      placeName: 'Départ du stade',
      distance: 6.4,
    }),
    line('Bourse aux jouets et vêtements d’enfants', {
      day: '2026-11-29',
      startsAt: '2026-11-29T09:00:00+01:00',
      endsAt: '2026-11-29T17:00:00+01:00',
      category: 'flea-market',
      isFree: true,
    }),
    line('Match de handball, équipe fanion', {
      day: '2026-11-29',
      startsAt: '2026-11-29T16:00:00+01:00',
      category: 'sport',
      status: 'cancelled',
      placeName: 'Salle omnisports',
    }),
  ],
  week: [
    line('Don du sang', {
      day: '2026-11-26',
      startsAt: '2026-11-26T16:00:00+01:00',
      endsAt: '2026-11-26T19:30:00+01:00',
      category: 'blood-donation',
    }),
  ],
  next: [
    line('Marché de Noël', {
      day: '2026-12-05',
      endsDay: '2026-12-06',
      startsAt: '2026-12-05T10:00:00+01:00',
      category: 'market',
      placeName: 'Place du Marché',
    }),
    line('Repas des aînés', { day: '2026-12-09', startsAt: null, category: 'seniors' }),
  ],
  lasting: [
    line('Regards sur le marais : photographies de la Brière, 1905-1960', {
      day: '2026-11-03',
      endsDay: '2026-12-19',
      startsAt: null,
      category: 'exhibition',
      placeName: 'Médiathèque Jules-Verne',
      isFree: true,
    }),
  ],
  series: [
    series('Yoga doux', 'FREQ=WEEKLY;BYDAY=TU', 'sport', { exceptSchoolHolidays: 'B' }),
    series('Café des aidants', 'FREQ=MONTHLY;BYDAY=2TH', 'solidarity'),
    series('Répétition de la chorale', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', 'music'),
  ],
}

function series(name: string, rrule: string, category: string, more: object = {}): AgendaLine {
  return line(name, {
    day: '2026-11-26',
    startsAt: '2026-11-26T18:30:00+01:00',
    category,
    recurrence: { rrule, timezone: 'Europe/Paris', ...more },
  })
}
