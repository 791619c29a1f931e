import { categoryKeys } from '@wiker/model/categories.ts'
import type { WeekLine } from '@wiker/town/network/week.ts'
import type { Agenda, AgendaRange, EventPage, MapPoint, RecordPage } from '@wiker/town/types.ts'
import type { Child } from 'hono/jsx'
import type { LayoutProps } from '../components/layout.tsx'
import { AgendaBody } from '../pages/agenda-body.tsx'
import { Failure, NotFound } from '../pages/errors.tsx'
import { EventBody } from '../pages/event-body.tsx'
import { MapBody } from '../pages/map-body.tsx'
import { MoneyBody } from '../pages/money-body.tsx'
import { NetworkBanner } from '../pages/network-banner.tsx'
import { NetworkHomeBody } from '../pages/network-home-body.tsx'
import { PlainBody } from '../pages/plain-pages.tsx'
import { PracticalBody } from '../pages/practical-body.tsx'
import { RecordBody } from '../pages/record-body.tsx'
import { RecordListBody } from '../pages/record-list.tsx'
import { ReportBody } from '../pages/report.tsx'
import { SearchBody } from '../pages/search-body.tsx'
import { SourcesBody } from '../pages/sources-body.tsx'
import { TownBanner } from '../pages/town-home-banner.tsx'
import { TownHomeBody } from '../pages/town-home-body.tsx'
import { credit, galleryDay, line, lines, record, town } from './data.ts'
import { emptyHome, fullHome } from './home.ts'
import { inventedOutline } from './outline.ts'

type State = Omit<LayoutProps, 'head' | 'children'> & { title: string; body: Child }

const outline = inventedOutline(town.code, town.name, town.slug, town.colour)
const range: AgendaRange = { name: 'upcoming', from: galleryDay, to: '2027-02-24' }
const far = Array.from({ length: 40 }, (_, index) => ({ category: categoryKeys[index]!, count: 40 - index }))

