import { categoryKeys, families } from '@wiker/model'
import type { FamilyShelf } from '@wiker/town/directory/families.ts'
import type { WeekLine } from '@wiker/town/network/week.ts'
import type { Agenda, EventPage, MapPoint, RecordPage, SearchHit } from '@wiker/town/types.ts'
import { credit, galleryDay, lines, record, town } from './data.ts'

/** Forty categories, the fullest first: more than any town has. */
export const manyCategories = Array.from({ length: 40 }, (_, index) => ({
  category: categoryKeys[index]!,
  count: 40 - index,
}))

export function agendaOf(changes: Partial<Agenda>): Agenda {
  return {
    from: galleryDay,
    to: '2027-02-24',
    days: [
      { day: galleryDay, lines: lines.today },
      { day: '2026-11-26', lines: lines.week },
      { day: '2026-11-28', lines: lines.weekend.slice(0, 3) },
      { day: '2026-11-29', lines: lines.weekend.slice(3) },
      { day: '2026-12-05', lines: lines.next.slice(0, 1) },
    ],
    lasting: lines.lasting,
    series: lines.series,
    categories: manyCategories.slice(0, 9),
    traits: [{ trait: 'free', count: 4 }],
    tonight: 1,
    credits: [credit],
    total: 14,
    page: 1,
    pages: 1,
    ...changes,
  }
}

type Shown = Extract<EventPage, { state: 'shown' }>

export function eventOf(changes: Partial<Shown>, event: Partial<Shown['event']> = {}): Shown {
  const shown = lines.weekend[1]!
  return {
    state: 'shown',
    town,
    line: shown,
    path: shown.path,
    category: 'concert',
    example: false,
    credit,
    alsoFrom: [{ ...credit, name: 'OpenAgenda', publisher: null, url: 'https://openagenda.com' }],
    days: [
      {
        day: shown.day,
        endsDay: shown.day,
        startsAt: shown.startsAt,
        endsAt: shown.endsAt,
        status: 'full',
        name: null,
        placeName: null,
      },
    ],
    coming: 1,
    past: false,
    sameOrganizer: lines.next.slice(0, 1),
    sameDays: [lines.weekend[0]!, lines.weekend[2]!],
    latitude: 47.362,
    longitude: -1.944,
    ...changes,
    event: {
      type: 'Event',
      id: 'urn:wiker:event:1',
      name: shown.name,
      description:
        'L’harmonie municipale joue Bizet, Holst et des airs de fanfare.\n\nEntrée par le parvis. Le verre de l’amitié suit au presbytère.',
      startDate: shown.startsAt!,
      eventStatus: 'full',
      location: {
        name: 'Église Saint-Aubin',
        streetAddress: '2 place de l’Église',
        postalCode: '44999',
        addressLocality: town.name,
      },
      organizer: { name: 'Harmonie municipale', telephone: '+33240000102', url: 'https://harmonie.example' },
      price: 8,
      typicalAgeRange: '6-',
      accessibility: ['mi', 'hi'],
      registrationUrl: 'https://harmonie.example/billets',
      ...event,
    },
  }
}

export function seriesPage(): Shown {
  const days = ['2026-11-24', '2026-12-01', '2026-12-08', '2026-12-15'].map((day, index) => ({
    day,
    endsDay: day,
    startsAt: `${day}T18:30:00+01:00`,
    endsAt: `${day}T19:30:00+01:00`,
    status: index === 1 ? ('cancelled' as const) : ('scheduled' as const),
    name: null,
    placeName: index === 2 ? 'Gymnase' : null,
  }))
  return eventOf(
    { days, coming: 31, example: true, category: 'sport' },
    {
      name: 'Yoga doux',
      eventStatus: 'scheduled',
      startDate: '2026-09-08T18:30:00+02:00',
      recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=TU', exceptSchoolHolidays: 'B', timezone: 'Europe/Paris' },
      price: '120 € l’année',
      isAccessibleForFree: false,
    },
  )
}

export function barePage(): Shown {
  const page = eventOf({
    sameOrganizer: [],
    sameDays: [],
    latitude: null,
    longitude: null,
    category: null,
    credit: { ...credit, publisher: null, licence: null, url: null, dataDate: null },
  })
  const day = { ...page.days[0]!, startsAt: null, endsAt: null, status: 'scheduled' as const }
  return {
    ...page,
    days: [day],
    event: { type: 'Event', id: 'urn:wiker:event:2', name: 'Fête du hameau', eventStatus: 'scheduled' },
  }
}

export function listOf(count: number): RecordPage<ReturnType<typeof record>> {
  const items = Array.from({ length: count }, (_, index) =>
    record(
      index % 5
        ? `Association sportive et culturelle no ${index}`
        : 'Association pour la sauvegarde et la mise en valeur du patrimoine bâti et naturel de la vallée',
      {
        kind: 'organization',
        category: index % 2 ? 'sport' : 'culture',
        same: index === 3 ? 4 : 1,
        record: {
          streetAddress: index % 3 ? `${index} rue des Roseaux` : undefined,
          telephone: index % 2 ? '+33240000100' : undefined,
          openingHours: index === 4 ? 'Tu-Sa 09:00-12:30' : undefined,
        },
      },
    ),
  )
  return { items, total: count, page: 1, pages: count ? 3 : 1, facets: count ? manyCategories.slice(0, 12) : [] }
}

/** Every family, from one line to more than are shown. */
export function shelves(): FamilyShelf[] {
  return families.map((family, index) => ({
    family,
    lines: listOf(1 + (index % 8)).items,
    count: index === 6 ? 0 : 1 + index * 7,
    all: 1 + index * 7,
  }))
}

export function points(count: number): MapPoint[] {
  return Array.from({ length: count }, (_, index) => ({
    path: `lieu-${index}`,
    section: 'directory',
    name: `Lieu ${index}`,
    category: categoryKeys[(index * 3) % 20]!,
    latitude: 47.36 + 0.02 * Math.sin(index * 2.1),
    longitude: -1.95 + 0.03 * Math.cos(index * 1.7),
  }))
}

export function week(): WeekLine[] {
  return ['2026-11-24', '2026-11-25', '2026-11-25', '2026-11-28'].map((day, index) => ({
    kind: index === 3 ? 'event' : 'market',
    day,
    time: index === 2 ? null : '08:30',
    name: index === 3 ? 'Loto de l’amicale laïque' : 'Marché hebdomadaire',
    path: `semaine-${index}`,
    dated: index === 1 ? '2021-01' : null,
    category: 'market',
    town,
  }))
}

export function hits(): SearchHit[] {
  return (['agenda', 'directory', 'agenda'] as const).map((section, index) => ({
    id: String(index),
    path: `loto-${index}`,
    section,
    kind: section === 'agenda' ? 'event' : 'organization',
    name: section === 'agenda' ? 'Loto de l’amicale laïque' : 'Amicale laïque',
    category: section === 'agenda' ? 'loto' : 'leisure',
    excerpt: [
      { text: 'Grand ', hit: false },
      { text: 'loto', hit: true },
      { text: ' à la salle polyvalente.', hit: false },
    ],
    day: section === 'agenda' ? '2026-11-28' : null,
    startsAt: index === 0 ? '2026-11-28T20:30:00+01:00' : null,
    past: index === 2,
    town,
    example: index === 0,
  }))
}
