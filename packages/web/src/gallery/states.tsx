import type { AgendaRange } from '@wiker/town/types.ts'
import type { Child } from 'hono/jsx'
import type { LayoutProps } from '../components/layout.tsx'
import { AgendaBody } from '../pages/agenda-body.tsx'
import { DirectoryBody } from '../pages/directory-body.tsx'
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
import {
  agendaOf,
  barePage,
  eventOf,
  hits,
  listOf,
  manyCategories,
  points,
  seriesPage,
  shelves,
  week,
} from './made-up.ts'
import { inventedOutline } from './outline.ts'

type State = Omit<LayoutProps, 'head' | 'children'> & { title: string; body: Child }

const outline = inventedOutline(town.code, town.name, town.slug, town.colour)
const around = [
  inventedOutline('99002', 'Les Roseaux', 'les-roseaux', 'marsh', [-1.86, 47.385]),
  inventedOutline('99003', 'Port-Saint-Clair', 'port-saint-clair', 'brick', [-2.03, 47.33]),
]
const range: AgendaRange = { name: 'upcoming', from: galleryDay, to: '2027-02-24' }

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
      banner: (
        <NetworkBanner
          value={undefined}
          outlines={[{ ...outline, population: 4812 }]}
          ground={around.map((one) => ({ ...one, population: 9000 }))}
          some={[town, ...full.neighbours]}
          count={1 + full.neighbours.length}
        />
      ),
      body: <NetworkHomeBody towns={[town, ...full.neighbours]} week={week()} />,
    },
    'network-found': {
      title: 'Network, searched',
      banner: (
        <NetworkBanner
          value="st aubin"
          outlines={[]}
          ground={[]}
          some={[]}
          count={1}
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
            categories: manyCategories,
            pages: 9,
            page: 4,
            days: [
              {
                day: '2026-11-28',
                lines: manyCategories.map(({ category }, index) =>
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
    'event-cancelled': {
      title: 'Event, cancelled',
      ...inTown,
      section: 'agenda',
      body: (
        <EventBody
          page={eventOf({
            days: eventOf({})
              .days.slice(0, 1)
              .map((day) => ({ ...day, status: 'cancelled' })),
          })}
          outline={outline}
        />
      ),
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
      body: <DirectoryBody town={town} shelves={shelves()} />,
    },
    'directory-empty': {
      title: 'Directory, none',
      ...inTown,
      section: 'directory',
      body: <DirectoryBody town={town} shelves={[]} />,
    },
    'directory-family': {
      title: 'Directory, one family',
      ...inTown,
      section: 'directory',
      body: <RecordListBody town={town} section="directory" list={listOf(24)} family="sport" />,
    },
    'directory-nothing-found': {
      title: 'Directory, nothing found',
      ...inTown,
      section: 'directory',
      body: <RecordListBody town={town} section="directory" list={listOf(0)} text="patinoire" />,
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
      body: <MapBody town={town} points={points(60)} outline={outline} around={around} category={undefined} />,
    },
    'map-numbered': {
      title: 'Map, a few places with their numbers',
      ...inTown,
      section: 'map',
      body: <MapBody town={town} points={points(20)} outline={outline} around={around} category={undefined} />,
    },
    'map-many': {
      title: 'Map, more places than can be touched',
      ...inTown,
      section: 'map',
      body: <MapBody town={town} points={points(400)} outline={outline} around={around} category={undefined} />,
    },
    'map-bare': {
      title: 'Map, no place and no outline',
      town,
      section: 'map',
      body: <MapBody town={town} points={[]} outline={undefined} around={[]} category={undefined} />,
    },
    'practical-bare': {
      title: 'Practical, no school holidays known',
      ...inTown,
      section: 'practical',
      body: (
        <PracticalBody
          town={town}
          practical={{
            sections: [],
            markets: [],
            schoolHolidays: [],
            publicHolidays: full.nextHolidays.slice(1),
            notices: [],
            total: 0,
          }}
        />
      ),
    },
    'search-nothing': {
      title: 'Search, nothing here',
      ...inTown,
      section: 'search',
      body: (
        <SearchBody
          town={town}
          text="piscine"
          section={undefined}
          found={{ ...listOf(0), text: 'piscine', sections: [], approximate: false, items: [] }}
          elsewhere={hits()}
        />
      ),
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
            items: hits(),
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
            { path: 'equipements', credit, count: 214, refused: 3, unplaced: 0 },
            {
              credit: { ...credit, url: null, licenceUrl: null, licence: null, dataDate: '2018' },
              count: 1,
              refused: 0,
              path: 'marches',
              unplaced: 12,
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