/** Every page in the states that matter, on made-up data: looked at by people, and by the accessibility tests. */
export function galleryStates(): Record<string, State> {
  const full = fullHome()
  const bare = emptyHome()
  const long = { ...town, name: 'Saint-Médard-de-Guizières-en-Pays-de-Brière-et-des-Trois-Rivières', colour: 'heather' }
  const agenda = agendaOf({})
  const inTown = { town, outline }
  return {
    network: {
      title: 'Network',
      banner: <NetworkBanner value={undefined} outlines={[outline]} />,
      body: <NetworkHomeBody towns={[town, ...full.neighbours]} week={week()} />,
    },
    'network-found': {
      title: 'Network, searched',
      banner: (
        <NetworkBanner
          value="st aubin"
          outlines={[]}
          found={[
            { ...town, open: true, department: '44', by: 'near' },
            { ...town, name: 'Saint-Aubin-des-Bois', open: false, department: '44', by: 'near' },
          ]}
        />
      ),
      body: <NetworkHomeBody towns={[town]} week={[]} />,
    },
    home: {
      title: 'Home',
      ...inTown,
      section: 'home',
      banner: <TownBanner home={full} outline={outline} />,
      body: <TownHomeBody home={full} />,
    },
    'home-empty': {
      title: 'Home, nothing known',
      town,
      section: 'home',
      banner: <TownBanner home={bare} outline={undefined} />,
      body: <TownHomeBody home={bare} />,
    },
    'home-long': {
      title: 'Home, long name',
      town: long,
      section: 'home',
      banner: <TownBanner home={{ ...full, town: long }} outline={outline} />,
      body: <TownHomeBody home={{ ...full, town: long }} />,
    },
    agenda: {
      title: 'Agenda',
      ...inTown,
      section: 'agenda',
      body: <AgendaBody town={town} range={range} agenda={agenda} neighbours={full.neighbours} />,
    },
    'agenda-one': {
      title: 'Agenda, one event',
      ...inTown,
      section: 'agenda',
      body: (
        <AgendaBody
          town={town}
          range={{ ...range, name: 'weekend' }}
          agenda={agendaOf({
            days: [{ day: '2026-11-28', lines: lines.weekend.slice(0, 1) }],
            lasting: [],
            series: [],
            categories: [],
          })}
          neighbours={[]}
        />
      ),
    },
    'agenda-empty': {
      title: 'Agenda, none',
      ...inTown,
      section: 'agenda',
      body: (
        <AgendaBody
          town={town}
          range={{ ...range, name: 'week' }}
          agenda={agendaOf({ days: [], lasting: [], series: [], categories: [], total: 0 })}
          markets={full.markets.slice(0, 1)}
          neighbours={full.neighbours}
        />
      ),
    },
    'agenda-many': {
      title: 'Agenda, 40 categories and long names',
      town: { ...town, colour: 'ochre' },
      outline,
      section: 'agenda',
      body: (
        <AgendaBody
          town={town}
          range={range}
          category="concert"
          agenda={agendaOf({
            categories: far,
            pages: 9,
            page: 4,
            days: [
              {
                day: '2026-11-28',
                lines: far.map(({ category }, index) =>
                  line(
                    index % 3 === 0
                      ? 'Représentation théâtrale intergénérationnelle « Les extraordinaires aventures de la coopérative laitière » suivie d’un échange'
                      : `Annonce du genre ${category}`,
                    {
                      day: '2026-11-28',
                      category,
                      placeName: index % 2 ? 'Espace socioculturel intercommunal de la Vallée-des-Moulins-à-Eau' : null,
                      startsAt: index % 4 ? '2026-11-28T14:05:00+01:00' : null,
                    },
                  ),
                ),
              },
            ],
          })}
          neighbours={[]}
        />
      ),
    },
    event: { title: 'Event', ...inTown, section: 'agenda', body: <EventBody page={eventOf({})} outline={outline} /> },
    'event-series': {
      title: 'Event, series with a cancelled date',
      ...inTown,
      section: 'agenda',
      body: <EventBody page={seriesPage()} outline={outline} />,
    },
    'event-bare': {
      title: 'Event, little known',
      ...inTown,
      section: 'agenda',
      body: <EventBody page={barePage()} outline={undefined} />,
    },
    directory: {
      title: 'Directory',
      ...inTown,
      section: 'directory',
      body: <RecordListBody town={town} section="directory" list={listOf(24)} />,
    },
    'directory-empty': {
      title: 'Directory, none',
      ...inTown,
      section: 'directory',
      body: <RecordListBody town={town} section="directory" list={listOf(0)} />,
    },
    news: {
      title: 'News',
      ...inTown,
      section: 'news',
      body: <RecordListBody town={town} section="news" list={{ ...listOf(0), items: full.news, total: 3 }} />,
    },
    record: {
      title: 'Record',
      ...inTown,
      section: 'practical',
      body: (
        <RecordBody
          outline={outline}
          page={{
            state: 'shown',
            town,
            section: 'practical',
            line: full.practical[0]!,
            sameName: [],
            near: full.practical.slice(1).map((one) => ({ ...one, distance: 0.3 })),
            events: lines.today,
          }}
        />
      ),
    },
    practical: {
      title: 'Practical',
      ...inTown,
      section: 'practical',
      body: (
        <PracticalBody
          town={town}
          practical={{
            sections: [
              { section: 'administration', lines: full.practical.slice(0, 1), total: 1 },
              { section: 'post', lines: full.practical.slice(1, 2), total: 1 },
              { section: 'waste', lines: full.practical.slice(2), total: 1 },
            ],
            markets: full.markets,
            schoolHolidays: full.nextHolidays.slice(0, 1),
            publicHolidays: full.nextHolidays.slice(1),
            notices: full.notices,
            total: 3,
          }}
        />
      ),
    },
    map: {
      title: 'Map',
      ...inTown,
      section: 'map',
      body: <MapBody town={town} points={points()} outline={outline} category={undefined} />,
    },
    search: {
      title: 'Search',
      ...inTown,
      section: 'search',
      body: (
        <SearchBody
          town={town}
          text="lotto"
          section={undefined}
          found={{
            ...listOf(0),
            total: 1,
            text: 'lotto',
            sections: [
              { section: 'agenda', count: 1 },
              { section: 'directory', count: 1 },
            ],
            approximate: true,
            items: [
              {
                id: '1',
                path: 'loto-1',
                section: 'agenda',
                kind: 'event',
                name: 'Loto de l’amicale laïque',
                category: 'loto',
                excerpt: [
                  { text: 'Grand ', hit: false },
                  { text: 'loto', hit: true },
                  { text: ' à la salle polyvalente.', hit: false },
                ],
                day: '2026-11-28',
                startsAt: null,
                past: false,
                town,
                example: true,
              },
            ],
          }}
        />
      ),
    },
    deals: {
      title: 'Offers',
      ...inTown,
      section: 'deals',
      body: <RecordListBody town={town} section="deals" list={{ ...listOf(0), items: full.deals, total: 1 }} />,
    },
    money: {
      title: 'Grants',
      ...inTown,
      section: 'money',
      body: (
        <MoneyBody
          town={town}
          money={{
            ...listOf(0),
            items: [
              {
                ...record('ASSOCIATION SPORTIVE INTERCOMMUNALE DES MARAIS', { kind: 'subsidy' }),
                year: 2018,
                amount: 18_450.5,
                beneficiary: 'ASSOCIATION SPORTIVE INTERCOMMUNALE DES MARAIS',
              },
              {
                ...record('Achat de partitions', { kind: 'subsidy' }),
                year: 2018,
                amount: null,
                beneficiary: 'Harmonie municipale',
              },
            ],
            total: 2,
            years: [2018, 2017, 2016].map((year) => ({ year, count: 2, amount: 100 })),
            year: 2018,
          }}
        />
      ),
    },
    sources: {
      title: 'Sources',
      ...inTown,
      body: (
        <SourcesBody
          town={town}
          sources={[
            { credit, count: 214, refused: 3 },
            {
              credit: { ...credit, url: null, licenceUrl: null, licence: null, dataDate: '2018' },
              count: 1,
              refused: 0,
            },
          ]}
        />
      ),
    },
    report: { title: 'Report a mistake', body: <ReportBody page="/galerie/agenda" sent={undefined} /> },
    'report-missing': {
      title: 'Report a mistake, nothing written',
      body: <ReportBody page="/galerie/agenda" sent="missing" />,
    },
    'report-sent': { title: 'Report a mistake, sent', body: <ReportBody page="/galerie/agenda" sent="ok" /> },
    about: { title: 'About', body: <PlainBody name="about" /> },
    'not-found': { title: 'Not found', ...inTown, body: <NotFound town={town} /> },
    failure: { title: 'Outage', ...inTown, body: <Failure /> },
  }
}

function agendaOf(changes: Partial<Agenda>): Agenda {
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
    categories: far.slice(0, 9),
    total: 14,
    page: 1,
    pages: 1,
    ...changes,
  }
}

type Shown = Extract<EventPage, { state: 'shown' }>

function eventOf(changes: Partial<Shown>, event: Partial<Shown['event']> = {}): Shown {
  const shown = lines.weekend[1]!
  return {
    state: 'shown',
    town,
    line: shown,
    path: shown.path,
    category: 'concert',
    example: false,
    credit,
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

function seriesPage(): Shown {
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

function barePage(): Shown {
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

function listOf(count: number): RecordPage<ReturnType<typeof record>> {
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
  return { items, total: count, page: 1, pages: count ? 3 : 1, facets: count ? far.slice(0, 12) : [] }
}

function points(): MapPoint[] {
  return Array.from({ length: 60 }, (_, index) => ({
    path: `lieu-${index}`,
    section: 'directory',
    name: `Lieu ${index}`,
    category: categoryKeys[(index * 3) % 20]!,
    latitude: 47.36 + 0.02 * Math.sin(index * 2.1),
    longitude: -1.95 + 0.03 * Math.cos(index * 1.7),
  }))
}

function week(): WeekLine[] {
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
